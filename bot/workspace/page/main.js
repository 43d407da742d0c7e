// The page: draws every part anew when there is news, and carries one from place to place.

import { main, reply } from "./composer.js";
import { announce, at, iconButton, make } from "./dom.js";
import { OWN, drawGuide, example } from "./guide.js";
import { drawHome, openHome } from "./home.js";
import { List } from "./list.js";
import { channelEntries, threadEntries } from "./messages.js";
import { drawModals, forgetModals } from "./modals.js";
import { menu, notice } from "./popup.js";
import { act, listen, onNews, startOver } from "./server.js";
import { drawSide } from "./sidebar.js";
import { beginReading, inChannel, markRead, me, nameOf, readUntil, remember, state, unread } from "./state.js";
import { withToolbar } from "./toolbar.js";
import { WORDS, failure } from "./words.js";

let from = "";
let arriving = true;
let voiced = null;
const composer = main();
const answering = reply();
const list = new List(at("messages"), (count) => channelEntries(me.channel, count, from, openThread));
const thread = new List(at("replies"), (count) => threadEntries(me.channel, me.thread, count));

// A line stands above what was unread on arrival; what comes while one reads or writes has none.
function arrive() {
  from = readUntil(me.channel);
  arriving = true;
}

function settle() {
  const newest = inChannel(me.channel).at(-1);
  if ((arriving && !unread(me.channel)) || (newest && newest.user === me.user)) from = "";
  arriving = false;
  markRead(me.channel);
}

function openThread(ts) {
  me.thread = ts;
  redraw();
  answering.box.focus();
}

function closeThread() {
  me.thread = null;
  redraw();
  composer.box.focus();
}

function go(id) {
  Object.assign(me, { channel: id, thread: null });
  arrive();
  document.body.classList.remove("side-open");
  remember();
  if (id === state.direct && me.tab === "home") openHome();
  redraw();
  composer.box.focus();
}

function change(user) {
  me.user = user;
  me.thread = null;
  remember();
  forgetModals();
  arrive();
  voiced = null;
  startOver();
}

function tab(name) {
  me.tab = name;
  if (name === "home") openHome();
  redraw();
}

function head() {
  const channel = state.channels.find((c) => c.id === me.channel);
  const direct = me.channel === state.direct;
  at("title").textContent = channel ? `# ${channel.name}` : "mlstatus";
  at("purpose").textContent = channel ? channel.purpose : "";
  at("tabs").hidden = !direct;
  for (const button of at("tabs").children) {
    button.setAttribute("aria-selected", String(button.dataset.tab === me.tab));
    button.tabIndex = button.dataset.tab === me.tab ? 0 : -1;
  }
  const home = direct && me.tab === "home";
  at("messages").hidden = at("composer").hidden = home;
  const wide = matchMedia("(min-width: 520px)").matches;
  composer.box.placeholder = channel ? `Message #${channel.name}${wide ? ", or /mlstatus" : ""}` : "Message mlstatus";
}

// What an empty place is for, and a line to begin with.
function beginning() {
  const channel = state.channels.find((c) => c.id === me.channel);
  if (!channel) return [WORDS.emptyDirect, "/mlstatus help"];
  return channel.name === OWN ? [WORDS.emptyOwn, example()] : [WORDS.emptyChannel, "/mlstatus help"];
}

function welcome() {
  const empty = state.version >= 0 && !inChannel(me.channel).length;
  at("welcome").hidden = !empty || (me.channel === state.direct && me.tab === "home");
  if (!empty || at("welcome").dataset.place === me.channel) return;
  const [words, line] = beginning();
  at("welcome").dataset.place = me.channel;
  at("welcome").replaceChildren(make("p", {}, words),
    make("button", { type: "button", onclick: () => composer.put(line) }, make("code", {}, line)));
}

