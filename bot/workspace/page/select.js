// Select menus of every kind, single and multiple: a box to type in and a list to choose from.

import { fresh, iconButton, make } from "./dom.js";
import { plain } from "./mrkdwn.js";
import { place, watchOutside } from "./popup.js";
import { state } from "./state.js";
import { begin, named, settle, suggestions } from "./surface.js";
import { WORDS, typeMore } from "./words.js";

const person = (p) => ({ text: p.name, note: p.title, value: p.id });
const channel = (c) => ({ text: `#${c.name}`, value: c.id });
const fromOption = (option) => ({
  text: plain(option.text), note: option.description && plain(option.description),
  value: option.value, option,
});
const groupsOf = (found) => (found.option_groups
  ? found.option_groups.map((group) => ({ label: plain(group.label), items: group.options.map(fromOption) }))
  : [{ label: "", items: (found.options || []).map(fromOption) }]);

const SOURCES = {
  static: groupsOf,
  users: () => [{ label: "", items: state.people.map(person) }],
  channels: () => [{ label: "", items: state.channels.map(channel) }],
  conversations: () => [{ label: "Channels", items: state.channels.map(channel) },
    { label: "Direct messages", items: state.people.map(person) }],
};
const KEYS = { users: "user", channels: "channel", conversations: "conversation" };

// How a kind of select spells its value, and reads it back as items.
function spelling(element) {
  const [, multi, kind] = element.type.match(/^(multi_)?(\w+?)_select$/);
  const word = KEYS[kind] || "option";
  const key = `selected_${word}${multi ? "s" : ""}`;
  const raw = (item) => (KEYS[kind] ? item.value : item.option);
  const item = (found) => (KEYS[kind]
    ? SOURCES[kind]().flatMap((g) => g.items).find((each) => each.value === found) || { text: found, value: found }
    : fromOption(found));
  return {
    kind, multi: Boolean(multi),
    initial: { [key]: element[`initial_${word}${multi ? "s" : ""}`] || (multi ? [] : null) },
    value: (items) => ({ [key]: multi ? items.map(raw) : items.length ? raw(items[0]) : null }),
    items: (value) => [value[key]].flat().filter(Boolean).map(item),
  };
}

class Select {
  constructor(element, on) {
    Object.assign(this, { element, on, spelling: spelling(element), at: -1, popup: null, asked: null });
    this.list = fresh("list");
    this.input = make("input", {
      type: "text", class: "field", role: "combobox", autocomplete: "off", "aria-expanded": "false",
      "aria-controls": this.list, "aria-autocomplete": "list", "data-action": element.action_id,
      placeholder: element.placeholder ? plain(element.placeholder) : "Choose an option",
      autofocus: Boolean(element.focus_on_load), ...named(on, element, "Choose an option"),
      onclick: () => this.pressed(), oninput: () => this.open(), onkeydown: (event) => this.key(event),
      onblur: () => this.close(),
    });
    this.chips = make("span", { class: "chips" });
    this.node = make("div", { class: "select" }, this.chips, this.input);
    this.show(begin(on, element, this.spelling.initial));
  }

  get chosen() {
    return this.spelling.items(begin(this.on, this.element, this.spelling.initial));
  }

  show(value) {
    const items = this.spelling.items(value);
    const clear = (item) => iconButton("close", `Remove ${item.text}`, () => this.keep(items.filter((i) => i !== item)));
    this.input.value = this.spelling.multi ? "" : items.map((item) => item.text).join("");
    const chips = this.spelling.multi || (items.length && this.on.optional) ? items : [];
    this.chips.replaceChildren(...chips.map((item) => make("span", { class: this.spelling.multi ? "chip" : "clear" },
      this.spelling.multi ? item.text : "", clear(item))));
  }

  keep(items) {
    const value = this.spelling.value(items);
    settle(this.on, this.element, value, this.node, (before) => this.show(before));
    this.show(value);
  }

