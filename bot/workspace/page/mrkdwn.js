// Slack's mrkdwn as nodes. Every rule matches on the text; what is not a rule stays text.

import { link, make } from "./dom.js";
import { emoji } from "./emoji.js";
import { channelName, nameOf, told } from "./state.js";

export const unescaped = (text) =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
export const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

// A mark opens after anything but a letter and closes before anything but a letter, as in Slack.
const marked = (mark) =>
  `(?<![\\p{L}\\p{N}${mark}])${mark}(?![\\s${mark}])([^\\n]*?[^\\s])${mark}(?![\\p{L}\\p{N}${mark}])`;
const INLINE = new RegExp([
  "`([^`\\n]+)`", "<([^<>\\n]+)>", ":([a-z0-9_+'-]+(?:::skin-tone-\\d)?):",
  marked("\\*"), marked("_"), marked("~"),
].join("|"), "u");

export const mention = (text) => make("span", { class: "mention" }, text);

export const personMention = (id) => mention(`@${nameOf(id)}`);
export const channelMention = (id, label) => mention(`#${channelName(id) || label || id}`);

const DATES = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { day: "numeric", month: "long", year: "numeric" },
  date_short: { day: "numeric", month: "short", year: "numeric" },
  date_long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  date_pretty: { day: "numeric", month: "long", year: "numeric" },
  date_short_pretty: { day: "numeric", month: "short", year: "numeric" },
  date_long_pretty: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

// <!date^seconds^format^address|fallback>, in the reader's time zone.
export function dated(seconds, format, fallback) {
  const when = new Date(Number(seconds) * 1000);
  if (Number.isNaN(when.getTime())) return fallback || "";
  return format.replace(/\{(\w+)\}/g, (all, name) => (DATES[name] ? told(when, DATES[name]) : all));
}

function special(body, label) {
  const [kind, ...rest] = body.slice(1).split("^");
  if (kind === "date") {
    const text = dated(rest[0], unescaped(rest[1] || ""), label);
    return rest[2] ? link(unescaped(rest[2]), text) : make("span", {}, text);
  }
  if (["here", "channel", "everyone"].includes(kind)) return mention(`@${kind}`);
  return mention(label || `@${rest.at(-1) || kind}`);
}

function bracketed(inside) {
  const cut = inside.indexOf("|");
  const body = cut < 0 ? inside : inside.slice(0, cut);
  const label = cut < 0 ? "" : unescaped(inside.slice(cut + 1));
  if (/^@[UWB]/.test(body)) return personMention(body.slice(1));
  if (/^#C/.test(body)) return channelMention(body.slice(1), label);
  if (body.startsWith("!")) return special(body, label);
  if (/^[a-z][a-z0-9+.-]*:/i.test(body))
    return link(unescaped(body), label || unescaped(body).replace(/^mailto:/, ""));
  return document.createTextNode(unescaped(`<${inside}>`));
}

const TAGS = [[4, "b"], [5, "i"], [6, "s"]];

// One line's marks; `into` is where the nodes go.
export function inline(text, into) {
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    into.append(unescaped(rest.slice(0, found.index)));
    into.append(piece(found));
    rest = rest.slice(found.index + found[0].length);
  }
  into.append(unescaped(rest));
  return into;
}

function piece(found) {
  if (found[1] !== undefined) return coded(found[1]);
  if (found[2] !== undefined) return bracketed(found[2]);
  if (found[3] !== undefined) return document.createTextNode(emoji(found[3]));
  const [place, tag] = TAGS.find(([n]) => found[n] !== undefined);
  return inline(found[place], make(tag));
}

// Inside code only addresses and people are still understood.
function coded(text) {
  const node = make("code");
  for (const part of text.split(/(<[^<>\n]+>)/))
    node.append(/^<.+>$/.test(part) ? bracketed(part.slice(1, -1)) : unescaped(part));
  return node;
}

const QUOTED = /^(?:&gt;|>) ?/;

function paragraphs(text, into) {
  let quote = null;
  const lines = text.split("\n");
  lines.forEach((line, number) => {
    const quoted = QUOTED.test(line);
    if (quoted && !quote) into.append(quote = make("blockquote"));
    const target = quoted ? quote : into;
    if (quoted && quote.childNodes.length) target.append("\n");
    inline(quoted ? line.replace(QUOTED, "") : line, target);
    const last = number === lines.length - 1;
    if (!quoted && !last && !QUOTED.test(lines[number + 1])) into.append("\n");
    if (!quoted) quote = null;
  });
}

export function mrkdwn(text, into) {
  text.split(/```\n?([\s\S]+?)\n?```\n?/).forEach((part, number) => {
    if (number % 2) into.append(make("pre", {}, unescaped(part)));
    else if (part) paragraphs(part, into);
  });
  return into;
}

// A text object of Block Kit, or a bare string, inside a node.
export function textInto(object, into) {
  if (!object) return into;
  if (typeof object === "string") into.append(object);
  else if (object.type === "mrkdwn") mrkdwn(object.text || "", into);
  else into.append((object.text || "").replace(/:([a-z0-9_+'-]+):/g, (all, name) => emoji(name)));
  return into;
}

export const plain = (object) =>
  typeof object === "string" ? object : textInto({ ...object, type: "plain_text" }, make("i")).textContent;