// Says aloud what others wrote since the last time, in the channel one looks at.
function voice() {
  const all = inChannel(me.channel);
  const newest = all.at(-1);
  const place = `${me.user} ${me.channel}`;
  if (voiced && voiced.place === place && newest && newest.ts > voiced.ts) {
    const fresh = all.filter((m) => m.ts > voiced.ts && m.user !== me.user).slice(-3);
    if (fresh.length) announce(fresh.map((m) => `${nameOf(m.user)}: ${m.text}`).join(". "));
  }
  voiced = { place, ts: newest ? newest.ts : "" };
}

function redraw() {
  if (state.version < 0) return;
  beginReading();
  if (!document.hidden) settle();
  head();
  drawSide(go, change);
  welcome();
  list.show(`${me.user} ${me.channel}`);
  at("thread").hidden = !me.thread;
  if (me.thread) thread.show(`${me.user} ${me.channel} ${me.thread}`);
  composer.arrive();
  answering.arrive();
  drawHome();
  drawModals(state.views);
  drawGuide({ go, redraw, put: (text) => composer.put(text) });
  voice();
}

function arrived() {
  const places = [...state.channels.map((c) => c.id), state.direct];
  if (!places.includes(me.channel)) move();
  redraw();
}

// Another person's own place is theirs to see; whoever looked at one looks at their own instead.
function move() {
  const own = me.channel.startsWith("D") || !state.channels.length;
  me.channel = own ? state.direct : state.channels[0].id;
  arrive();
  remember();
  if (own && me.tab === "home") openHome();
}

async function shortcut(found) {
  const answer = await act("shortcut", { callback_id: found.callback_id });
  if (!answer.ok) notice(failure(answer.error, `“${found.name}”`));
}

function lightning(event) {
  const all = state.shortcuts.global;
  menu(event.currentTarget, ["Shortcuts", ...(all.length ? all.map((found) =>
    ({ label: found.name, note: found.description, press: () => shortcut(found) }))
    : [{ label: WORDS.noShortcuts, style: "quiet", press: () => composer.box.focus() }])], "Shortcuts");
}

// F6 goes from part to part, as in Slack: the side, the messages, the box, the thread.
const PARTS = [["#side [aria-current]", "#side"], ["#messages, #home", "#messages, #home"], ["#text", "#composer"],
  ["#replies", "#replies"], ["#answer", "#reply"], ["#guide button", "#guide"]];

function turn(by) {
  const open = PARTS.map(([target, part]) => ({
    part, target: [...document.querySelectorAll(target)].find((node) => node.checkVisibility({ visibilityProperty: true })),
  })).filter(({ target }) => target);
  const here = open.findIndex(({ part }) => document.activeElement.closest(part));
  open[(here + by + open.length) % open.length].target.focus();
}

function keys(event) {
  if (event.key === "F6" && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    turn(event.shiftKey ? -1 : 1);
    return;
  }
  if (event.key === "Escape") document.body.classList.remove("side-open");
  if (event.key === "Escape" && !event.defaultPrevented && me.thread && at("thread").contains(event.target)) closeThread();
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  if (!at("tabs").contains(event.target)) return;
  const next = [...at("tabs").children].find((button) => button !== event.target);
  next.focus();
  tab(next.dataset.tab);
}

at("menu").append(iconButton("menu", "Channels", () => document.body.classList.toggle("side-open")));
at("close").append(iconButton("close", "Close the thread", closeThread));
at("composer").querySelector(".bolt").append(iconButton("bolt", "Shortcuts", lightning, { "aria-haspopup": "menu" }));
for (const button of at("tabs").children) button.addEventListener("click", () => tab(button.dataset.tab));
at("guide").addEventListener("reopened", redraw);
document.addEventListener("keydown", keys);
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest("#side, #menu")) document.body.classList.remove("side-open");
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) arrive();
  redraw();
});
window.addEventListener("storage", redraw);
withToolbar(at("messages"), openThread);
withToolbar(at("replies"), openThread);
arrive();
onNews(arrived);
listen();
