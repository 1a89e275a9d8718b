// An element comes to say what the server says now, and what has focus, is typed, ticked or opened stays so. What means something else is another
// node, never the old one made over: a button that does another thing was not the one that was aimed at.
(function () {
    'use strict';
    const OURS = new Set([
        'data-gone', 'data-fresh', 'data-cursor', 'tabindex', 'open', 'selected', 'role', 'aria-controls', 'aria-expanded',
    ]);

    // what a node is among its siblings, wherever it stands
    const kind = (node) => {
        const key = node.nodeName === 'OPTION' ? node.value : node.dataset && (node.dataset.key || node.dataset.does);
        return node.nodeName + ' ' + (key || '');
    };

    const becomeAttributes = (old, now) => {
        for (const { name } of [...old.attributes]) {
            if (!now.hasAttribute(name) && !OURS.has(name)) {
                old.removeAttribute(name);
            }
        }
        for (const { name, value } of now.attributes) {
            if (old.getAttribute(name) !== value) {
                old.setAttribute(name, value);
            }
        }
    };
    // each of the new nodes with the old one of its kind, if there is one left
    const pairs = (olds, nows) => {
        const left = new Map();
        for (const old of olds) {
            left.set(kind(old), [...(left.get(kind(old)) || []), old]);
        }
        return nows.map((now) => [now, (left.get(kind(now)) || []).shift()]);
    };
    const becomeChildren = (old, now) => {
        const paired = pairs([...old.childNodes], [...now.childNodes]);
        const staying = new Set(paired.map(([, match]) => match));
        [...old.childNodes].filter((child) => !staying.has(child)).forEach((child) => child.remove());
        let place = old.firstChild;
        for (const [child, match] of paired) {
            if (match && match === place) {
                place = place.nextSibling;
            } else {
                old.insertBefore(match || document.importNode(child, true), place);
            }
            if (match) {
                become(match, child);
            }
        }
    };
    const become = (old, now) => {
        if (old.nodeType === Node.ELEMENT_NODE) {
            becomeAttributes(old, now);
            if (!old.hasAttribute('data-keep') && old.nodeName !== 'TEXTAREA') {
                becomeChildren(old, now);
            }
        } else if (old.nodeValue !== now.nodeValue) {
            old.nodeValue = now.nodeValue;
        }
    };

    window.become = become;
})();
