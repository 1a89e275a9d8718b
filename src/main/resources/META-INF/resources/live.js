// What changes on the server, told to every page as events of the document: live:orders, live:alerts, live:kpis and live:reset (something
// may have been missed: read anew what is shown), each with its data as detail. Browsers open six connections to a server at most, so of
// all visible tabs one holds the stream and passes on what it hears; who is hidden lets go.
(function () {
    'use strict';
    const STREAM = '/api/stream';
    const NAMES = ['orders', 'alerts', 'kpis', 'reset'];
    const SHARED = 'fulfilment-live';
    const SILENCE = 40_000; // the server says something every 15 s
    const GRACE = 4_000;
    const FIRST_PAUSE = 2_000;
    const LONGEST_PAUSE = 60_000;
    const LOOK_PAUSE = 2_000;
    const sharing = 'BroadcastChannel' in window && 'locks' in navigator;
    const LINGER = sharing ? 20_000 : 2_000;

    let joined = false;
    let source = null;
    let channel = null;
    let turn = null;
    let giveUp = null;
    let pause = FIRST_PAUSE;
    let state = { live: false, signedOut: false, heard: Date.now() };
    const timers = {};

    const later = (name, milliseconds, action) => {
        clearTimeout(timers[name]);
        timers[name] = setTimeout(action, milliseconds);
    };
    const holds = () => joined && (!sharing || turn);
    const tell = (message) => channel && channel.postMessage(message);
    const hear = (name, data) => document.dispatchEvent(new CustomEvent('live:' + name, { detail: data }));

    // the notice below the head of the page
    const notice = () => document.getElementById('offline');

    const clockTime = (milliseconds, zone) => {
        const form = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
        try {
            return new Intl.DateTimeFormat('en', { ...form, timeZone: zone }).format(milliseconds);
        } catch (unknownZone) {
            return new Intl.DateTimeFormat('en', form).format(milliseconds);
        }
    };

    // a page that follows nothing is neither stale nor live
    const follows = () => document.querySelector('main [data-live], main [data-follow]') !== null;

    const say = (kind) => {
        const element = notice();
        if (!element || (element.dataset.kind || '') === kind || (kind === 'stale' || kind === 'back') && !follows()) {
            return;
        }
        element.dataset.kind = kind;
        const [line, words, reload] = ['p', 'span', 'a'].map((part) => element.querySelector(part));
        if (kind !== '') {
            words.textContent = element.dataset[kind].replace('%time%', clockTime(state.heard, element.dataset.zone));
        }
        reload.hidden = kind !== 'signedOut';
        line.hidden = kind === '';
    };

    const show = () => {
        document.documentElement.dataset.live = state.live ? 'on' : 'off';
        if (state.signedOut) {
            clearTimeout(timers.say);
            say('signedOut');
        } else if (!state.live) {
            later('say', GRACE, () => say('stale'));
        } else if (notice() && notice().dataset.kind) {
            say('back');
            later('say', GRACE, () => say(''));
        } else {
            clearTimeout(timers.say);
        }
    };

    const become = (change) => {
        const before = state;
        state = { ...state, ...change };
        if (before.live !== state.live || before.signedOut !== state.signedOut) {
            show();
            tell({ state });
        }
    };

    // the tab whose turn it is
    const alive = () => {
        pause = FIRST_PAUSE;
        state.heard = Date.now();
        become({ live: true, signedOut: false });
        later('silence', SILENCE, reconnect);
    };

    const disconnect = () => {
        clearTimeout(timers.silence);
        clearTimeout(timers.retry);
        if (source) {
            source.close();
            source = null;
        }
    };

    const connect = () => {
        disconnect();
        const stream = new EventSource(STREAM);
        source = stream;
        stream.addEventListener('open', alive);
        stream.addEventListener('beat', alive);
        for (const name of NAMES) {
            stream.addEventListener(name, (event) => {
                alive();
                const data = JSON.parse(event.data);
                hear(name, data);
                tell({ name, data });
            });
        }
        stream.addEventListener('error', () => {
            become({ live: false });
            if (stream === source && stream.readyState === EventSource.CLOSED) {
                retry();
            }
        });
    };

    const reconnect = () => {
        become({ live: false });
        connect();
    };

    // an answer that is no stream ends the EventSource for good, and only another request tells why
    const retry = async () => {
        const asked = new AbortController();
        later('asked', GRACE, () => asked.abort());
        try {
            const answer = await fetch(STREAM, { redirect: 'manual', headers: { Accept: 'text/event-stream' }, signal: asked.signal });
            become({ signedOut: answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect' });
        } catch (unreachable) {
            become({ signedOut: false });
        }
        asked.abort();
        if (holds()) {
            later('retry', pause * (0.75 + Math.random() / 2), connect);
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
    };

    // the others
    const overhear = ({ data: message }) => {
        if (message.hello && turn) {
            tell({ state, welcome: message.hello });
        } else if (message.state && !turn) {
            state = message.state;
            show();
            if (message.welcome === me) {
                hear('reset', { reason: 'joined' });
            }
        } else if (message.name && !turn) {
            state.heard = Date.now();
            hear(message.name, message.data);
        }
    };

    const me = Math.random().toString(36).slice(2);

    const join = () => {
        clearTimeout(timers.leave);
        if (joined) {
            return;
        }
        joined = true;
        show();
        if (!sharing) {
            connect();
            return;
        }
        channel = new BroadcastChannel(SHARED);
        channel.addEventListener('message', overhear);
        tell({ hello: me });
        giveUp = new AbortController();
        navigator.locks.request(SHARED, { signal: giveUp.signal }, () => new Promise((done) => {
            turn = done;
            connect();
        })).catch((refused) => {
            if (refused.name !== 'AbortError') {
                throw refused;
            }
        });
    };

    const leave = () => {
        joined = false;
        clearTimeout(timers.leave);
        clearTimeout(timers.say);
        disconnect();
        state.live = false;
        if (channel) {
            giveUp.abort();
            channel.close();
            channel = null;
        }
        if (turn) {
            turn();
            turn = null;
        }
    };

    document.addEventListener('visibilitychange', () => {
        if (document.hidden) {
            later('leave', LINGER, leave);
        } else {
            join();
        }
    });
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', () => document.hidden || join());
    window.addEventListener('online', () => holds() && reconnect());
    window.addEventListener('offline', () => {
        become({ live: false });
        if (source) {
            disconnect(); // what may still come through is no sign of a connection
            retry();
        }
    });

    // looks when stirred: one look at a time, then a pause, and none while nobody sees the page; a look may ask for another one
    window.paced = (look) => {
        let dirty = false;
        let busy = false;
        let notBefore = 0;
        const run = async () => {
            if (busy || !dirty || document.hidden) {
                return;
            }
            const wait = notBefore - Date.now();
            if (wait > 0) {
                busy = true;
                setTimeout(() => { busy = false; run(); }, wait);
                return;
            }
            busy = true;
            dirty = false;
            const began = Date.now();
            try {
                dirty = (await look()) === 'again' || dirty;
            } catch (unreachable) {
                dirty = true; // that the connection is lost is told above
            }
            notBefore = Date.now() + Math.max(LOOK_PAUSE, 5 * (Date.now() - began));
            busy = false;
            run();
        };
        const stir = () => {
            dirty = true;
            run();
        };
        document.addEventListener('visibilitychange', run);
        return { stir, settle: () => { dirty = false; } };
    };

    // a request of the page itself that does not get through
    document.addEventListener('htmx:sendError', () => say('lost'));
    document.addEventListener('htmx:afterOnLoad', () => notice() && notice().dataset.kind === 'lost' && say(''));
})();
