// Block Kit's elements that are pressed or ticked: buttons, overflow menus, boxes, radios, images.

import { fresh, icon, iconButton, link, make, safe } from "./dom.js";
import { ELEMENTS as INPUTS } from "./inputs.js";
import { plain, textInto } from "./mrkdwn.js";
import { menu } from "./popup.js";
import { richInput } from "./richinput.js";
import { select } from "./select.js";
import { begin, named, press, settle } from "./surface.js";

const own = (element) => ({ text: element.text, value: element.value });

async function pushed(on, element, node, chosen) {
  if (node.getAttribute("aria-busy")) return;
  await press(on, element, chosen, node);
}

function button(element, on) {
  const node = make("button", {
    type: "button", class: `button ${element.style || ""}`, "aria-label": element.accessibility_label,
    "data-action": element.action_id,
    onclick: () => {
      const address = element.url && safe(element.url);
      if (address) window.open(address, "_blank", "noopener");
      pushed(on, element, node, own(element));
    },
  }, plain(element.text || ""));
  return node;
}

function overflow(element, on) {
  const choose = (option) => {
    if (option.url && safe(option.url)) window.open(safe(option.url), "_blank", "noopener");
    press(on, element, { selected_option: option }, node);
  };
  const entries = (element.options || []).map((option) => ({
    label: plain(option.text), note: option.description && plain(option.description),
    press: () => choose(option),
  }));
  const node = iconButton("more", "More choices", () => menu(node, entries, "More choices"),
    { class: "button overflow", "aria-haspopup": "menu", "aria-expanded": "false", "data-action": element.action_id });
  return node;
}

const same = (one, other) => Boolean(one) && Boolean(other) && one.value === other.value;

function choice(kind, option, name, changed) {
  const id = fresh("choice");
  const input = make("input", { type: kind, id, name, onchange: changed });
  return make("div", { class: "choice" }, input, make("label", { for: id },
    textInto(option.text, make("span")),
    option.description ? textInto(option.description, make("small")) : null));
}

// Checkboxes and radio buttons differ in how many may be chosen.
function choices(kind, role, chosenOf, initialOf) {
  return (element, on) => {
    const options = element.options || [];
    const show = (value) => boxes().forEach((box, n) => {
      box.checked = chosenOf(value).some((chosen) => same(chosen, options[n]));
    });
    const changed = () => {
      const ticked = options.filter((option, n) => boxes()[n].checked);
      settle(on, element, initialOf(ticked), node, show);
    };
    const name = fresh("group");
    const node = make("div", { class: "choices", role, ...named(on, element, element.action_id),
      "data-action": element.action_id }, options.map((option) => choice(kind, option, name, changed)));
    const boxes = () => [...node.querySelectorAll("input")];
    show(begin(on, element, initialOf(element.initial_options || [element.initial_option].filter(Boolean))));
    return node;
  };
}

function image(element) {
  const source = safe(element.image_url || "");
  if (!source) return make("span", { class: "quiet" }, element.alt_text || "Image");
  return make("img", { src: source, alt: element.alt_text || "", class: "small-image", loading: "lazy",
    referrerpolicy: "no-referrer" });
}

function feedback(element, on) {
  const node = make("span", { class: "feedback", role: "group", "aria-label": "Feedback" });
  const one = (found, name) => found && make("button", {
    type: "button", class: "tool", title: plain(found.text), "aria-pressed": "false",
    "aria-label": found.accessibility_label || plain(found.text),
    onclick: (event) => {
      for (const each of node.children) each.setAttribute("aria-pressed", String(each === event.currentTarget));
      press(on, element, own(found), node);
    },
  }, icon("up"), make("span", { class: "hidden" }, name));
  node.append(...[one(element.positive_button, "good"), one(element.negative_button, "bad")].filter(Boolean));
  return node;
}

function iconElement(element, on) {
  const node = iconButton(element.icon === "trash" ? "trash" : "info",
    element.accessibility_label || plain(element.text || element.icon),
    () => pushed(on, element, node, own(element)), { "data-action": element.action_id });
  return node;
}

const SELECTS = ["static", "external", "users", "channels", "conversations"]
  .flatMap((kind) => [`${kind}_select`, `multi_${kind}_select`]);

const ELEMENTS = {
  ...INPUTS, button, overflow, image, icon_button: iconElement, feedback_buttons: feedback,
  workflow_button: button,
  url_source: (e) => link(e.url, e.text || e.url),
  checkboxes: choices("checkbox", "group", (v) => v.selected_options || [], (found) => ({ selected_options: found })),
  radio_buttons: choices("radio", "radiogroup", (v) => [v.selected_option].filter(Boolean),
    (found) => ({ selected_option: found[0] || null })),
  rich_text_input: richInput,
  ...Object.fromEntries(SELECTS.map((type) => [type, select])),
};

export function element(found, on) {
  const build = ELEMENTS[found.type];
  return build ? build(found, on) : make("span", { class: "unknown" }, `Unknown element: ${found.type}`);
}
