// The boxes one types into: commands and people are completed, drafts are kept, nothing typed is lost.

import { at, fresh, make } from "./dom.js";
import { act } from "./server.js";
import { me, state } from "./state.js";
import { WORDS, failure } from "./words.js";

const draftKey = (place) => `draft ${me.user} ${place}`;
const draft = (place) => sessionStorage.getItem(draftKey(place)) || "";
function keepDraft(place, text) {
  if (text) sessionStorage.setItem(draftKey(place), text);
  else sessionStorage.removeItem(draftKey(place));
}

// What may be typed next, as {text, label, note}: commands, their verbs, or people after an @.
export function completions(text, caret) {
  const before = text.slice(0, caret);
  const name = /(?:^|\s)@([\p{L}\d]*)$/u.exec(before);
  if (name) return names(name[1].toLowerCase(), before.slice(0, before.length - name[1].length), text.slice(caret));
  if (!/^\/\S*(?: \S*)?$/.test(text)) return [];
  return state.commands.flatMap((command) => verbs(command, text));
}

function names(typed, before, after) {
  const all = [{ name: "mlstatus", title: "the app" }, ...state.people];
  return all.filter((p) => p.name.toLowerCase().startsWith(typed)).map((p) => ({
    label: `@${p.name.toLowerCase()}`, note: p.title, text: `${before}${p.name.toLowerCase()} ${after}`,
  }));
}

function verbs({ command, hint, verbs: known = [] }, text) {
  const [first, verb] = text.split(" ");
  if (verb === undefined && !command.startsWith(first)) return [];
  if (verb !== undefined && first !== command) return [];
  const found = known.filter(({ usage }) => usage.startsWith(verb || ""));
  if (!known.length) return verb === undefined ? [{ label: command, note: hint, text: `${command} ` }] : [];
  return found.map(({ usage, what }) => ({ label: `${command} ${usage}`, note: what, text: `${command} ${usage.split(" ")[0]} ` }));
}

// The usage of what is being typed, shown above the box once its verb is complete.
export function usageOf(text) {
  const [first, verb, ...rest] = text.split(/\s+/);
  const command = state.commands.find((each) => each.command === first);
  if (!command) return "";
  if (!verb) return `${command.command} ${command.hint || ""}`.trim();
  const known = (command.verbs || []).filter(({ usage }) => usage.split(" ")[0] === verb);
  return known.length && (rest.length || text.endsWith(" ")) ? known.map(({ usage, what }) => `${first} ${usage}: ${what}`).join("\n") : "";
}

export class Composer {
  // `place()` says where this box writes: {channel, thread}.
  constructor(form, place, sent = () => {}) {
    Object.assign(this, { form, place, sent, at: 0, moved: false, last: [] });
    this.box = form.querySelector("textarea");
    this.hints = form.querySelector(".hints");
    this.usage = form.querySelector(".usage");
    this.trouble = form.querySelector(".trouble");
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.close());
    form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
  }

  get here() {
    const { channel, thread } = this.place();
    return `${channel} ${thread || ""}`;
  }

  // Shows the draft of the place one came to.
  arrive() {
    if (this.shown === `${me.user} ${this.here}`) return;
    this.shown = `${me.user} ${this.here}`;
    this.box.value = draft(this.here);
    this.say("");
    this.close();
    this.grow();
  }

  put(text) {
    this.box.value = text;
    this.typed();
    this.close();
    this.box.focus();
  }

  grow() {
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight + 2}px`;
  }

  say(text) {
    this.trouble.textContent = text;
    this.trouble.hidden = !text;
  }

  typed() {
    keepDraft(this.here, this.box.value);
    this.grow();
    Object.assign(this, { at: 0, moved: false });
    this.found = completions(this.box.value, this.box.selectionStart);
    const usage = this.found.length ? "" : usageOf(this.box.value);
    this.usage.textContent = usage;
    this.usage.hidden = !usage;
    this.list();
  }

  list() {
    this.hints.hidden = !this.found.length;
    this.box.setAttribute("aria-expanded", String(this.found.length > 0));
    this.hints.replaceChildren(...this.found.map((item, n) => make("li", {
      role: "option", id: fresh("hint"), "aria-selected": String(n === this.at),
      onpointerdown: (event) => { event.preventDefault(); this.choose(n); },
    }, make("span", {}, item.label), make("small", {}, item.note || ""))));
    const here = this.hints.children[this.at];
    if (!here) return this.box.removeAttribute("aria-activedescendant");
    this.box.setAttribute("aria-activedescendant", here.id);
    return here.scrollIntoView({ block: "nearest" });
  }

  choose(n) {
    const after = this.box.value.length - this.box.selectionStart;
    this.box.value = this.found[n].text;
    if (!this.found[n].text.startsWith("/")) this.box.selectionStart = this.box.selectionEnd = this.box.value.length - after;
    this.typed();
    this.box.focus();
  }

  close() {
    this.found = [];
    this.list();
  }

  key(event) {
    const open = (this.found || []).length > 0;
    if (event.isComposing) return;
    if (open && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + this.found.length) % this.found.length;
      this.moved = true;
      this.list();
    } else if (open && (event.key === "Tab" || (event.key === "Enter" && this.moved))) this.choose(this.at);
    else if (open && event.key === "Escape") this.close();
    else if (event.key === "ArrowUp" && !this.box.value && this.last.length) this.put(this.last.at(-1));
    else if (event.key === "Enter" && !event.shiftKey) this.form.requestSubmit();
    else return;
    event.preventDefault();
  }

  async send() {
    const text = this.box.value.trim();
    if (!text) return;
    const { channel, thread } = this.place();
    const from = this.here;
    this.last.push(text);
    this.box.value = "";
    this.typed();
    this.say("");
    const answer = await act("say", { channel, text, thread });
    if (answer.ok) this.sent();
    else this.failed(text, from, answer.error);
  }

  failed(text, from, error) {
    const now = from === this.here ? this.box.value : draft(from);
    const kept = [text, now].filter(Boolean).join("\n");
    keepDraft(from, kept);
    if (from !== this.here) return;
    this.box.value = kept;
    this.grow();
    const what = text.startsWith("/") ? text.split(" ")[0] : "Sending";
    const after = error === "operation_timeout" ? WORDS.late : WORDS.kept;
    this.say(error === "unreachable" ? WORDS.kept : `${failure(error, what)}. ${after}`);
  }
}

export const main = () => new Composer(at("composer"), () => ({ channel: me.channel, thread: null }));
export const reply = () => new Composer(at("reply"), () => ({ channel: me.channel, thread: me.thread }));
