// Block Kit's elements that are typed into: texts, numbers, dates, times, files.

import { iconButton, make } from "./dom.js";
import { plain } from "./mrkdwn.js";
import { zone } from "./state.js";
import { begin, named, press, put, settle } from "./surface.js";
import { bytes } from "./words.js";

const hint = (element) => (element.placeholder ? plain(element.placeholder) : null);

function attributes(element, on) {
  return {
    ...named(on, element, element.action_id), placeholder: hint(element), "data-action": element.action_id,
    autofocus: Boolean(element.focus_on_load),
  };
}

// A text is kept as it is typed; the bot hears of it at Enter, or at each letter, if it asked to.
function heard(node, element, on, enter = true) {
  const config = element.dispatch_action_config || { trigger_actions_on: ["on_enter_pressed"] };
  const when = config.trigger_actions_on || [];
  let pause = null;
  const value = () => ({ value: node.value === "" ? null : node.value });
  const tell = () => press(on, element, value(), node);
  node.addEventListener("input", () => {
    put(on, element, value());
    clearTimeout(pause);
    if (on.dispatch && when.includes("on_character_entered")) pause = setTimeout(tell, 300);
  });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !enter || event.isComposing) return;
    if (!on.dispatch || !when.includes("on_enter_pressed")) return;
    event.preventDefault();
    tell();
  });
  node.value = begin(on, element, { value: element.initial_value || null }).value || "";
  return node;
}

function text(element, on) {
  if (!element.multiline)
    return heard(make("input", { type: "text", class: "field", ...attributes(element, on) }), element, on);
  return heard(make("textarea", { rows: element.min_lines || 4, class: "field", ...attributes(element, on) }), element, on, false);
}

const typed = (type, mode) => (element, on) =>
  heard(make("input", { type: "text", inputmode: mode, class: `field ${type}`, ...attributes(element, on) }), element, on);

// The browser's own pickers: reachable by keyboard, and in the reader's language.
function picker(type, key, initial, toInput = (v) => v, fromInput = (v) => v) {
  return (element, on) => {
    const node = make("input", { type, class: `field ${type}`, ...attributes(element, on) });
    const show = (value) => { node.value = value[key] ? toInput(value[key], element) : ""; };
    node.addEventListener("change", () =>
      settle(on, element, { [key]: node.value ? fromInput(node.value) : null }, node, show));
    show(begin(on, element, { [key]: element[initial] || null }));
    return node;
  };
}

// Seconds since 1970 as the person's own wall clock, and back.
function wall(seconds) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone(), dateStyle: "short", timeStyle: "short" });
  return parts.format(new Date(seconds * 1000)).replace(" ", "T");
}

function seconds(local) {
  const asUtc = Date.parse(`${local}Z`) / 1000;
  const off = Date.parse(`${wall(asUtc)}Z`) / 1000 - asUtc;
  const first = asUtc - off;
  const second = Date.parse(`${wall(first)}Z`) / 1000 - first;
  return asUtc - second;
}

const asText = (buffer) => {
  let found = "";
  for (const byte of new Uint8Array(buffer)) found += String.fromCharCode(byte);
  return btoa(found);
};

async function read(file) {
  return { name: file.name, size: file.size, mimetype: file.type || "application/octet-stream",
    content: asText(await file.arrayBuffer()) };
}

function files(element, on) {
  const kinds = (element.filetypes || []).map((kind) => `.${kind}`).join(",") || null;
  const most = element.max_files || 10;
  const list = make("ul", { class: "files" });
  const show = (found) => list.replaceChildren(...found.map((file, n) => make("li", {},
    make("span", {}, `${file.name} (${bytes(file.size)})`),
    iconButton("close", `Remove ${file.name}`, () => keep(found.filter((each, m) => m !== n))))));
  const keep = (found) => {
    put(on, element, { files: found });
    show(found);
  };
  const node = make("input", { type: "file", class: "field file", accept: kinds, multiple: most > 1,
    ...attributes(element, on),
    onchange: async () => {
      const added = await Promise.all([...node.files].map(read));
      node.value = "";
      keep([...begin(on, element, { files: [] }).files, ...added].slice(0, most));
    } });
  show(begin(on, element, { files: [] }).files);
  return make("div", { class: "file-input" }, node, list);
}

export const ELEMENTS = {
  plain_text_input: text,
  number_input: typed("number", "decimal"),
  email_text_input: typed("email", "email"),
  url_text_input: typed("url", "url"),
  datepicker: picker("date", "selected_date", "initial_date"),
  timepicker: picker("time", "selected_time", "initial_time"),
  datetimepicker: picker("datetime-local", "selected_date_time", "initial_date_time", wall, seconds),
  file_input: files,
};
