// The markdown block: ordinary Markdown, the part of it that Slack shows.

import { link, make } from "./dom.js";
import { emoji } from "./emoji.js";

const INLINE = new RegExp([
  "`([^`\\n]+)`", "!?\\[([^\\]\\n]+)\\]\\(([^)\\s]+)\\)", "(https?://[^\\s<>)]+)",
  "(?:\\*\\*|__)(?!\\s)([^\\n]+?)(?:\\*\\*|__)", "~~([^\\n]+?)~~",
  "(?<![\\p{L}\\p{N}*_])[*_](?![\\s*_])([^\\n]*?[^\\s])[*_](?![\\p{L}\\p{N}*_])", ":([a-z0-9_+-]+):",
].join("|"), "u");

function inline(text, into) {
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    into.append(rest.slice(0, found.index), piece(found));
    rest = rest.slice(found.index + found[0].length);
  }
  into.append(rest);
  return into;
}

function piece([, code, label, address, bare, bold, strike, italic, name]) {
  if (code !== undefined) return make("code", {}, code);
  if (label !== undefined) return link(address, label);
  if (bare !== undefined) return link(bare, bare);
  if (bold !== undefined) return inline(bold, make("b"));
  if (strike !== undefined) return inline(strike, make("s"));
  if (italic !== undefined) return inline(italic, make("i"));
  return document.createTextNode(emoji(name));
}

const cells = (line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());

function table(lines) {
  const [head, , ...body] = lines.map(cells);
  const row = (tag) => (line) => make("tr", {}, line.map((cell) => inline(cell, make(tag))));
  return make("div", { class: "scroll" }, make("table", { class: "grid", "aria-label": "Table" },
    make("thead", {}, row("th")(head)), make("tbody", {}, body.map(row("td")))));
}

function list(lines, ordered) {
  return make(ordered ? "ol" : "ul", { class: "list" }, lines.map((line) =>
    inline(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").replace(/^\[( |x)\] /, (all, x) => (x === "x" ? "☑ " : "☐ ")),
      make("li", { class: `indent-${Math.min(4, Math.floor(line.search(/\S/) / 2))}` }))));
}

// Kinds of block, each with the pattern of its lines; a run of like lines makes one node.
const KINDS = [
  [/^#{1,6}\s/, (lines) => lines.map((line) => {
    const level = line.match(/^#+/)[0].length;
    return inline(line.slice(level).trim(), make(`h${Math.min(6, level + 2)}`, { class: `header level-${Math.min(4, level)}` }));
  })],
  [/^(?:---+|\*\*\*+)\s*$/, (lines) => lines.map(() => make("hr"))],
  [/^>\s?/, (lines) => [make("blockquote", {}, lines.map((line) => inline(line.replace(/^>\s?/, ""), make("div"))))]],
  [/^\s*[-*+]\s+/, (lines) => [list(lines, false)]],
  [/^\s*\d+[.)]\s+/, (lines) => [list(lines, true)]],
  [/^\|.*\|\s*$/, (lines) => [table(lines)]],
  [/^\s*$/, () => []],
  [/^/, (lines) => [inline(lines.join("\n"), make("div", { class: "text" }))]],
];

function runs(text) {
  const found = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const kind = KINDS.find(([pattern]) => pattern.test(line));
    if (found.length && found.at(-1).kind === kind) found.at(-1).lines.push(line);
    else found.push({ kind, lines: [line] });
  }
  return found.flatMap(({ kind, lines }) => kind[1](lines));
}

export function markdown(block) {
  const node = make("div", { class: "markdown" });
  (block.text || "").split(/^```[^\n]*\n([\s\S]*?)^```\s*$/m).forEach((part, number) => {
    if (number % 2) node.append(make("pre", {}, part.replace(/\n$/, "")));
    else node.append(...runs(part));
  });
  return node;
}
