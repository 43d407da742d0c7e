// The side: who one is, the channels with what is unread, the app, and the clock of this workspace.

import { at, make } from "./dom.js";
import { face } from "./messages.js";
import { me, now, person, state, told, unread } from "./state.js";
import { act } from "./server.js";

let drawn = "";

function place(id, label, go, pressed) {
  const count = id === me.channel ? 0 : unread(id);
  return make("li", {}, make("button", {
    type: "button", class: count ? "unread" : null, "aria-current": id === me.channel ? "page" : null,
    onclick: () => (pressed || go)(id),
  }, label, count ? make("span", { class: "badge" }, String(count), make("span", { class: "hidden" }, " unread")) : null));
}

function people(change) {
  const box = at("person");
  const key = state.people.map((p) => p.id).join();
  if (box.dataset.drawn !== key) {
    box.replaceChildren(...state.people.map((p) => make("option", { value: p.id }, `${p.name}, ${p.title}`)));
    box.dataset.drawn = key;
    box.onchange = () => change(box.value);
  }
  box.value = me.user;
  at("self").replaceChildren(face(me.user));
  const zone = (person(me.user) || {}).timezone;
  at("zone").textContent = zone ? zone.split("/").at(-1).replace("_", " ") : "";
}

export function drawSide(go, change) {
  at("now").textContent = told(now(), { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const key = JSON.stringify([me.user, me.channel, state.direct, state.people.length,
    ...state.channels.map((c) => [c.id, c.name, unread(c.id)]), unread(state.direct)]);
  if (key === drawn) return;
  drawn = key;
  people(change);
  const focused = [...document.querySelectorAll("#channels button, #directs button")].indexOf(document.activeElement);
  at("channels").replaceChildren(...state.channels.map((c) => place(c.id, `# ${c.name}`, go)));
  at("directs").replaceChildren(state.direct ? place(state.direct, "mlstatus", go) : "");
  if (focused >= 0) document.querySelectorAll("#channels button, #directs button")[focused]?.focus();
}

// Moves the clock; the button says so while the hours pass.
async function advance(button) {
  const all = document.querySelectorAll("[data-hours]");
  for (const each of all) each.disabled = true;
  await act("advance", { hours: Number(button.dataset.hours) });
  for (const each of all) each.disabled = false;
}

for (const button of document.querySelectorAll("[data-hours]"))
  button.addEventListener("click", () => advance(button));
