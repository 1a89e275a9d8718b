// An element comes to say what the server says now, and whoever has focus, is ticked or opened stays so. What means something else is another
// node, never the old one made over: a button that does another thing was not the one that was aimed at.
(function () {
    'use strict';
    const OURS = new Set(['data-gone', 'data-fresh', 'data-cursor', 'tabindex']);

    const does = (node) => (node.nodeType === Node.ELEMENT_NODE && node.dataset.does) || '';
    const same = (old, now) => old.nodeName === now.nodeName && does(old) === does(now);

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
    const becomeChildren = (old, now) => {
        let place = old.firstChild;
        const removeUpTo = (end) => {
            while (place !== end) {
                const surplus = place;
                place = place.nextSibling;
                surplus.remove();
            }
        };
        for (const child of now.childNodes) {
            let match = place;
            while (match && !same(match, child)) {
                match = match.nextSibling;
            }
            if (match) {
                removeUpTo(match);
                become(match, child);
                place = match.nextSibling;
            } else {
                old.insertBefore(document.importNode(child, true), place);
            }
        }
        removeUpTo(null);
    };
    const become = (old, now) => {
        if (old.nodeType === Node.ELEMENT_NODE) {
            becomeAttributes(old, now);
            if (!old.hasAttribute('data-keep')) {
                becomeChildren(old, now);
            }
        } else if (old.nodeValue !== now.nodeValue) {
            old.nodeValue = now.nodeValue;
        }
    };

    window.become = become;
})();
