// The rich text input: bold, italic, struck, code and lists, given to the bot as a rich_text block.

import { make } from "./dom.js";
import { plain } from "./mrkdwn.js";
import { richText } from "./rich.js";
import { begin, named, put } from "./surface.js";

const TOOLS = [["bold", "Bold", "b"], ["italic", "Italic", "i"], ["strikeThrough", "Strikethrough", "s"],
  ["insertUnorderedList", "Bulleted list", "•"], ["insertOrderedList", "Numbered list", "1."]];
const STYLE = { B: "bold", STRONG: "bold", I: "italic", EM: "italic", S: "strike", STRIKE: "strike", DEL: "strike", CODE: "code" };
const LISTS = { UL: "bullet", OL: "ordered" };

function pieces(node, style = {}) {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.textContent;
    return text ? [{ type: "text", text, ...(Object.keys(style).length ? { style } : {}) }] : [];
  }
  if (node.nodeName === "BR") return [{ type: "text", text: "\n" }];
  const inner = STYLE[node.nodeName] ? { ...style, [STYLE[node.nodeName]]: true } : style;
  return [...node.childNodes].flatMap((child) => pieces(child, inner));
}

const section = (elements) => ({ type: "rich_text_section", elements });

// The written paragraphs and lists as parts of a rich_text block; null where nothing is written.
export function written(box) {
  const parts = [];
  let line = [];
  const end = () => {
    if (line.length) parts.push(section(line));
    line = [];
  };
  for (const child of box.childNodes) {
    if (LISTS[child.nodeName]) {
      end();
      parts.push({ type: "rich_text_list", style: LISTS[child.nodeName],
        elements: [...child.children].map((item) => section(pieces(item))) });
    } else if (child.nodeName === "DIV" || child.nodeName === "P") {
      end();
      line = pieces(child);
      end();
    } else line.push(...pieces(child));
  }
  end();
  return box.textContent.trim() ? { type: "rich_text", elements: parts } : null;
}

function tools(box) {
  return make("div", { class: "formats", role: "toolbar", "aria-label": "Formatting" }, TOOLS.map(([command, name, sign]) =>
    make("button", { type: "button", class: `tool ${command}`, "aria-label": name, title: name,
      onpointerdown: (event) => event.preventDefault(),
      onclick: () => { box.focus(); document.execCommand(command); } }, sign)));
}

export function richInput(element, on) {
  const box = make("div", {
    class: "field rich", contenteditable: "true", role: "textbox", "aria-multiline": "true", tabindex: "0",
    "data-action": element.action_id, "data-placeholder": element.placeholder ? plain(element.placeholder) : "",
    autofocus: Boolean(element.focus_on_load), ...named(on, element, element.action_id),
    oninput: () => put(on, element, { rich_text_value: written(box) }),
    onpaste: (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
    },
  });
  const { rich_text_value: start } = begin(on, element, { rich_text_value: element.initial_value || null });
  if (start) box.append(...richText(start).childNodes);
  return make("div", { class: "rich-input" }, tools(box), box);
}
