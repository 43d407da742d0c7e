// Where blocks stand (a message, a modal, Home): keeps their inputs' values and sends their actions.

import { make } from "./dom.js";
import { confirmed } from "./popup.js";
import { act } from "./server.js";
import { failure } from "./words.js";

// `place` is how the server finds it: {channel, ts}, {view} or {home: true}.
export const surface = (place, values = {}) => ({ place, values, blockId: "", dispatch: true, labels: null });

export const inBlock = (on, block, index) => ({ ...on, blockId: block.block_id || `block-${index}` });

export const valueOf = (on, element) => (on.values[on.blockId] || {})[element.action_id];

export function put(on, element, value) {
  on.values[on.blockId] = { ...on.values[on.blockId], [element.action_id]: { type: element.type, ...value } };
}

// The value an input starts with: what was typed before the view was drawn anew, else `initial`.
export function begin(on, element, initial) {
  const before = valueOf(on, element);
  if (!before || before.type !== element.type) put(on, element, initial);
  return valueOf(on, element);
}

function mark(node, answer) {
  const old = node.parentNode && node.parentNode.querySelector(":scope > .went-wrong");
  if (old) old.remove();
  if (answer.ok || answer.error === "aborted") return;
  node.after(make("span", { class: "went-wrong", role: "alert" }, failure(answer.error)));
}

// Sends a press to the bot, asking first where the element says so; false where the person declined.
export async function press(on, element, chosen, node) {
  if (element.confirm && !(await confirmed(element.confirm))) return false;
  const action = { action_id: element.action_id, block_id: on.blockId, type: element.type, ...chosen };
  node.setAttribute("aria-busy", "true");
  mark(node, { ok: true });
  const answer = await act("press", { ...on.place, action, values: on.values });
  node.removeAttribute("aria-busy");
  mark(node, answer);
  return true;
}

// A choice was made: keep it, and tell the bot where the block dispatches; taken back if declined.
export async function settle(on, element, value, node, show) {
  const before = valueOf(on, element);
  put(on, element, value);
  if (!on.dispatch) return;
  if (!(await press(on, element, value, node))) {
    put(on, element, before);
    show(before);
  }
}

export function suggestions(on, element, typed, signal) {
  return act("suggest", { ...on.place, block_id: on.blockId, action_id: element.action_id, value: typed }, signal);
}

// Names a control for screen readers: by its input block's label, else by what stands in it.
export const named = (on, element, otherwise) => (on.labels
  ? { "aria-labelledby": on.labels.label, "aria-describedby": on.labels.hint }
  : { "aria-label": (element.placeholder || {}).text || otherwise });
