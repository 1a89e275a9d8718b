// The raw message of an event, unfolded below it and folded away by the same button. It is fetched once; only that it is there is read out.
(function () {
    'use strict';
    const said = document.querySelector('[data-raw-said]');
    const folded = new WeakMap();
    const underway = new WeakSet();

    // without scripts it is a link to a page of its own
    const prepare = () => document.querySelectorAll('a[data-raw]:not([aria-expanded])').forEach((button) => {
        button.setAttribute('role', 'button');
        button.setAttribute('aria-controls', button.dataset.raw);
        button.setAttribute('aria-expanded', 'false');
    });

    const fetched = async (button) => {
        const answer = await fetch(button.href + '&part=message');
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        return [...page.querySelectorAll('.raw')].map((raw) => document.importNode(raw, true));
    };
    const unfold = async (button, panel) => {
        try {
            const raw = folded.get(button) || await fetched(button);
            if (raw.length === 0) {
                location.assign(button.href); // its own page tells why
                return;
            }
            panel.replaceChildren(...raw);
            button.setAttribute('aria-expanded', 'true');
            said.textContent = said.dataset.rawSaid;
            document.dispatchEvent(new CustomEvent('htmx:afterOnLoad'));
        } catch (unreachable) {
            document.dispatchEvent(new CustomEvent('htmx:sendError'));
        }
    };
    const fold = (button, panel) => {
        folded.set(button, [...panel.childNodes]);
        panel.replaceChildren();
        button.setAttribute('aria-expanded', 'false');
        said.textContent = '';
    };

    document.addEventListener('click', async (click) => {
        const button = click.target.closest('a[data-raw]');
        if (!button || click.ctrlKey || click.metaKey || click.shiftKey || underway.has(button)) {
            return;
        }
        click.preventDefault();
        const panel = document.getElementById(button.dataset.raw);
        if (button.getAttribute('aria-expanded') === 'true') {
            fold(button, panel);
        } else {
            underway.add(button);
            await unfold(button, panel);
            underway.delete(button);
        }
    });
    document.addEventListener('keydown', (press) => {
        if (press.key === ' ' && press.target.closest('a[data-raw]')) {
            press.preventDefault();
            press.target.click();
        }
    });

    prepare();
    new MutationObserver(prepare).observe(document.getElementById('content'), { childList: true, subtree: true });
})();
