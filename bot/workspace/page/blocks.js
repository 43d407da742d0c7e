// Block Kit's blocks as nodes; a block the page does not know says so quietly.

import { alert, card, carousel, container, contextActions, taskCard, video, workPlan } from "./cards.js";
import { chart } from "./charts.js";
import { fresh, make, safe } from "./dom.js";
import { element } from "./elements.js";
import { markdown } from "./markdown.js";
import { plain, textInto } from "./mrkdwn.js";
import { richText } from "./rich.js";
import { inBlock } from "./surface.js";
import { dataTable, table } from "./tables.js";

function section(block, on) {
  const texts = make("div", { class: "texts" });
  if (block.text) texts.append(textInto(block.text, make("div", { class: "text" })));
  if (block.fields) texts.append(make("div", { class: "fields" },
    block.fields.map((field) => textInto(field, make("div", { class: "text" })))));
  if (!block.accessory) return texts;
  return make("div", { class: "section" }, texts, make("div", { class: "accessory" }, element(block.accessory, on)));
}

function header(block) {
  const level = Math.min(4, Math.max(1, block.level || 2));
  return make(`h${level + 2}`, { class: `header level-${level}` }, plain(block.text));
}

const context = (block, on) => make("div", { class: "context" }, (block.elements || []).map((found) =>
  (found.type === "image" ? element(found, on) : textInto(found, make("span", { class: "text" })))));

const actions = (block, on) => make("div", { class: "actions" },
  (block.elements || []).map((found) => make("div", { class: "action" }, element(found, on))));

function picture(block) {
  const source = safe(block.image_url || (block.slack_file || {}).url || "");
  const image = source
    ? make("img", { src: source, alt: block.alt_text || "", loading: "lazy", referrerpolicy: "no-referrer" })
    : make("p", { class: "quiet" }, block.alt_text || "Image");
  return make("figure", { class: "picture", "aria-label": plain(block.title || block.alt_text || "Image") }, block.title ? make("figcaption", {}, plain(block.title)) : null, image);
}

function input(block, on) {
  const labels = { label: fresh("label"), hint: block.hint ? fresh("hint") : null };
  const inside = { ...on, labels, dispatch: Boolean(block.dispatch_action), optional: Boolean(block.optional) };
  const label = make("div", { class: "label", id: labels.label }, plain(block.label),
    block.optional ? make("span", { class: "quiet" }, " (optional)") : null);
  const control = element(block.element, inside);
  label.addEventListener("click", () => control.focus());
  return make("div", { class: "input" }, label, control,
    block.hint ? make("p", { class: "hint", id: labels.hint }, plain(block.hint)) : null);
}

const unknown = (block) =>
  make("p", { class: "unknown" }, `This page does not show “${block.type}” blocks.`);

const BLOCKS = {
  section, header, context, actions, input, markdown, table, alert, video,
  image: picture, divider: () => make("hr"), rich_text: richText, data_table: dataTable,
  data_visualization: chart, task_card: taskCard, plan: workPlan, context_actions: contextActions,
  card: (block, on) => card(block, on), carousel: (block, on) => carousel(block, on),
  container: (block, on) => container(block, on, blocks),
};

export function blocks(list, on) {
  return (list || []).map((block, index) => {
    const place = inBlock(on, block, index);
    const build = BLOCKS[block.type] || unknown;
    const node = make("div", { class: `block ${block.type}-block`, "data-block": place.blockId });
    try {
      node.append(build(block, place));
    } catch {
      node.append(unknown(block));
    }
    return node;
  });
}