  choose(item) {
    const { chosen } = this;
    const had = chosen.some((each) => each.value === item.value);
    const most = this.element.max_selected_items || Infinity;
    if (!this.spelling.multi) this.keep([item]);
    else if (had) this.keep(chosen.filter((each) => each.value !== item.value));
    else if (chosen.length < most) this.keep([...chosen, item]);
    this.close();
    this.input.focus();
  }

  // What was typed filters the list; a text that only repeats the choice does not.
  get typed() {
    const text = this.input.value.trim();
    return !this.spelling.multi && this.chosen.some((item) => item.text === text) ? "" : text;
  }

  // A choice that stands is typed over, not into.
  pressed() {
    if (!this.typed) this.input.select();
    this.open();
  }

  async found() {
    if (this.spelling.kind !== "external") return SOURCES[this.spelling.kind](this.element);
    const least = this.element.min_query_length ?? 3;
    if (this.typed.length < least) return typeMore(least);
    if (this.asked) this.asked.abort();
    this.asked = new AbortController();
    const answer = await suggestions(this.on, this.element, this.typed, this.asked.signal);
    if (answer.error === "aborted") return null;
    return answer.ok ? groupsOf(answer) : WORDS.stuck;
  }

  async open() {
    this.wanted = true;
    const found = await this.found();
    if (!this.wanted || !found) return;
    this.drop();
    this.at = -1;
    const like = this.typed.toLowerCase();
    const local = this.spelling.kind !== "external";
    const groups = typeof found === "string" ? [] : found.map((group) => ({ ...group,
      items: group.items.filter((item) => !local || `${item.text} ${item.note || ""}`.toLowerCase().includes(like)) }));
    const none = typeof found === "string" ? found : WORDS.noMatches;
    this.popup = make("div", { class: "popup listbox", role: "listbox", id: this.list,
      "aria-multiselectable": this.spelling.multi ? "true" : null, onpointerdown: (event) => event.preventDefault() },
    groups.flatMap((group) => this.rows(group)));
    if (!this.popup.childElementCount) this.popup.append(make("p", { class: "heading" }, none));
    place(this.popup, this.node, true);
    this.stop = watchOutside(this.popup, this.node, () => this.close());
    this.input.setAttribute("aria-expanded", "true");
    if (like || !this.spelling.multi) this.move(0, Math.max(0, this.options.findIndex((o) => o.ariaSelected === "true")));
  }

  rows({ label, items }) {
    const { chosen } = this;
    const row = (item) => make("div", { role: "option", id: fresh("option"),
      "aria-selected": String(chosen.some((each) => each.value === item.value)),
      onclick: () => this.choose(item) },
    make("span", {}, item.text), item.note ? make("small", {}, item.note) : null);
    if (!items.length) return [];
    return [label ? make("p", { class: "heading", role: "presentation" }, label) : null, ...items.map(row)];
  }

  get options() {
    return this.popup ? [...this.popup.querySelectorAll("[role=option]")] : [];
  }

  move(by, to = this.at + by) {
    const { options } = this;
    if (!options.length) return;
    this.at = (to + options.length) % options.length;
    options.forEach((option, n) => option.classList.toggle("current", n === this.at));
    options[this.at].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", options[this.at].id);
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.popup) this.move(event.key === "ArrowDown" ? 1 : -1);
      else this.open();
    } else if (event.key === "Enter" && this.popup && this.options[this.at]) this.options[this.at].click();
    else if (event.key === "Escape" && this.popup) this.close();
    else if (event.key === "Backspace" && this.spelling.multi && !this.input.value && this.chosen.length)
      this.keep(this.chosen.slice(0, -1));
    else if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
  }

  drop() {
    if (!this.popup) return;
    this.stop();
    this.popup.remove();
    this.popup = null;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.wanted = false;
    this.drop();
    this.show(begin(this.on, this.element, this.spelling.initial));
  }
}

export const select = (element, on) => new Select(element, on).node;
