// The start page's chart, drawn from the table beside it, and commands that can be copied.
(function () {
    'use strict';
    const rows = () => Array.from(document.querySelectorAll('#chart-rows > tr'), (row) => row.dataset);
    const still = window.matchMedia('(prefers-reduced-motion: reduce)');
    const narrow = window.matchMedia('(max-width: 700px)');
    const box = document.getElementById('chart-box');
    let chart = null;

    const colours = () => {
        const style = getComputedStyle(document.documentElement);
        const of = (name) => style.getPropertyValue(name).trim();
        return {
            passed: of('--series-passed'), held: of('--series-held'), shipped: of('--series-shipped'), rate: of('--series-rate'),
            grid: of('--series-grid'), ink: of('--series-ink'), ground: of('--tblr-bg-surface') || of('--tblr-body-bg'),
        };
    };

    // held orders are hatched as well as coloured
    const hatched = (colour, ground) => {
        const tile = document.createElement('canvas');
        tile.width = 8;
        tile.height = 8;
        const brush = tile.getContext('2d');
        brush.fillStyle = colour;
        brush.fillRect(0, 0, 8, 8);
        brush.strokeStyle = ground;
        brush.lineWidth = 1.25;
        for (const at of [-8, 0, 8]) {
            brush.moveTo(at, 8);
            brush.lineTo(at + 8, 0);
        }
        brush.stroke();
        return brush.createPattern(tile, 'repeat');
    };

    const series = {
        passed: (row) => Number(row.passed),
        held: (row) => Number(row.held),
        shipped: (row) => Number(row.shipped),
        rate: (row) => (Number(row.orders) > 0 ? Number(row.rate) : null),
    };
    const label = (name) => document.querySelector('[data-series="' + name + '"]').textContent.trim();
    const number = (value) => value.toLocaleString(document.documentElement.lang);

    const paint = (datasets, scales) => {
        const is = colours();
        const [passed, held, shipped, rate] = datasets;
        passed.backgroundColor = is.passed;
        held.backgroundColor = hatched(is.held, is.ground);
        held.borderColor = is.held;
        shipped.borderColor = is.shipped;
        shipped.backgroundColor = is.shipped;
        rate.borderColor = is.rate;
        rate.backgroundColor = is.rate;
        for (const scale of Object.values(scales)) {
            scale.ticks.color = is.ink;
            scale.border.color = is.grid;
            scale.grid.color = is.grid;
        }
    };

    const axes = () => ({
        x: {
            stacked: true, grid: { display: false }, border: {},
            ticks: { maxRotation: 0, autoSkipPadding: 14, callback(value) { return rows()[value]?.axis; } },
        },
        count: {
            stacked: true, beginAtZero: true, grid: {}, border: { display: false },
            ticks: { precision: 0, maxTicksLimit: 7, callback: (value) => number(value) },
        },
        percent: {
            position: 'right', beginAtZero: true, suggestedMax: 10, grid: { drawOnChartArea: false }, border: { display: false },
            ticks: { maxTicksLimit: 6, callback: (value) => value + '%' },
        },
    });

    const tooltip = {
        usePointStyle: true,
        callbacks: {
            title: ([item]) => {
                const row = rows()[item.dataIndex];
                return item.dataIndex === rows().length - 1 ? row.name + ' (' + box.dataset.running + ')' : row.name;
            },
            label: (item) => ' ' + item.dataset.label.replace(' (%)', '') + ' ' + number(item.parsed.y) + (item.dataset.yAxisID === 'percent' ? '%' : ''),
            footer: ([item]) => box.dataset.orders + ' ' + number(Number(rows()[item.dataIndex].orders)),
        },
    };

    const draw = () => {
        const data = rows();
        const of = (name) => data.map(series[name]);
        const datasets = [
            { type: 'bar', label: label('passed'), data: of('passed'), yAxisID: 'count', stack: 'orders', order: 3, maxBarThickness: 36 },
            { type: 'bar', label: label('held'), data: of('held'), yAxisID: 'count', stack: 'orders', order: 3, maxBarThickness: 36, borderWidth: 1 },
            { type: 'line', label: label('shipped'), data: of('shipped'), yAxisID: 'count', stack: 'shipped', order: 1, borderWidth: 2, pointRadius: 3, pointStyle: 'circle', tension: .25 },
            { type: 'line', label: label('rate'), data: of('rate'), yAxisID: 'percent', order: 2, borderWidth: 2, borderDash: [5, 4], pointRadius: 2, pointHitRadius: 8, tension: .25 },
        ];
        const scales = axes();
        paint(datasets, scales);
        chart = new window.Chart(document.getElementById('chart-canvas'), {
            data: { labels: data.map((row) => row.name), datasets },
            options: {
                responsive: true, maintainAspectRatio: false, locale: document.documentElement.lang,
                animation: still.matches ? false : { duration: 350 },
                interaction: { mode: 'index', intersect: false },
                font: { family: getComputedStyle(document.body).fontFamily, size: narrow.matches ? 10 : 11.5 },
                plugins: { legend: { display: false }, colors: { enabled: false }, tooltip },
                scales,
            },
        });
    };

    const refresh = () => {
        if (!chart) {
            return;
        }
        const data = rows();
        const moved = chart.data.labels.length !== data.length || chart.data.labels[0] !== data[0].name;
        const [passed, held, shipped, rate] = chart.data.datasets;
        chart.data.labels = data.map((row) => row.name);
        [[passed, 'passed'], [held, 'held'], [shipped, 'shipped'], [rate, 'rate']].forEach(([set, name]) => { set.data = data.map(series[name]); });
        chart.update(moved || still.matches ? 'none' : undefined);
    };

    const load = () => {
        const script = document.createElement('script');
        script.src = box.dataset.script;
        script.addEventListener('load', draw);
        script.addEventListener('error', () => { document.getElementById('chart-broken').hidden = false; });
        document.head.append(script);
    };

    if (box) {
        const seen = new IntersectionObserver((entries) => {
            if (entries.some((entry) => entry.isIntersecting)) {
                seen.disconnect();
                load();
            }
        }, { rootMargin: '200px' });
        seen.observe(box);
        document.addEventListener('htmx:afterSettle', refresh);
        document.addEventListener('theme-changed', () => {
            if (chart) {
                chart.stop();
                paint(chart.data.datasets, chart.options.scales);
                chart.update('none');
            }
        });
    }

    // each change asks for the page anew: at once, or where that was done just now, a moment later, so that the last one counts too
    const REST = 1_500;
    let asked = 0;
    let waiting = null;
    const ask = () => {
        waiting = null;
        asked = Date.now();
        window.htmx.trigger('#refresh', 'changed');
    };
    if (document.getElementById('refresh')) {
        for (const name of ['kpis', 'orders', 'alerts', 'reset']) {
            document.addEventListener('live:' + name, () => {
                waiting = waiting || setTimeout(ask, Math.max(0, asked + REST - Date.now()));
            });
        }
    }

    // the latest rows stand still under the pointer and while one has the focus: what is newer is counted, and shown when they are left
    const latest = () => document.getElementById('latest');
    const cards = (root) => Array.from(root.querySelectorAll('section'));
    const ids = (card) => Array.from(card.querySelectorAll('li > a'), (row) => row.id);
    let held = false;
    const inUse = () => latest().matches(':hover, :focus-within');
    const count = (now) => cards(latest()).forEach((card, index) => {
        const shown = ids(card);
        const newest = ids(cards(now)[index]);
        const fresh = newest.filter((id) => !shown.includes(id)).length;
        const words = card.querySelector('[data-waiting]');
        const text = fresh === 0 ? '' : words.dataset.waiting.replace('%count%', fresh < newest.length ? fresh : fresh + '+');
        if (words.textContent !== text) {
            words.textContent = text;
        }
    });
    const release = () => {
        if (held && !inUse()) {
            held = false;
            ask();
        }
    };
    if (latest()) {
        document.addEventListener('htmx:oobBeforeSwap', (swap) => {
            if (swap.detail.target === latest() && inUse()) {
                held = true;
                swap.detail.shouldSwap = false;
                count(swap.detail.fragment);
            }
        });
        for (const name of ['pointerover', 'pointerout', 'focusin', 'focusout']) {
            document.addEventListener(name, () => held && setTimeout(release));
        }
    }

    const copied = (button, text) => {
        const word = button.querySelector('span');
        const before = word.textContent;
        navigator.clipboard.writeText(text).then(() => {
            word.textContent = button.dataset.copied;
            setTimeout(() => { word.textContent = before; }, 2000);
        });
    };
    for (const button of document.querySelectorAll('[data-copy]')) {
        // only a page that came over TLS, or from this machine, may write to the clipboard
        button.hidden = !navigator.clipboard;
        button.addEventListener('click', () => copied(button, document.getElementById(button.dataset.copy).textContent));
    }
})();
