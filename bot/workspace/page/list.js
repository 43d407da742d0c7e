// A list that draws its newest entries, more when one scrolls up, and only what changed of them.

import { make } from "./dom.js";

const STEP = 100;
const NEAR = 120;

// Where the keyboard was inside a node that is drawn anew, and how to find that place again.
function focusOf(node) {
  const inside = node.contains(document.activeElement) && document.activeElement;
  if (!inside) return () => {};
  const block = inside.closest("[data-block]");
  const action = inside.closest("[data-action]");
  return (fresh) => {
    const within = (block && fresh.querySelector(`[data-block="${CSS.escape(block.dataset.block)}"]`)) || fresh;
    const again = action && within.querySelector(`[data-action="${CSS.escape(action.dataset.action)}"]`);
    (again || fresh).focus({ preventScroll: true });
  };
}

export class List {
  // `entries(count)` gives the newest `count` as {key, stamp, build}, oldest first, and `all` there are.
  constructor(box, entries) {
    Object.assign(this, { box, entries, count: STEP, drawn: new Map(), place: null, top: 0 });
    this.rows = make("div", { class: "rows" });
    this.pill = make("button", { type: "button", class: "newer", hidden: true, onclick: () => this.toFoot() }, "New messages ↓");
    box.append(this.rows);
    box.after(this.pill);
    box.addEventListener("scroll", () => this.scrolled(), { passive: true });
    const sized = new ResizeObserver(() => { if (this.stays) this.toFoot(); });
    sized.observe(box);
    sized.observe(this.rows);
  }

  get atFoot() {
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < NEAR;
  }

  toFoot() {
    this.stays = true;
    this.box.scrollTop = this.box.scrollHeight;
    this.top = this.box.scrollTop;
    this.pill.hidden = true;
  }

  // Only going up leaves the foot: what grows below a reader who stays there is followed.
  scrolled() {
    this.stays = this.atFoot || (this.stays && this.box.scrollTop >= this.top);
    this.top = this.box.scrollTop;
    if (this.stays) this.pill.hidden = true;
    if (this.box.scrollTop > 4 * NEAR || this.count >= this.all) return;
    this.count += STEP;
    const foot = this.box.scrollHeight - this.box.scrollTop;
    this.fill();
    this.box.scrollTop = this.box.scrollHeight - foot;
  }

  // Draws what is new; `place` names what is listed, and another place begins at its foot.
  show(place) {
    const moved = place !== this.place;
    if (moved) Object.assign(this, { place, count: STEP, all: Infinity });
    const foot = moved || this.stays;
    if (foot && this.count > 3 * STEP) this.count = STEP;
    const before = this.last;
    this.fill();
    if (foot) this.toFoot();
    else if (this.last !== before) this.pill.hidden = false;
  }

  fill() {
    const { entries, all } = this.entries(this.count);
    if (!this.stays && all > this.all) {
      // What arrives while one reads further up must not push the oldest out at the top.
      this.count += all - this.all;
      this.all = all;
      return this.fill();
    }
    this.all = all;
    this.last = entries.length ? entries.at(-1).key : null;
    const kept = new Map();
    let next = this.rows.firstChild;
    for (const entry of entries) {
      const { node: old } = this.drawn.get(entry.key) || {};
      const node = this.node(entry);
      if (next === old) next = node;
      kept.set(entry.key, { stamp: entry.stamp, node });
      if (node === next) next = next.nextSibling;
      else this.rows.insertBefore(node, next);
    }
    while (next) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
    this.drawn = kept;
    return undefined;
  }

  node(entry) {
    const had = this.drawn.get(entry.key);
    if (had && had.stamp === entry.stamp) return had.node;
    const node = entry.build();
    if (!had) return node;
    const focus = focusOf(had.node);
    had.node.replaceWith(node);
    focus(node);
    return node;
  }
}
