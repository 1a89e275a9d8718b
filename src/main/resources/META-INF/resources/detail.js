// The page of one order or alert follows what happens to it: it is asked for again when the stream names it, and now and then for what no
// stream tells, such as messages to Slack. What is typed, unfolded or in focus stays.
(function () {
    'use strict';
    const ROUTINE = 30_000;
    const REACHED_FOR = 1_000;

    const followed = document.querySelector('[data-follow]');
    const { follow: address, back, order } = followed.dataset;
    const said = document.querySelector('[data-followed]');
    const unsent = document.querySelector('[data-unsent]');

    // nothing moves under a pointer that is on its way to press it
    let reached = 0;
    followed.addEventListener('pointermove', ({ target }) => {
        if (target.closest('button, select')) {
            reached = Date.now();
        }
    });
    const reachedFor = () => Date.now() - reached < REACHED_FOR;

    // what somebody was writing is not lost with its form
    const keep = (text) => {
        const notice = document.createElement('p');
        const quote = document.createElement('q');
        notice.className = 'notice notice-warn';
        quote.textContent = text;
        notice.append(unsent.dataset.unsent, ' ', quote);
        unsent.append(notice);
    };

    const keyed = () => [...followed.querySelectorAll('[data-key]')];
    const show = (now) => {
        const before = followed.textContent;
        const known = new Set(keyed());
        const written = [...followed.querySelectorAll('textarea')].filter((field) => field.value.trim() !== '');
        const focused = document.activeElement;
        window.become(followed, now);
        followed.querySelectorAll('input[name=back]').forEach((field) => { field.value = back; });
        keyed().filter((element) => !known.has(element)).forEach((element) => { element.dataset.fresh = ''; });
        written.filter((field) => !field.isConnected).forEach((field) => keep(field.value));
        if (!focused.isConnected) {
            document.getElementById('content').focus({ preventScroll: true });
        }
        if (followed.textContent !== before) {
            said.textContent = said.dataset.followed;
        }
    };

    const look = async () => {
        const answer = await fetch(address, { headers: { 'X-Requested-With': 'detail' } });
        const now = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-follow]');
        if (!now) {
            return '';
        }
        if (reachedFor()) {
            return 'again';
        }
        said.textContent = '';
        show(now);
        return '';
    };

    const pace = window.paced(look);
    // of many changes the stream names only the first
    const stirBy = (names, count, ours) => {
        if (count > names.length || names.some((name) => ours.includes(name))) {
            pace.stir();
        }
    };
    document.addEventListener('live:orders', ({ detail }) => stirBy(detail.order_ids, detail.count, [order]));
    document.addEventListener('live:alerts', ({ detail }) => stirBy(
        detail.alert_keys, detail.count, [...document.querySelectorAll('[data-alert]')].map((element) => element.dataset.alert)));
    document.addEventListener('live:reset', pace.stir);
    setInterval(pace.stir, ROUTINE);
})();
