// What opens above the page and closes again: menus, lists of choices, questions, short notices.

import { at, fresh, make } from "./dom.js";
import { plain, textInto } from "./mrkdwn.js";

const GAP = 4;

// Puts a popup beside its anchor, inside the same dialog so that it can be reached there.
export function place(popup, anchor, wide = false) {
  (anchor.closest("dialog") || document.body).append(popup);
  const box = anchor.getBoundingClientRect();
  if (wide) popup.style.minWidth = `${box.width}px`;
  const below = window.innerHeight - box.bottom;
  const over = below < popup.offsetHeight + 8 && box.top > below;
  popup.style.top = over ? `${Math.max(4, box.top - popup.offsetHeight - GAP)}px` : `${box.bottom + GAP}px`;
  popup.style.left = `${Math.max(4, Math.min(box.left, window.innerWidth - popup.offsetWidth - 8))}px`;
}

// Calls `close` when the person turns elsewhere; returns how to stop watching.
export function watchOutside(popup, anchor, close) {
  const outside = (event) => {
    if (!popup.contains(event.target) && !anchor.contains(event.target)) close();
  };
  const scrolled = (event) => {
    if (!popup.contains(event.target)) close();
  };
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("scroll", scrolled, true);
  window.addEventListener("resize", close);
  return () => {
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("scroll", scrolled, true);
    window.removeEventListener("resize", close);
  };
}

let open = null;

function item({ label, note, style, press }, close) {
  return make("button", {
    type: "button", role: "menuitem", tabindex: "-1", class: style || "",
    onclick: () => { close(); press(); },
  }, make("span", {}, label), note ? make("small", {}, note) : null);
}

function walk(event, popup, close) {
  const items = [...popup.querySelectorAll("[role=menuitem]")];
  const here = items.indexOf(document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, ArrowRight: here + 1, ArrowLeft: here - 1,
    Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) items[(to + items.length) % items.length].focus();
  else if (event.key === "Escape" || event.key === "Tab") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// A menu of {label, note, press}, or of strings as headings between them.
export function menu(anchor, entries, label, kind = "menu") {
  if (open) open();
  const popup = make("div", { class: `popup ${kind}`, role: "menu", "aria-label": label });
  const close = () => {
    stop();
    const inside = popup.contains(document.activeElement);
    popup.remove();
    anchor.setAttribute("aria-expanded", "false");
    if (inside) anchor.focus();
    open = null;
  };
  popup.append(...entries.map((entry) => typeof entry === "string"
    ? make("p", { class: "heading" }, entry) : item(entry, close)));
  popup.addEventListener("keydown", (event) => walk(event, popup, close));
  place(popup, anchor);
  const stop = watchOutside(popup, anchor, close);
  anchor.setAttribute("aria-expanded", "true");
  open = close;
  const first = popup.querySelector("[role=menuitem]");
  if (first) first.focus();
}

// Asks as a confirm object of Block Kit says; true where the person agrees.
export function confirmed(question) {
  const heading = fresh("confirm");
  return new Promise((answer) => {
    const end = (found) => { dialog.close(); dialog.remove(); answer(found); };
    const dialog = make("dialog", { class: "modal confirm", "aria-labelledby": heading,
      oncancel: (event) => { event.preventDefault(); end(false); } },
    make("h2", { id: heading }, plain(question.title || "Are you sure?")),
    textInto(question.text, make("div", { class: "text" })),
    make("div", { class: "foot" },
      make("button", { type: "button", class: "button", onclick: () => end(false) }, plain(question.deny || "Cancel")),
      make("button", { type: "button", autofocus: true,
        class: `button ${question.style === "danger" ? "danger" : "primary"}`, onclick: () => end(true) },
      plain(question.confirm || "Yes"))));
    document.body.append(dialog);
    dialog.showModal();
  });
}

// A notice that says what failed, until it is closed or replaced.
export function notice(text) {
  const box = at("notice");
  box.replaceChildren();
  box.hidden = !text;
  if (text) box.append(make("span", {}, text), make("button", { type: "button", class: "tool",
    "aria-label": "Close the notice", onclick: () => notice("") }, "×"));
}
