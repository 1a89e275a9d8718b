// Alerts as a queue: worked through by keys, acted on without leaving the page.
(function () {
    'use strict';
    const list = document.getElementById('list');
    const form = document.getElementById('queue');
    const confirmation = document.getElementById('confirm');
    const help = document.getElementById('keys');

    const rows = () => [...list.querySelectorAll('[data-row]:not([data-gone])')];
    const box = (row) => row.querySelector('input[type=checkbox]');
    const selected = () => rows().filter((row) => box(row) && box(row).checked);
    const current = () => list.querySelector('[data-cursor]');
    const bulk = (action) => form && form.querySelector('button[name=action][value=' + action + ']');
    const everything = () => form && form.querySelector('input[name=scope][value=all]');
    const number = (text) => Number(text.replace(/[^0-9]/g, ''));

    // where the keys are
    const moveTo = (row) => {
        const before = current();
        if (before) {
            delete before.dataset.cursor;
        }
        row.dataset.cursor = '';
        row.tabIndex = -1;
        row.focus({ preventScroll: true });
        row.scrollIntoView({ block: 'nearest' });
    };
    const inView = (row) => row.getBoundingClientRect().bottom > 120;
    const step = (by) => {
        const all = rows();
        const at = all.indexOf(current());
        const next = at < 0 ? all.find(inView) || all[0] : all[at + by];
        if (next) {
            moveTo(next);
        }
    };
    list.addEventListener('focusin', ({ target }) => {
        const row = target.closest('[data-row]');
        const before = current();
        if (row && row !== before) {
            if (before) {
                delete before.dataset.cursor;
            }
            row.dataset.cursor = '';
        }
    });

    // what is selected
    const showSelection = () => {
        const element = form && form.querySelector('[data-selected]');
        if (!element) {
            return;
        }
        const all = everything().checked;
        const count = selected().length;
        element.textContent = all || count === 0 ? '' : element.dataset.selected.replace('%count%', count);
        form.classList.toggle('all-chosen', all);
        const head = form.querySelector('[data-select-all]');
        head.checked = count > 0 && count === rows().filter(box).length;
        head.indeterminate = count > 0 && !head.checked;
    };
    const select = (row) => {
        box(row).checked = !box(row).checked;
        form.querySelector('input[name=scope][value=selected]').checked = true;
        showSelection();
    };
    const clear = () => {
        selected().forEach((row) => { box(row).checked = false; });
        if (form) {
            form.querySelector('input[name=scope][value=selected]').checked = true;
        }
        showSelection();
    };
    if (form) {
        form.addEventListener('change', ({ target }) => {
            if (target.type === 'checkbox') {
                form.querySelector('input[name=scope][value=selected]').checked = true;
            }
            showSelection();
        });
    }

    // asks once more where more than one alert is meant
    const meansAll = (button) => button.name === 'action' && everything().checked;
    const meant = (button) => {
        if (button.name === 'one') {
            return { count: '1', all: false };
        }
        if (button.name === 'whole') {
            return { count: button.closest('[data-row]').dataset.alerts, all: false };
        }
        return meansAll(button)
            ? { count: form.querySelector('[data-matching]').dataset.matching, all: true }
            : { count: String(selected().reduce((sum, row) => sum + number(row.dataset.alerts || '1'), 0)), all: false };
    };
    const note = () => form.querySelector('textarea[name=note]');
    const agreed = ({ count, all }, button) => new Promise((resolve) => {
        const words = confirmation.querySelector('h2');
        const typed = confirmation.querySelector('textarea');
        words.textContent = confirmation.dataset[all ? 'all' : 'some'].replace('%action%', button.dataset.action).replace('%count%', count);
        confirmation.querySelector('[data-meaning]').textContent = button.title;
        confirmation.querySelector('[value=yes]').textContent = button.dataset.action;
        typed.value = note().value;
        confirmation.returnValue = '';
        confirmation.addEventListener('close', () => {
            note().value = typed.value;
            resolve(confirmation.returnValue === 'yes');
        }, { once: true });
        confirmation.showModal();
        confirmation.querySelector('[value=yes]').focus();
    });

    // acting
    const acted = (button) => {
        const shown = button.name === 'action' ? (meansAll(button) ? rows() : selected()) : [button.closest('[data-row]')];
        return new Set(shown.map((row) => row.dataset.row));
    };
    // the first row that was not acted on, from the current one on
    const follower = (gone) => {
        const all = rows();
        const from = all.slice(Math.max(0, all.indexOf(current())));
        return from.find((row) => !gone.has(row.dataset.row)) || all.filter((row) => !gone.has(row.dataset.row)).pop();
    };
    let busy = false;
    const carryOut = async (button, keys, confirmed) => {
        const next = follower(keys);
        const came = await window.report.send(form, button, confirmed);
        if (came.question) {
            if (await agreed({ count: came.question, all: meansAll(button) }, button)) {
                await carryOut(button, keys, true);
            }
            return;
        }
        if (came.report === 'fault') {
            return;
        }
        if (came.report === 'done') {
            note().value = '';
        }
        clear();
        await window.liveList.refresh(keys);
        if (!current() && next && next.isConnected) {
            moveTo(next);
        }
        showSelection();
    };
    const act = async (button) => {
        if (busy) {
            return;
        }
        busy = true;
        try {
            const keys = acted(button);
            const scope = meant(button);
            const one = scope.count === '1' || scope.count === '0';
            if (one || await agreed(scope, button)) {
                await carryOut(button, keys, !one);
            }
        } finally {
            busy = false;
        }
    };
    if (form) {
        form.addEventListener('submit', (submission) => {
            submission.preventDefault();
            const row = submission.submitter.closest('[data-row]');
            if (!row || window.liveList.settled(row)) {
                act(submission.submitter);
            }
        });
    }
    const actByKey = (action) => {
        const row = current();
        const ofRow = row && row.querySelector('button[data-does=' + action + ']');
        const button = selected().length > 0 || (everything() && everything().checked) ? bulk(action) : ofRow;
        if (button) {
            act(button);
        }
    };

    // the keys
    const dismiss = () => {
        window.report.dismiss();
        clear();
    };
    const KEYS = {
        j: () => step(1),
        k: () => step(-1),
        x: () => current() && box(current()) && select(current()),
        X: () => {
            if (everything()) {
                everything().checked = !everything().checked;
                form.querySelector('input[name=scope][value=selected]').checked = !everything().checked;
                showSelection();
            }
        },
        a: () => actByKey('ACK'),
        r: () => actByKey('RESOLVE'),
        t: () => actByKey('RETRY'),
        o: () => window.report.focus(),
        '/': () => document.querySelector('form.filters input[type=search]').focus(),
        '?': () => help.showModal(),
        Escape: dismiss,
    };
    // under a Korean keyboard a key says its letter only by its place
    const letter = (press) => {
        if (press.key === 'Escape' || press.key === 'Enter' || /^[\x21-\x7E]$/.test(press.key)) {
            return press.key;
        }
        const place = { Slash: press.shiftKey ? '?' : '/' }[press.code] || (/^Key[A-Z]$/.test(press.code) ? press.code[3] : '');
        return press.shiftKey ? place : place.toLowerCase();
    };
    const typing = (target) => target.closest('textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])');
    const REPEATED = new Set(['j', 'k']);
    document.addEventListener('keydown', (press) => {
        if (press.ctrlKey || press.altKey || press.metaKey || press.defaultPrevented || typing(press.target)) {
            return;
        }
        const key = letter(press);
        if (press.repeat && key === 'Enter') {
            press.preventDefault(); // a button that has the focus by now is not what was meant
        }
        if (document.querySelector('dialog[open]') || (press.repeat && !REPEATED.has(key))) {
            return;
        }
        if (key === 'Enter' && press.target === current()) {
            press.preventDefault();
            current().querySelector('a[data-open]').click();
        } else if (Object.hasOwn(KEYS, key)) {
            press.preventDefault();
            KEYS[key]();
        }
    });

    document.querySelectorAll('[data-needs-keys]').forEach((element) => { element.hidden = false; });
    document.getElementById('show-keys').addEventListener('click', () => help.showModal());
    document.addEventListener('list:looked', ({ detail: page }) => {
        const [old, now] = [document, page].map((root) => root.querySelector('[data-matching]'));
        if (old && now) {
            old.dataset.matching = now.dataset.matching;
            old.textContent = now.textContent;
        }
        showSelection();
    });
    showSelection();
})();
