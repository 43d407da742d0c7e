// Nodes for the page; what people or the bot wrote enters them as text only, never as markup.

const SVG = "http://www.w3.org/2000/svg";

function dressed(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export const make = (tag, attributes, ...children) =>
  dressed(document.createElement(tag), attributes, children);

export const draw = (tag, attributes, ...children) =>
  dressed(document.createElementNS(SVG, tag), attributes, children);

export const at = (id) => document.getElementById(id);

let count = 0;
export const fresh = (stem) => `${stem}-${count += 1}`;

// Only what a browser should open from a chat: never javascript: or data:.
export function safe(address) {
  try {
    const found = new URL(address);
    return ["http:", "https:", "mailto:"].includes(found.protocol) ? found.href : null;
  } catch {
    return null;
  }
}

export function link(address, ...children) {
  const href = safe(address);
  if (!href) return make("span", {}, ...children);
  return make("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

const PATHS = {
  more: "M4 10h.01M10 10h.01M16 10h.01",
  smile: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M7.5 8.2h.01M12.5 8.2h.01M7 11.8c1.5 2 4.5 2 6 0",
  thread: "M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z",
  bolt: "M11 2.5 4.5 11.5h5l-.8 6 6.8-9h-5z",
  send: "M3 3.5 17 10 3 16.5l1.5-6.5zM4.5 10H10",
  close: "M5 5l10 10M15 5 5 15",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  pin: "M7 3h6l-1 5 3 3H5l3-3zM10 11v6",
  eye: "M2 10c3.5-6 12.5-6 16 0-3.5 6-12.5 6-16 0M10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6",
  file: "M5 2.5h6.5l3.5 3.5v11.5H5zM11.5 2.5V6H15",
  down: "M5.5 8l4.5 4.5L14.5 8",
  left: "M12 5l-5 5 5 5",
  right: "M8 5l5 5-5 5",
  warn: "M10 3 18 16.5H2zM10 8v4M10 14.3h.01",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 9v4.5M10 6.5h.01",
  done: "M4.5 10.5l3.5 3.5 7.5-8",
  help: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M8 8c0-2.7 4-2.5 4-.2 0 1.5-2 1.7-2 3.4M10 14h.01",
  trash: "M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l.8 11h7.4l.8-11",
  up: "M6 17V9l4-6c1.7 0 1.8 1.5 1 4h5l-1.5 10z",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 6v4l3 2",
};

export const icon = (name, size = 18) => draw(
  "svg", { viewBox: "0 0 20 20", width: size, height: size, class: "icon", "aria-hidden": "true" },
  draw("path", { d: PATHS[name] || PATHS.info }),
);

export const iconButton = (name, label, press, more = {}) =>
  make("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick: press, ...more },
    icon(name));

// One quiet voice for screen readers; the text is taken away first so that the same words are said twice.
export function announce(text) {
  at("voice").textContent = "";
  requestAnimationFrame(() => { at("voice").textContent = text; });
}
