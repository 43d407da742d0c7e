// Five steps for a first visit, each noticed when it is done; skipped for good with one click.

import { at, icon, iconButton, make } from "./dom.js";
import { act } from "./server.js";
import { inChannel, isOurs, me, now, state, told, zone } from "./state.js";

export const OWN = "your-team";
const KEY = "guide";
const EVENING = 17;
const STRIDE = 4;
const known = () => JSON.parse(localStorage.getItem(KEY) || '{"done": [], "skipped": false}');
const keep = (changes) => localStorage.setItem(KEY, JSON.stringify({ ...known(), ...changes }));

const channelId = (name) => (state.channels.find((c) => c.name === name) || {}).id;

export function example() {
  const day = new Date(now().getTime() + 120 * 864e5).toISOString().slice(0, 10);
  return `/mlstatus plan Answer support mail faster by ${day}: label mails; `
    + "keyword rules? | small model?; route live mail; pilot with two teams";
}

// Whether this person typed such a command in the channel, and it was answered, not refused.
function answered(channel, pattern) {
  const all = inChannel(channelId(channel));
  return all.some((message, n) => message.user === me.user && pattern.test(message.text)
    && all.slice(n + 1, n + 4).some((answer) => isOurs(answer) && !answer.failed
      && !/^(Not saved|I don't know|I could not)/.test(answer.text)));
}

const write = (channel, text) => ({ go, put }) => {
  go(channelId(channel));
  put(text);
};

let friday = null;
let walking = false;

const isEvening = (when) => told(when, { weekday: "short" }, zone()) === "Fri"
  && Number(told(when, { hour: "2-digit", hourCycle: "h23" }, zone())) === EVENING;

// The whole hours until the next Friday evening where this person lives.
export function hoursToFriday(from) {
  let hours = 1;
  while (!isEvening(new Date(from.getTime() + hours * 36e5))) hours += 1;
  return hours;
}

async function toFriday({ go, redraw }) {
  go(channelId("fraud"));
  walking = true;
  const hours = hoursToFriday(now());
  friday = now().getTime() + hours * 36e5;
  for (let n = 0; n < hours && walking; n += STRIDE) {
    const answer = await act("advance", { hours: Math.min(STRIDE, hours - n) });
    if (!answer.ok) walking = false;
    redraw();
  }
  if (walking) keep({ done: [...new Set([...known().done, 4])] });
  walking = false;
  redraw();
}

const STEPS = [
  { title: "Start your own plan in one line",
    text: "In the empty channel #your-team, one line makes a whole plan. Send the example or write your own.",
    label: "Put an example into the box", act: (page) => write(OWN, example())(page),
    done: () => answered(OWN, /^\/mlstatus plan /) },
  { title: "See the sample team's plan", text: "In #fraud a team has four weeks behind it. Bare /mlstatus shows where it stands.",
    label: "Go to #fraud", act: write("fraud", "/mlstatus"), done: () => answered("fraud", /^\/mlstatus\s*$/) },
  { title: "Log a loss", text: "Boosted trees did not work out. Say so, and what the team learned; the plan takes it in.",
    label: "Put the line into the box", act: write("fraud", '/mlstatus lose model/trees "cold shops again: too few cards per shop"'),
    done: () => answered("fraud", /^\/mlstatus lose /) },
  { title: "See what moved", text: "Ask why the chance is what it is now.",
    label: "Put the question into the box", act: write("fraud", "/mlstatus why"), done: () => answered("fraud", /^\/mlstatus why/) },
  { title: "Jump to Friday", text: "The clock of this workspace can be moved. On Friday afternoon the week's digest is posted.",
    label: "Move the clock to Friday 17:00", act: toFriday, done: () => friday !== null && now().getTime() >= friday },
];

function step(entry, n, current, done, page) {
  const mark = make("span", { class: "step-mark", "aria-hidden": "true" }, done ? icon("done", 14) : String(n + 1));
  const shown = n === current;
  return make("li", { class: done ? "done" : null, "aria-current": shown ? "step" : null }, mark, make("div", {},
    make("b", {}, entry.title, done ? make("span", { class: "hidden" }, " (done)") : null),
    shown ? make("p", {}, entry.text) : null,
    shown ? make("button", { type: "button", class: "button primary", disabled: walking, onclick: () => entry.act(page) },
      walking && entry.act === toFriday ? told(now(), { weekday: "long", hour: "2-digit", minute: "2-digit" }) : entry.label) : null));
}

function end(page) {
  keep({ skipped: true });
  page.redraw();
  at("text").focus();
}

let drawn = "";

export function drawGuide(page) {
  if (state.version < 0) return;
  const before = known();
  const done = STEPS.flatMap((entry, n) => (before.done.includes(n) || entry.done() ? [n] : []));
  if (done.length > before.done.length) keep({ done });
  const box = at("guide");
  box.hidden = before.skipped;
  at("reopen").hidden = !before.skipped;
  const current = STEPS.findIndex((entry, n) => !done.includes(n));
  const key = JSON.stringify([before, done, walking && state.now, page.folded]);
  if (before.skipped || key === drawn) return;
  drawn = key;
  const held = box.contains(document.activeElement);
  box.replaceChildren(
    make("header", {}, make("h2", {}, current < 0 ? "That was the tour" : "First steps"),
      make("span", { class: "quiet" }, `${done.length} of ${STEPS.length}`),
      iconButton("close", current < 0 ? "Close the guide" : "Skip the guide", () => end(page))),
    make("ol", {}, STEPS.map((entry, n) => step(entry, n, current, done.includes(n), page))),
    current < 0 ? make("p", {}, "Everything typed here works the same in Slack. ") : "");
  if (held) (box.querySelector("ol button") || box.querySelector("button")).focus();
}

at("reopen").addEventListener("click", () => {
  keep({ skipped: false, done: known().done.length === STEPS.length ? [] : known().done });
  drawn = "";
  at("guide").dispatchEvent(new Event("reopened"));
});
