// rich_text blocks, as Slack's composer makes them.

import { link, make } from "./dom.js";
import { emoji } from "./emoji.js";
import { channelMention, dated, mention, personMention } from "./mrkdwn.js";

const STYLES = { bold: "b", italic: "i", strike: "s", underline: "u", code: "code" };

function styled(element, node) {
  let found = node;
  for (const [style, tag] of Object.entries(STYLES))
    if (element.style && element.style[style]) found = make(tag, {}, found);
  return found;
}

const PIECES = {
  text: (e) => document.createTextNode(e.text || ""),
  link: (e) => link(e.url, e.text || e.url),
  user: (e) => personMention(e.user_id),
  usergroup: (e) => mention(`@${e.usergroup_id}`),
  channel: (e) => channelMention(e.channel_id),
  broadcast: (e) => mention(`@${e.range}`),
  emoji: (e) => document.createTextNode(emoji(e.name)),
  date: (e) => document.createTextNode(dated(e.timestamp, e.format || "{date}", e.fallback)),
  color: (e) => make("code", {}, e.value),
};

function pieces(part, into) {
  for (const element of part.elements || []) {
    const piece = PIECES[element.type];
    into.append(piece ? styled(element, piece(element)) : element.text || "");
  }
  return into;
}

const PARTS = {
  rich_text_section: (part) => pieces(part, make("div", { class: "text" })),
  rich_text_quote: (part) => pieces(part, make("blockquote")),
  rich_text_preformatted: (part) => pieces(part, make("pre")),
  rich_text_list(part) {
    const ordered = part.style === "ordered";
    const list = make(ordered ? "ol" : "ul", { class: `list indent-${Math.min(8, part.indent || 0)}` });
    if (ordered && part.offset) list.setAttribute("start", part.offset + 1);
    for (const item of part.elements || []) list.append(pieces(item, make("li")));
    return list;
  },
};

export function richText(block) {
  const node = make("div", { class: "rich" });
  for (const part of block.elements || []) {
    const build = PARTS[part.type];
    if (build) node.append(build(part));
  }
  return node;
}
