// What every page needs: the theme follows the system or the visitor's choice, the header shows where one is, its menu closes as menus do,
// one box selects all rows.
(function () {
    'use strict';
    const root = document.documentElement;
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const choices = ['system', 'light', 'dark'];

    // a browser may forbid storage; the theme is the system's then
    const remembered = () => {
        try {
            return choices.includes(localStorage.getItem('theme')) ? localStorage.getItem('theme') : 'system';
        } catch (forbidden) {
            return 'system';
        }
    };
    const remember = (choice) => {
        try {
            localStorage.setItem('theme', choice);
        } catch (forbidden) {
            // the choice holds for this page only
        }
    };
    let theme = remembered();
    const paint = () => {
        root.setAttribute('data-bs-theme', theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme);
        root.setAttribute('data-theme', theme);
        const button = document.getElementById('theme');
        if (button) {
            button.hidden = false;
            button.title = button.dataset[theme];
            button.setAttribute('aria-label', button.dataset[theme]);
        }
        document.dispatchEvent(new CustomEvent('theme-changed'));
    };
    paint();
    dark.addEventListener('change', paint);
    window.addEventListener('storage', (change) => {
        if (change.key === 'theme') {
            theme = remembered();
            paint();
        }
    });

    // what an action came to is told once: neither a reload nor an address that is passed on tells it again
    const address = new URL(location.href);
    const told = ['did', 'done', 'changed', 'saved', 'imported', 'resent'].filter((name) => address.searchParams.has(name));
    if (told.length > 0) {
        told.forEach((name) => address.searchParams.delete(name));
        history.replaceState(history.state, '', address);
    }

    document.addEventListener('htmx:configRequest', (request) => {
        request.detail.headers['X-CSRF-Token'] = document.querySelector('meta[name="csrf-token"]').content;
    });

    const menu = () => document.querySelector('.account[open]');
    document.addEventListener('click', ({ target }) => {
        if (menu() && !menu().contains(target)) {
            menu().open = false;
        }
    });
    document.addEventListener('keydown', (press) => {
        const open = menu();
        if (press.key === 'Escape' && open) {
            press.preventDefault();
            open.open = false;
            open.querySelector('summary').focus();
        }
    });

    document.addEventListener('DOMContentLoaded', () => {
        paint();
        document.getElementById('theme').addEventListener('click', () => {
            theme = choices[(choices.indexOf(theme) + 1) % choices.length];
            remember(theme);
            paint();
        });
        const here = document.querySelector('.masthead nav [aria-current]');
        if (here) {
            const nav = here.closest('nav');
            nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
        }
        for (const all of document.querySelectorAll('[data-select-all]')) {
            const rows = () => all.form.querySelectorAll('input[name="' + all.dataset.selectAll + '"]:enabled');
            all.hidden = false;
            all.addEventListener('change', () => rows().forEach((row) => { row.checked = all.checked; }));
        }
    });
})();
