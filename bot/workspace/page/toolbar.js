// What one can do with a message: react, reply in a thread, and the app's own shortcuts.

import { iconButton, make } from "./dom.js";
import { emoji, PICKABLE, QUICK } from "./emoji.js";
import { ofNode } from "./messages.js";
import { menu, notice } from "./popup.js";
import { act } from "./server.js";
import { state } from "./state.js";
import { WORDS, failure } from "./words.js";

let over = null;
let openThread = () => {};

async function react(name) {
  const answer = await act("react", { channel: over.channel, ts: over.ts, name });
  if (!answer.ok) notice(failure(answer.error, "The reaction"));
}

function pick(event) {
  menu(event.currentTarget, PICKABLE.map((name) => ({ label: emoji(name), press: () => react(name) })), "Reactions", "grid");
  for (const [n, button] of [...document.querySelectorAll(".popup.grid [role=menuitem]")].entries())
    button.setAttribute("aria-label", PICKABLE[n]);
}

async function run(shortcut, message) {
  const answer = await act("shortcut", { callback_id: shortcut.callback_id, channel: message.channel, ts: message.ts });
  if (!answer.ok) notice(failure(answer.error, `“${shortcut.name}”`));
}

function more(event) {
  const message = over;
  const own = state.shortcuts.message.map((shortcut) =>
    ({ label: shortcut.name, note: shortcut.description, press: () => run(shortcut, message) }));
  menu(event.currentTarget, [
    { label: "Reply in thread", press: () => openThread(message.ts) },
    { label: "Copy text", press: () => navigator.clipboard.writeText(message.text || "").catch(() => {}) },
    "mlstatus", ...(own.length ? own : [{ label: WORDS.noShortcuts, style: "quiet", press: () => {} }]),
  ], "More actions");
}

const bar = make("div", { class: "toolbar", role: "toolbar", "aria-label": "Message actions" },
  QUICK.map((name) => make("button", { type: "button", class: "tool", "aria-label": `React with ${name}`,
    title: `:${name}:`, onclick: () => react(name) }, emoji(name))),
  iconButton("smile", "Add a reaction", pick, { "aria-haspopup": "menu" }),
  iconButton("thread", "Reply in thread", () => openThread(over.ts), { class: "tool reply" }),
  iconButton("more", "More actions", more, { "aria-haspopup": "menu", class: "tool more" }));

// One toolbar for all messages: it moves to the one under the pointer or the keyboard.
function attach(article) {
  const message = article && ofNode.get(article);
  if (!message || message.deleted || bar.parentNode === article) return;
  if (document.querySelector(".popup.menu, .popup.grid")) return;
  over = message;
  bar.classList.toggle("lone", Boolean(message.seen_by));
  bar.querySelector(".reply").hidden = Boolean(message.thread_ts) || Boolean(message.seen_by);
  article.append(bar);
}

// Up and down walk from message to message; t opens the thread, r the reactions, m the menu.
function walk(event, box) {
  if (event.target !== box && !event.target.matches(".message")) return;
  const all = [...box.querySelectorAll(".message")];
  const here = all.indexOf(event.target);
  const to = { ArrowUp: here < 0 ? all.length - 1 : here - 1, ArrowDown: here + 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined) {
    if (all[to]) all[to].focus();
    event.preventDefault();
    return;
  }
  const tool = { t: ".reply", r: "[aria-label='Add a reaction']", m: ".more", ContextMenu: ".more" }[event.key];
  if (here < 0 || !tool || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  bar.querySelector(tool).click();
}

export function withToolbar(box, open) {
  openThread = open;
  box.addEventListener("pointerover", (event) => attach(event.target.closest(".message")));
  box.addEventListener("focusin", (event) => attach(event.target.closest(".message")));
  box.addEventListener("pointerleave", () => {
    if (!bar.contains(document.activeElement) && !document.querySelector(".popup")) bar.remove();
  });
  box.addEventListener("keydown", (event) => walk(event, box));
}
