// Lists follow what happens without moving a row: rows in view change where they stand, rows that came since are counted, and shown on
// request. The server decides what matches, by the filter in the address; it is asked every two seconds at most, and more seldom where it
// takes long to answer.
(function () {
    'use strict';
    const MOST_ROWS = 200;
    const MOST_NEWS = 100;
    const SETTLED = 500;

    const list = document.getElementById('list');
    if (!list || !list.dataset.live) {
        return;
    }
    const bar = document.querySelector('[data-news]');
    const here = new URL(location.href);
    const first = !here.searchParams.get('cursor');
    const rows = (root) => [...root.querySelectorAll('[data-row]')];
    const byKey = (root) => new Map(rows(root).map((row) => [row.dataset.row, row]));
    const left = new Set();

    const address = (parameters) => {
        const url = new URL(here);
        for (const [name, value] of Object.entries({ did: null, done: null, ...parameters })) {
            if (value === null) {
                url.searchParams.delete(name);
            } else {
                url.searchParams.set(name, value);
            }
        }
        return url;
    };
    const home = address({}).pathname + address({}).search;

    // an answer is to a question of ours: forms lead back to the page itself
    const bringHome = (row) => row.querySelectorAll('input[name=back]').forEach((back) => { back.value = home; });

    // what a hand already on its way meets was not there when it set out
    const changes = new WeakMap();
    let moved = -Infinity;
    const change = (work) => {
        const height = list.offsetHeight;
        work();
        if (list.offsetHeight !== height) {
            moved = performance.now();
        }
    };

    const flash = (row) => {
        changes.set(row, performance.now());
        delete row.dataset.fresh;
        void row.offsetWidth;
        row.dataset.fresh = '';
    };

    const update = (row, now) => {
        if ('gone' in row.dataset) {
            delete row.dataset.gone;
            row.querySelector('.left-list').remove();
        }
        const before = row.textContent;
        const focused = row.contains(document.activeElement);
        window.become(row, now);
        bringHome(row);
        if (focused && !row.contains(document.activeElement)) {
            row.tabIndex = -1;
            row.focus({ preventScroll: true });
        }
        if (row.textContent !== before) {
            flash(row);
            window.htmx && window.htmx.process(row);
        }
    };

    // rows of the answer that are not in view: those before a row in view came since, the others only moved up
    const unseen = (answer) => {
        const shown = byKey(list);
        const answered = rows(answer);
        const last = answered.reduce((found, row, index) => (shown.has(row.dataset.row) ? index : found), -1);
        const sought = last < 0 ? answered : answered.slice(0, last);
        return sought.filter((row) => !shown.has(row.dataset.row) && !left.has(row.dataset.row));
    };

    const sayGone = (row) => {
        if (!('gone' in row.dataset)) {
            row.dataset.gone = '';
            const words = document.createElement('span');
            words.className = 'left-list';
            words.textContent = bar.dataset.gone;
            row.querySelector('th, td[data-label]').append(words);
        }
    };
    const markGone = (answer) => {
        const answered = byKey(answer);
        const shown = rows(list);
        const complete = !answer.querySelector('a[rel=next]');
        const last = shown.reduce((found, row, index) => (answered.has(row.dataset.row) ? index : found), -1);
        shown.forEach((row, index) => {
            if (!answered.has(row.dataset.row) && (complete || index < last)) {
                sayGone(row);
                row.querySelectorAll('input[type=checkbox]').forEach((box) => {
                    box.checked = false;
                    box.disabled = true;
                });
            }
        });
    };

    const count = (news) => {
        const many = news >= MOST_NEWS;
        const words = bar.dataset.news.replace('%count%', many ? MOST_NEWS + '+' : String(news));
        if ((news > 0) === bar.hidden) {
            document.querySelector('[data-news-said]').textContent = news > 0 ? words : '';
        }
        bar.querySelector('span').textContent = words;
        bar.dataset.count = String(news);
        bar.hidden = news === 0;
    };

    const ask = async (parameters) => {
        const answer = await fetch(address(parameters), { headers: { 'X-Requested-With': 'lists' } });
        const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
        return page && page.getElementById('list') ? page : null;
    };

    const look = async () => {
        const shown = rows(list).length;
        const above = list.dataset.above;
        const parameters = above
            ? { cursor: above, limit: Math.min(Math.max(shown, 1), MOST_ROWS), news: first ? 'true' : null }
            : { limit: Math.min(shown + 50, MOST_ROWS) };
        const page = await ask(parameters);
        if (!page) {
            return;
        }
        const answer = page.getElementById('list');
        const totals = document.getElementById('totals');
        if (totals) {
            window.become(totals, page.getElementById('totals'));
        }
        const shownRows = byKey(list);
        change(() => {
            for (const row of rows(answer)) {
                const old = shownRows.get(row.dataset.row);
                if (old) {
                    update(old, row);
                }
            }
            markGone(page);
        });
        if (first) {
            count(Number(answer.dataset.count || 0) + unseen(answer).length);
        }
        document.dispatchEvent(new CustomEvent('list:looked', { detail: page }));
    };

    const pace = window.paced(look);
    for (const name of [...list.dataset.live.split(' '), 'reset']) {
        document.addEventListener('live:' + name, pace.stir);
    }

    // puts what came since where it belongs; a list that was empty, or left far behind, is loaded anew
    const load = async () => {
        const shown = rows(list);
        const news = Number(bar.dataset.count);
        if (shown.length === 0 || news >= MOST_NEWS || shown.length + news > MOST_ROWS) {
            return false;
        }
        const page = await ask({ limit: Math.min(shown.length + news + 20, MOST_ROWS) });
        if (!page) {
            return false;
        }
        const answer = page.getElementById('list');
        const added = new Set(unseen(answer).map((row) => row.dataset.row));
        const shownRows = byKey(list);
        let place = null;
        let newest = null;
        change(() => {
            for (const row of rows(answer)) {
                const old = shownRows.get(row.dataset.row);
                if (old) {
                    place = old;
                    update(old, row);
                } else if (added.has(row.dataset.row)) {
                    const fresh = document.importNode(row, true);
                    if (place) {
                        place.after(fresh);
                    } else {
                        shown[0].before(fresh);
                    }
                    place = fresh;
                    newest = newest || fresh;
                    bringHome(fresh);
                    flash(fresh);
                    window.htmx && window.htmx.process(fresh);
                }
            }
        });
        if (list.dataset.above) {
            list.dataset.above = answer.dataset.above;
        }
        count(0);
        if (newest) {
            newest.querySelector('a[href], button')?.focus({ preventScroll: true });
            newest.scrollIntoView({ block: 'center' });
        }
        return true;
    };
    bar.querySelector('a').addEventListener('click', async (click) => {
        if (!first || click.ctrlKey || click.metaKey || click.shiftKey) {
            return;
        }
        click.preventDefault();
        if (!(await load().catch(() => false))) {
            location.assign(address({ cursor: null, limit: here.searchParams.get('limit') }));
        }
    });

    // nothing is left in view: what follows is shown, or that there is nothing
    const begin = async () => {
        const page = await ask({});
        if (!page) {
            return;
        }
        const answer = page.getElementById('list');
        const body = list.querySelector('tbody');
        change(() => {
            if (body && rows(answer).length > 0) {
                body.replaceChildren(...rows(answer).map((row) => document.importNode(row, true)));
                list.dataset.above = answer.dataset.above || '';
            } else {
                list.replaceChildren(...[...answer.childNodes].map((node) => document.importNode(node, true)));
            }
        });
        document.querySelector('.pager').replaceWith(document.importNode(page.querySelector('.pager'), true));
        count(0);
    };

    // for a script that acts on rows: looks at once and takes away what its action took from the list
    window.liveList = {
        settled: (row) => performance.now() - Math.max(moved, changes.get(row) || moved) > SETTLED,
        async refresh(acted) {
            pace.settle();
            await look();
            change(() => rows(list).filter((row) => 'gone' in row.dataset && acted.has(row.dataset.row)).forEach((row) => {
                left.add(row.dataset.row);
                row.remove();
            }));
            if (rows(list).length === 0) {
                await begin();
            }
        },
    };
})();
