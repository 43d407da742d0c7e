// The two tables of Block Kit: the plain one, and the data table one can sort and page.

import { fresh, icon, iconButton, make } from "./dom.js";
import { richText } from "./rich.js";

const PAGE_SIZE = 5;

function shown(cell) {
  if (!cell) return "";
  if (cell.type === "rich_text") return richText(cell);
  return cell.text ?? String(cell.value ?? "");
}

const numeric = (cell) => cell && cell.type === "raw_number";

export function table(block) {
  const settings = block.column_settings || [];
  const look = (column) => {
    const { align = "left", is_wrapped: wrapped = false } = settings[column] || {};
    return `align-${align}${wrapped ? " wrapped" : ""}`;
  };
  const row = (cells, tag) => make("tr", {}, cells.map((cell, column) =>
    make(tag, { class: look(column), scope: tag === "th" ? "col" : null }, shown(cell))));
  const [head = [], ...body] = block.rows || [];
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table" },
    make("table", { class: "grid", "aria-label": "Table" }, make("thead", {}, row(head, "th")),
      make("tbody", {}, body.map((cells) => row(cells, "td")))));
}

const key = (cell) => (cell ? cell.value ?? make("i", {}, shown(cell)).textContent : "");

function compared(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), "en", { numeric: true, sensitivity: "base" });
}

class DataTable {
  constructor(block) {
    [this.head = [], ...this.rows] = block.rows || [];
    this.size = block.page_size || PAGE_SIZE;
    this.header = block.row_header_column_index ?? -1;
    Object.assign(this, { page: 0, column: null, falling: false });
    this.body = make("tbody");
    this.foot = make("div", { class: "pages" });
    this.heads = this.head.map((cell, column) => this.heading(cell, column));
    const caption = fresh("caption");
    this.node = make("div", { class: "data-table" }, make("div", { class: "caption", id: caption }, block.caption || ""),
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-labelledby": caption },
        make("table", { class: "grid", "aria-labelledby": caption },
          make("thead", {}, make("tr", {}, this.heads)), this.body)), this.foot);
    this.show();
  }

  heading(cell, column) {
    const right = this.rows.length > 0 && this.rows.every((row) => numeric(row[column]));
    return make("th", { scope: "col", "aria-sort": "none", class: right ? "align-right" : null },
      make("button", { type: "button", onclick: () => this.sort(column) }, shown(cell), icon("down", 12)));
  }

  sort(column) {
    this.falling = this.column === column && !this.falling;
    this.column = column;
    this.page = 0;
    this.show();
  }

  get sorted() {
    if (this.column === null) return this.rows;
    const sign = this.falling ? -1 : 1;
    return [...this.rows].sort((one, other) => sign * compared(key(one[this.column]), key(other[this.column])));
  }

  show() {
    const from = this.page * this.size;
    this.heads.forEach((th, column) => th.setAttribute("aria-sort",
      column !== this.column ? "none" : this.falling ? "descending" : "ascending"));
    this.body.replaceChildren(...this.sorted.slice(from, from + this.size).map((row) =>
      make("tr", {}, row.map((cell, column) => make(column === this.header ? "th" : "td",
        { scope: column === this.header ? "row" : null, class: numeric(cell) ? "align-right" : null }, shown(cell))))));
    this.showPages(from);
  }

  showPages(from) {
    const all = this.rows.length;
    this.foot.hidden = all <= this.size;
    const turn = (by) => () => {
      this.page += by;
      this.show();
      (this.foot.querySelector(`[data-turn="${by}"]:not(:disabled)`) || this.foot.querySelector("button:not(:disabled)")).focus();
    };
    this.foot.replaceChildren(
      iconButton("left", "Previous page", turn(-1), { disabled: from === 0, "data-turn": -1 }),
      make("span", { "aria-live": "polite" }, `${from + 1}–${Math.min(all, from + this.size)} of ${all}`),
      iconButton("right", "Next page", turn(1), { disabled: from + this.size >= all, "data-turn": 1 }));
  }
}

export const dataTable = (block) => new DataTable(block).node;
