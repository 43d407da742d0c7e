// Messages as Slack shows them, and what stands between them: days, and where the unread begin.

import { blocks } from "./blocks.js";
import { icon, make } from "./dom.js";
import { emoji } from "./emoji.js";
import { escaped, mrkdwn } from "./mrkdwn.js";
import { inChannel, isOurs, me, messageAt, moment, nameOf, now, repliesTo, state, told } from "./state.js";
import { act } from "./server.js";
import { surface } from "./surface.js";
import { WORDS, bytes, plural } from "./words.js";

const COLOURS = ["#7a3e9d", "#2d7d46", "#b5532d", "#1264a3", "#8a6d00"];
const TOGETHER = 300;

export const ofNode = new WeakMap();

export function face(user, size = "") {
  const ours = user === state.bot;
  const place = Math.max(0, state.people.findIndex((p) => p.id === user));
  return make("div", { class: `face ${size}`, "aria-hidden": "true",
    style: `background: ${ours ? "#444a57" : COLOURS[place % COLOURS.length]}` }, ours ? "ml" : nameOf(user)[0].toUpperCase());
}

const DAY = { weekday: "long", day: "numeric", month: "long" };
const SHORT = { weekday: "short", day: "numeric", month: "short" };
const day = (when) => told(when, { year: "numeric", month: "2-digit", day: "2-digit" });

function dayName(when, how = DAY) {
  if (day(when) === day(now())) return "Today";
  if (day(when) === day(new Date(now() - 864e5))) return "Yesterday";
  return told(when, how);
}

function time(message, compact) {
  const when = moment(message.ts);
  const full = told(when, { ...DAY, hour: "2-digit", minute: "2-digit" });
  return make("time", { datetime: when.toISOString(), title: full, class: compact ? "beside" : null },
    told(when, { hour: "2-digit", minute: "2-digit" }));
}

// What the bot wrote is mrkdwn; a command is shown exactly as typed.
function words(message) {
  const node = make("div", { class: "text" });
  if (message.typed) node.append(message.text);
  else mrkdwn(isOurs(message) ? message.text || "" : escaped(message.text || ""), node);
  return node;
}

function contents(message) {
  if (message.deleted) return [make("div", { class: "quiet" }, WORDS.removed)];
  const on = surface({ channel: message.channel, ts: message.ts });
  const shown = message.blocks && message.blocks.length ? blocks(message.blocks, on) : [words(message)];
  if (message.edited) (shown.at(-1).querySelector(".text") || shown.at(-1)).append(make("span", { class: "note" }, ` ${WORDS.edited}`));
  return [...shown, ...(message.files || []).map(file)];
}

const file = (found) => make("div", { class: "file-card" }, icon("file", 22),
  make("span", {}, make("b", {}, found.name || "File"), make("small", {}, bytes(found.size))));

function reactions(message) {
  if (!(message.reactions || []).length) return null;
  return make("div", { class: "reactions" }, message.reactions.map(({ name, users = [] }) => {
    const mine = users.includes(me.user);
    const who = users.map(nameOf).join(", ");
    return make("button", { type: "button", class: "reaction", "aria-pressed": String(mine), title: `${who}: :${name}:`,
      "aria-label": `${name}, ${plural(users.length, "reaction", "reactions")}, from ${who}`,
      onclick: () => act("react", { channel: message.channel, ts: message.ts, name }) },
    make("span", {}, emoji(name)), make("span", { class: "count" }, String(users.length)));
  }));
}

const lastReply = (when) =>
  `last reply ${dayName(when, SHORT).replace(/^(Tod|Yest)/, (word) => word.toLowerCase())} at ${told(when, { hour: "2-digit", minute: "2-digit" })}`;

function threadLine(message, openThread) {
  const answers = repliesTo(message.channel, message.ts);
  if (!answers.length) return null;
  const authors = [...new Set(answers.map((answer) => answer.user))].slice(0, 3);
  return make("button", { type: "button", class: "replies", onclick: () => openThread(message.ts) },
    authors.map((user) => face(user, "tiny")), make("b", {}, plural(answers.length, "reply", "replies")),
    make("span", { class: "quiet" }, lastReply(moment(answers.at(-1).ts))));
}

function marks(message) {
  return [
    message.pinned ? make("div", { class: "mark" }, icon("pin", 14), "Pinned") : null,
    message.seen_by ? make("div", { class: "mark" }, icon("eye", 14), WORDS.onlyYou) : null,
  ];
}

function build(message, compact, openThread) {
  const look = ["message", compact && "compact", message.seen_by && "private", message.failed && "failed",
    message.pinned && "pinned"].filter(Boolean).join(" ");
  const who = make("div", { class: "head" }, make("span", { class: "who" }, nameOf(message.user)),
    isOurs(message) ? make("span", { class: "app" }, "APP") : null, time(message));
  const node = make("article", { class: look, tabindex: "-1", "data-ts": message.ts,
    "aria-label": `${nameOf(message.user)}, ${told(moment(message.ts), { ...DAY, hour: "2-digit", minute: "2-digit" })}` },
  compact ? time(message, true) : face(message.user),
  make("div", { class: "body" }, marks(message), compact ? null : who, contents(message), reactions(message),
    openThread ? threadLine(message, openThread) : null));
  ofNode.set(node, message);
  return node;
}

const close = (one, other) => one && one.user === other.user && !one.deleted && !one.failed
  && Boolean(one.seen_by) === Boolean(other.seen_by) && !one.pinned && !other.pinned
  && Number(other.ts) - Number(one.ts) < TOGETHER && day(moment(one.ts)) === day(moment(other.ts));

function entry(message, before, openThread) {
  const answers = openThread ? repliesTo(message.channel, message.ts) : [];
  const compact = close(before, message);
  const newest = answers.length ? answers.at(-1).ts : "";
  return {
    key: message.ts, build: () => build(message, compact, openThread),
    stamp: [message.version, compact, answers.length, newest, newest && day(now()), me.user, state.people.length].join(),
  };
}

const between = (key, className, text) =>
  ({ key, stamp: text, build: () => make("div", { class: `between ${className}`, role: "separator" }, make("span", {}, text)) });

// The newest messages of a channel with their dividers; `from` is the last one read before.
export function channelEntries(channel, count, from, openThread) {
  const all = inChannel(channel);
  const begin = Math.max(0, all.length - count);
  const entries = [];
  let marked = !from;
  for (let n = begin; n < all.length; n += 1) {
    const [before, message] = [n > begin ? all[n - 1] : null, all[n]];
    const name = day(moment(message.ts));
    if (!before || day(moment(before.ts)) !== name) entries.push(between(`day ${name}`, "day", dayName(moment(message.ts))));
    if (!marked && message.ts > from && message.user !== me.user) {
      marked = true;
      if (before) entries.push(between("new", "new", "New"));
    }
    entries.push(entry(message, before, openThread));
  }
  return { entries, all: all.length };
}

export function threadEntries(channel, ts, count) {
  const root = messageAt(channel, ts);
  const answers = repliesTo(channel, ts);
  const shown = answers.slice(-count);
  const head = root ? [entry(root, null, null)] : [];
  return { all: answers.length, entries: [
    ...head, between("replies", "day", plural(answers.length, "reply", "replies")),
    ...shown.map((message, n) => entry(message, shown[n - 1] || null, null)),
  ] };
}
