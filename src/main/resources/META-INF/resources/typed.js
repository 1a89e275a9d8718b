// What was typed into a form that changes something is not lost with the answer: where no success follows, it is put back as soon as the form is
// there again, be it after signing in anew. It is kept in this tab alone, and passwords never are.
(function () {
    'use strict';
    const KEPT = 'typed';
    const FIELDS = ['textarea', 'select', 'input:not([type=hidden], [type=password], [type=file], [type=checkbox], [type=radio])']
        .map((field) => field + '[name]').join();

    // a browser may forbid storage; what was typed then lives as long as its page
    const inStore = (use) => {
        try {
            return use(sessionStorage);
        } catch (forbidden) {
            return null;
        }
    };
    const forms = () => [...document.querySelectorAll('form[method=post]')];
    const fields = (form) => [...form.querySelectorAll(FIELDS)];
    const begun = (form) => fields(form).some((field) => 'defaultValue' in field && field.value !== field.defaultValue);
    const nameOf = (form) => {
        const about = form.querySelector('input[type=hidden][name=key]');
        return form.getAttribute('action') + (about ? about.value.replace(/^\S*/, '') : '');
    };
    const forget = () => inStore((store) => store.removeItem(KEPT));
    const keep = (form) => {
        const values = fields(form).map((field) => [field.name, field.value]);
        inStore((store) => store.setItem(KEPT, JSON.stringify({ form: nameOf(form), values })));
    };
    const putBack = (form, values) => {
        for (const [name, value] of values) {
            const field = fields(form).find((each) => each.name === name);
            if (field && (field.nodeName !== 'SELECT' || [...field.options].some((option) => option.value === value))) {
                field.value = value;
            }
        }
    };

    document.addEventListener('submit', (submission) => {
        if (!submission.defaultPrevented && submission.target.method === 'post') {
            keep(submission.target);
        }
    });

    // the notice that nobody is signed in any more leads out of the page
    document.addEventListener('click', ({ target }) => {
        const form = target.closest('#offline a') && forms().find(begun);
        if (form) {
            keep(form);
        }
    });

    const kept = JSON.parse(inStore((store) => store.getItem(KEPT)));
    if (kept) {
        const form = forms().find((each) => nameOf(each) === kept.form);
        if (document.querySelector('main .notice-good')) {
            forget();
        } else if (form) {
            putBack(form, kept.values);
            forget();
        }
    }
    window.typed = { keep, forget };
})();
