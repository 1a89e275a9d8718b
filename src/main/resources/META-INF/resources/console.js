// The only script of our own: the theme follows the system, a lost server is told, one box selects all rows.
(function () {
    'use strict';
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = () => document.documentElement.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
    follow();
    dark.addEventListener('change', follow);

    const tellOffline = (lost) => {
        const notice = document.getElementById('offline');
        if (notice) {
            notice.hidden = !lost;
        }
    };
    document.addEventListener('htmx:sendError', () => tellOffline(true));
    document.addEventListener('htmx:responseError', () => tellOffline(true));
    document.addEventListener('htmx:afterOnLoad', () => tellOffline(false));

    document.addEventListener('DOMContentLoaded', () => {
        for (const all of document.querySelectorAll('[data-select-all]')) {
            const rows = () => all.form.querySelectorAll('input[name="' + all.dataset.selectAll + '"]');
            all.hidden = false;
            all.addEventListener('change', () => rows().forEach((row) => { row.checked = all.checked; }));
        }
    });
})();
