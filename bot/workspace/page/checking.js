// What Slack itself checks before it sends a modal: required fields, lengths, numbers, addresses.

import { WORDS, least, long, most, short } from "./words.js";

const filled = (value) => Object.entries(value || {}).some(([key, found]) =>
  key !== "type" && found !== null && found !== undefined && found !== "" && !(Array.isArray(found) && !found.length));

function number(element, text) {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return WORDS.notNumber;
  if (!element.is_decimal_allowed && !Number.isInteger(value)) return WORDS.notNumber;
  if (element.min_value !== undefined && value < Number(element.min_value)) return least(element.min_value);
  if (element.max_value !== undefined && value > Number(element.max_value)) return most(element.max_value);
  return null;
}

const lengths = (element, text) => (text.length < (element.min_length || 0) ? short(element.min_length)
  : text.length > (element.max_length || 3000) ? long(element.max_length || 3000) : null);

const RULES = {
  plain_text_input: lengths,
  number_input: number,
  email_text_input: (e, text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? null : WORDS.notEmail),
  url_text_input: (e, text) => (/^https?:\/\/\S+$/.test(text) ? null : WORDS.notAddress),
};

function fault(block, value) {
  if (!filled(value)) return block.optional ? null : WORDS.required;
  const rule = RULES[block.element.type];
  return rule ? rule(block.element, value.value) : null;
}

// The faults of a modal's inputs by block_id; empty where it may be sent.
export function checked(blocks, values) {
  const found = {};
  (blocks || []).forEach((block, index) => {
    if (block.type !== "input") return;
    const id = block.block_id || `block-${index}`;
    const text = fault(block, (values[id] || {})[block.element.action_id]);
    if (text) found[id] = text;
  });
  return found;
}
