// What an action came to, told on the page that asked for it: in the words of the server, which are those without scripts too, or, where it
// gave none, by what stood in the way. It stays until it is dismissed or the next action has one.
(function () {
    'use strict';
    const region = document.getElementById('report');
    let cameFrom = null;

    const tell = (element) => {
        region.replaceChildren(...element.childNodes);
    };
    const failure = (status) => {
        const words = document.querySelector('template[data-failed="' + status + '"]') || document.querySelector('template[data-failed=""]');
        return words.content.cloneNode(true);
    };
    const failed = (status, form) => {
        window.typed.keep(form);
        tell(failure(status));
        return { report: 'fault' };
    };
    const dismiss = () => {
        const inside = region.contains(document.activeElement);
        region.replaceChildren();
        if (inside && cameFrom && cameFrom.isConnected) {
            cameFrom.focus({ preventScroll: true });
        }
    };
    region.addEventListener('click', ({ target }) => target.closest('[data-dismiss]') && dismiss());

    window.report = {
        // what it came to (done, refused, fault), or how many alerts the server asks about before it does anything
        async send(form, button, confirmed) {
            // the button may have left the page while it was asked about
            const fields = new URLSearchParams(new FormData(form));
            fields.set(button.name, button.value);
            fields.set('part', 'report');
            if (confirmed) {
                fields.set('confirmed', 'true');
            }
            let answer = null;
            try {
                answer = await fetch(form.getAttribute('action'), { method: 'POST', body: fields });
            } catch (unreachable) {
                document.dispatchEvent(new CustomEvent('htmx:sendError'));
                return failed('', form);
            }
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            const [told, asked] = ['report', 'question'].map((part) => page.querySelector('[data-' + part + ']'));
            if (asked) {
                return { question: asked.dataset.question };
            }
            if (!told) {
                return failed(answer.status, form);
            }
            window.typed.forget();
            tell(told);
            return told.dataset;
        },
        focus() {
            if (region.hasChildNodes()) {
                cameFrom = region.contains(document.activeElement) ? cameFrom : document.activeElement;
                region.focus();
            }
        },
        dismiss,
    };
})();
