// The register: an act a row; only the rows in sight are in the document.

import { GLYPHS, className } from "./data.js";
import { actAttributes, actClasses, cut, focusOn, html, redraw, rove } from "./draw.js";
import { COLUMNS } from "./state.js";

const ROW = 58;
const SPARE = 10;
/** What stands above each column, and by what it puts the acts in order. */
const HEADS = {
  number: ["n", (act) => act.index],
  date: ["date", (act) => act.first ?? act.last ?? Infinity],
  actors: ["actor", (act) => act.actors],
  type: ["type", (act) => act.type.label],
  recipients: ["recipient", (act) => act.recipients],
  rung: ["rung", (act) => act.record.rung],
  sentence: ["act", (act) => act.sentence],
  places: ["source", (act) => act.places.join("; ")],
};

export function createTable(root, app) {
  let acts = [];
  const head = html("div", { class: "table-row table-head", role: "row" }, ...COLUMNS.map((name) =>
    html("span", { role: "columnheader", class: `cell ${name}` }, html("button", { type: "button", onclick: () => sort(name) }, HEADS[name][0]))));
  const body = html("div", { class: "table-body", role: "rowgroup", "data-rove": true });
  const table = html("div", { class: "scroll table", role: "table", "aria-label": "Acts", tabindex: "-1" }, html("div", { role: "rowgroup", class: "table-top" }, head), body);
  root.append(table);
  rove(body);
  body.addEventListener("rove", (event) => {
    if (!Number.isFinite(event.detail.step)) return;
    event.preventDefault();
    const at = acts.findIndex((act) => act.id === event.detail.at.dataset.act);
    const next = Math.min(acts.length - 1, Math.max(0, at + event.detail.step));
    bringInSight(next);
    focusOn(body.querySelector(`[data-act="${CSS.escape(acts[next].id)}"]`));
  });
  table.addEventListener("scroll", () => requestAnimationFrame(paint));
  function sort(column) {
    app.set({ sort: app.state.sort === column ? `-${column}` : column });
  }
  function arrange(selected) {
    const column = app.state.sort.replace(/^-/, "");
    const way = app.state.sort === column ? 1 : -1;
    const key = HEADS[column][1];
    const value = new Map(selected.map((act) => [act, key(act)]));
    acts = [...selected].sort((one, other) => {
      const [a, b] = [value.get(one), value.get(other)];
      return a === b ? one.index - other.index : (a < b ? -1 : 1) * way;
    });
    [...head.children].forEach((cell, at) => cell.setAttribute("aria-sort", COLUMNS[at] !== column ? "none" : way > 0 ? "ascending" : "descending"));
  }
  function bringInSight(row) {
    const shown = table.clientHeight - head.offsetHeight;
    if (row * ROW < table.scrollTop) table.scrollTop = row * ROW;
    else if ((row + 1) * ROW > table.scrollTop + shown) table.scrollTop = (row + 1) * ROW - shown;
    paint();
  }
  function paint() {
    const first = Math.max(0, Math.floor(table.scrollTop / ROW) - SPARE);
    const last = Math.min(acts.length, Math.ceil((table.scrollTop + table.clientHeight) / ROW) + SPARE);
    redraw(body, acts.slice(first, last).map((act, at) => rowOf(app, act, first + at)), app.state.chosen);
  }
  return {
    update(selection) {
      arrange(selection.acts);
      body.style.height = `${acts.length * ROW}px`;
      table.setAttribute("aria-rowcount", String(acts.length + 1));
      const at = acts.findIndex((act) => act.id === app.state.chosen);
      if (at >= 0) bringInSight(at);
      else paint();
    },
  };
}

function rowOf(app, act, place) {
  const { role, ...attributes } = actAttributes(app, act);
  const cell = (name, ...children) => html("span", { role: "cell", class: `cell ${name}` }, ...children);
  const row = html("div", {
    ...attributes, role: "row", "aria-pressed": null, "aria-label": null, "aria-selected": null, "aria-rowindex": place + 2,
    class: `table-row ${actClasses(act)}${app.state.chosen === act.id ? " chosen" : ""}`,
  },
  cell("number", act.number), cell("date", act.date), cell("actors", cut(act.actors, 60)),
  cell("type", html("span", { title: className(act.record.class) }, GLYPHS[act.record.class]), ` ${act.type.label}`),
  cell("recipients", cut(act.recipients || "–", 60)), cell("rung", act.record.rung), cell("sentence", act.sentence), cell("places", act.places.join("; ")));
  row.style.top = `${place * ROW}px`;
  return row;
}
