// Blocks that frame others: alert, card, carousel, container, video, plan, task card, context actions.

import { icon, iconButton, link, make, safe } from "./dom.js";
import { element } from "./elements.js";
import { plain, textInto } from "./mrkdwn.js";
import { richText } from "./rich.js";

const LEVELS = { default: "info", info: "info", warning: "warn", error: "warn", success: "done" };

export function alert(block) {
  const level = LEVELS[block.level] ? block.level : "default";
  return make("div", { class: `alert ${level}`, role: "note" }, icon(LEVELS[level]),
    make("span", { class: "hidden" }, `${level}: `), textInto(block.text, make("div", { class: "text" })));
}

const shown = (image, className) => {
  const source = image && safe(image.image_url || "");
  return source ? make("img", { src: source, alt: image.alt_text || "", class: className, loading: "lazy",
    referrerpolicy: "no-referrer" }) : null;
};

const titled = (block, tag) => make("div", { class: "titled" }, shown(block.icon, "card-icon"), make("div", {},
  block.rich_text_title ? richText(block.rich_text_title)
    : block.title ? textInto(block.title, make(tag, { class: "card-title" })) : null,
  block.subtitle ? textInto(block.subtitle, make("div", { class: "card-subtitle" })) : null));

export function card(block, on) {
  return make("article", { class: "card", "aria-label": plain(block.title || "Card") }, shown(block.hero_image, "hero"), titled(block, "h4"),
    block.body ? textInto(block.body, make("div", { class: "text" })) : null,
    block.subtext ? textInto(block.subtext, make("div", { class: "card-subtitle" })) : null,
    block.actions && block.actions.length
      ? make("div", { class: "actions" }, block.actions.map((found) => element(found, on))) : null);
}

export function carousel(block, on) {
  const rail = make("div", { class: "rail", role: "list", tabindex: "0", "aria-label": "Cards" },
    (block.elements || []).map((found) => make("div", { role: "listitem", class: "slide" },
      card(found, found.block_id ? { ...on, blockId: found.block_id } : on))));
  const by = (side) => () => rail.scrollBy({ left: side * rail.clientWidth * 0.8, behavior: "smooth" });
  return make("div", { class: "carousel" }, rail, make("div", { class: "turns" },
    iconButton("left", "Previous cards", by(-1)), iconButton("right", "Next cards", by(1))));
}

// `blocks` is handed in, for a container holds blocks and blocks hold containers.
export function container(block, on, blocks) {
  const inside = make("div", { class: "inside" }, blocks(block.child_blocks, { ...on, blockId: "" }));
  const head = titled(block, "h4");
  const look = `container width-${block.width || "standard"}${block.has_header_divider ? " ruled" : ""}`;
  if (!block.is_collapsible) return make("section", { class: look }, head, inside);
  return make("details", { class: look, open: !block.default_collapsed, "aria-label": plain(block.title || "More") }, make("summary", {}, head), inside);
}

export function video(block) {
  return make("div", { class: "video" },
    make("div", { class: "card-title" }, link(block.title_url || block.video_url, plain(block.title || "Video"))),
    make("div", { class: "card-subtitle" }, [block.author_name, block.provider_name].filter(Boolean).join(" · ")),
    block.description ? textInto(block.description, make("div", { class: "text" })) : null,
    make("div", {}, link(block.video_url, "Watch the video")));
}

const STATES = { pending: "clock", in_progress: "clock", complete: "done", error: "warn" };

export function taskCard(block) {
  const status = STATES[block.status] ? block.status : "pending";
  return make("div", { class: `task state-${status}` }, icon(STATES[status]), make("div", {},
    make("b", {}, plain(block.title || "")), make("span", { class: "hidden" }, ` (${status.replace("_", " ")})`),
    block.details ? richText(block.details) : null, block.output ? richText(block.output) : null,
    (block.sources || []).map((source) => make("div", {}, link(source.url, source.text || source.url)))));
}

export const workPlan = (block) => make("section", { class: "container" },
  make("h4", { class: "card-title" }, plain(block.title || "")),
  make("div", { class: "inside" }, (block.tasks || []).map(taskCard)));

export const contextActions = (block, on) => make("div", { class: "context-actions" },
  (block.elements || []).map((found) => element(found, on)));
