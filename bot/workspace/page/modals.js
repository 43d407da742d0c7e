// The stack of open modals: drawn as dialogs, checked, submitted, closed; what was typed survives updates.

import { blocks } from "./blocks.js";
import { fresh, iconButton, make } from "./dom.js";
import { plain } from "./mrkdwn.js";
import { act } from "./server.js";
import { checked } from "./checking.js";
import { surface } from "./surface.js";
import { failure } from "./words.js";

const open = new Map();
const leaving = new Set();

const stampOf = (entry) => entry.hash || JSON.stringify(entry.view);

class Modal {
  constructor(entry, depth) {
    this.id = entry.id;
    this.heading = fresh("modal");
    this.on = surface({ view: entry.id });
    this.dialog = make("dialog", { class: "modal", "data-view": entry.id, "aria-labelledby": this.heading,
      oncancel: (event) => { event.preventDefault(); this.leave(false); } });
    this.form = make("form", { novalidate: true, onsubmit: (event) => { event.preventDefault(); this.submit(); } });
    this.dialog.append(this.form);
    document.body.append(this.dialog);
    this.update(entry, depth);
    this.dialog.showModal();
    this.focusFirst();
  }

  update(entry, depth) {
    this.heard = (this.heard || 0) + 1;
    const changed = this.stamp !== stampOf(entry);
    if (changed) {
      this.view = entry.view;
      this.stamp = stampOf(entry);
      this.draw(depth);
    }
    const errors = JSON.stringify(entry.errors || {});
    if (changed || errors !== this.errors || this.sending === "sent") this.complain(entry.errors || {});
    this.errors = errors;
    if (this.sending === "sent") this.busy(null);
  }

  draw(depth) {
    const back = this.focus();
    const values = this.on.values;
    this.on = surface({ view: this.id }, values);
    this.said = make("p", { class: "went-wrong", role: "alert", hidden: true });
    this.body = make("div", { class: "modal-body" }, blocks(this.view.blocks, this.on));
    const submit = this.view.submit || (this.view.blocks || []).some((b) => b.type === "input");
    this.button = submit ? make("button", { type: "submit", class: "button primary", disabled: Boolean(this.sending) },
      plain(this.view.submit || "Submit")) : null;
    this.form.replaceChildren(
      make("header", {}, depth ? iconButton("left", "Back", () => this.leave(false)) : null,
        make("h2", { id: this.heading }, plain(this.view.title || "")),
        iconButton("close", depth ? "Close all" : "Close", () => this.leave(true), { class: "tool close" })),
      this.body, this.said,
      make("footer", {}, make("button", { type: "button", class: "button", onclick: () => this.leave(false) },
        plain(this.view.close || (submit ? "Cancel" : "Close"))), this.button));
    back();
  }

  // Remembers which control has the keyboard, by block and action, to give it back after drawing.
  focus() {
    const inside = this.form.contains(document.activeElement) && document.activeElement.closest("[data-action]");
    if (!inside) return () => {};
    const [block, action] = [inside.closest("[data-block]").dataset.block, inside.dataset.action];
    const [from, to] = [inside.selectionStart, inside.selectionEnd];
    return () => {
      const found = this.control(block, action);
      if (!found) return;
      found.focus();
      if (typeof from === "number" && found.setSelectionRange) found.setSelectionRange(from, to);
    };
  }

  block(id) {
    return this.body.querySelector(`[data-block="${CSS.escape(id)}"]`);
  }

  control(block, action) {
    const found = this.block(block);
    return found && found.querySelector(action ? `[data-action="${CSS.escape(action)}"]` : "input, textarea, [contenteditable], button");
  }

  focusFirst() {
    const first = this.body.querySelector("[autofocus]")
      || this.body.querySelector("input, textarea, [contenteditable=true], button") || this.button;
    const chosen = first && first.type === "radio" && this.body.querySelector(`input[name="${first.name}"]:checked`);
    if (first) (chosen || first).focus();
  }

  // Shows each error beside its input, and brings the keyboard to the first.
  complain(errors) {
    for (const old of this.body.querySelectorAll(".error")) old.remove();
    for (const old of this.body.querySelectorAll("[aria-invalid]")) old.removeAttribute("aria-invalid");
    let first = null;
    for (const [id, text] of Object.entries(errors)) {
      const block = this.block(id);
      if (!block) { this.say(text); continue; }
      const control = this.control(id, null);
      const note = make("p", { class: "error", id: fresh("error"), role: "alert" }, text);
      block.append(note);
      if (control) {
        control.setAttribute("aria-invalid", "true");
        control.setAttribute("aria-errormessage", note.id);
      }
      first = first || control;
    }
    if (first) first.focus();
  }

  say(text) {
    this.said.textContent = text;
    this.said.hidden = !text;
  }

  busy(state) {
    this.sending = state;
    if (this.button) this.button.disabled = Boolean(state);
    this.form.setAttribute("aria-busy", String(Boolean(state)));
  }

  async submit() {
    if (this.sending || !this.button) return;
    this.say("");
    const errors = checked(this.view.blocks, this.on.values);
    this.complain(errors);
    if (Object.keys(errors).length) return;
    this.busy("sending");
    this.errors = null;
    const { heard } = this;
    const answer = await act("submit", { view: this.id, values: this.on.values });
    if (answer.ok) this.busy(heard === this.heard ? "sent" : null);
    else {
      this.busy(null);
      this.say(failure(answer.error, plain(this.view.submit || "This")));
    }
  }

  async leave(all) {
    const gone = all ? [...open.keys()] : [this.id];
    gone.forEach((id) => leaving.add(id));
    for (const id of gone) if (open.has(id)) open.get(id).remove();
    const answer = await act("close", { view: this.id, all });
    if (!answer.ok && answer.error === "unreachable") gone.forEach((id) => leaving.delete(id));
  }

  remove() {
    open.delete(this.id);
    this.dialog.close();
    this.dialog.remove();
  }
}

export function drawModals(views) {
  const wanted = new Set(views.map((entry) => entry.id));
  for (const id of leaving) if (!wanted.has(id)) leaving.delete(id);
  for (const [id, modal] of [...open].reverse()) if (!wanted.has(id)) modal.remove();
  views.forEach((entry, depth) => {
    if (leaving.has(entry.id)) return;
    if (open.has(entry.id)) open.get(entry.id).update(entry, depth);
    else open.set(entry.id, new Modal(entry, depth));
  });
}

export const forgetModals = () => {
  for (const modal of [...open.values()].reverse()) modal.remove();
  leaving.clear();
};
