// Who acted on whom: actors in columns by side, a line for the acts of one towards another.

import { GLYPHS, className, sideClass } from "./data.js";
import { cut, focusOn, html, redraw, room, rove, svg, walkThrough } from "./draw.js";
import { shortestPath } from "./select.js";

const ROW = 26;
const TOP = 54;
const MARGIN = 180;
/** The most lines drawn: those with the most acts; fewer while time moves under a thumb, so that the picture keeps up. What is
 * chosen, and a path, always has its own. */
const MOST = 200;
const MOST_MOVING = 60;
/** In so many columns stand actors where none is on a side. */
const SPREAD = 3;
const RANK = { "material-conflict": 4, "verbal-conflict": 3, neutral: 0, "verbal-cooperation": 1, "material-cooperation": 2 };

export function createGraph(root, app) {
  const { data } = app;
  const picture = html("div", { class: "scroll", "data-rove": true, tabindex: "-1" });
  const chain = html("div", { class: "chain" });
  const rest = html("p", { class: "about" });
  const picker = (id, text, key) => {
    const options = [...data.nodes.values()].filter((node) => !data.events.has(node.id)).map((node) => html("option", { value: node.id }, node.name));
    const select = html("select", { id, onchange: () => app.set({ [key]: select.value || null }) }, html("option", { value: "" }, "–"), options);
    return { select, key, label: html("label", { for: id }, `${text} `, select) };
  };
  const pickers = [picker("path-start", "Path from", "start"), picker("path-end", "to", "end"), picker("near", "Around", "near")];
  const steps = html("select", { id: "steps", onchange: () => app.set({ steps: Number(steps.value) }) },
    ...[1, 2, 3].map((count) => html("option", { value: count }, count === 1 ? "1 step" : `${count} steps`)));
  root.append(html("div", { class: "tools" }, ...pickers.map((one) => one.label), html("label", { for: "steps" }, "within ", steps)), chain, rest, picture);
  rove(picture);
  moveAlongLines(picture);
  return {
    update(selection) {
      for (const { select, key } of pickers) select.value = app.state[key] ?? "";
      steps.value = app.state.steps;
      const path = app.state.start && app.state.end ? shortestPath(selection.acts, app.state.start, app.state.end) : undefined;
      chain.replaceChildren(...chainRows(app, path));
      const walked = new Set((path ?? []).map((step) => `${step.from} ${step.to}`));
      const lines = dyads(selection.acts);
      const drawn = mostBusy(app, lines, walked);
      rest.hidden = drawn.length === lines.length;
      rest.replaceChildren(`${drawn.length} of ${lines.length} lines are drawn, those with the most acts: choose an actor for all of its own, or narrow the selection.`);
      redraw(picture, [draw(app, selection, { lines, drawn, walked }, room(picture))], app.state.chosen);
    },
  };
}

/** Up and down move among actors; right to the lines of one, among which up and down move then, and right again to their other
 * end; left goes back. */
function moveAlongLines(picture) {
  let base = null;
  const actor = (id) => picture.querySelector(`[data-node="${CSS.escape(id)}"]`);
  const linesOf = (id) => [...picture.querySelectorAll("[data-edge]")].filter((line) => line.dataset.edge.split(" ").includes(id));
  picture.addEventListener("rove", (event) => {
    const { at, key, step } = event.detail;
    event.preventDefault();
    const isAcross = ["ArrowLeft", "ArrowRight"].includes(key);
    if (at.dataset.node) {
      base = at.dataset.node;
      if (isAcross) return focusOn(key === "ArrowRight" ? linesOf(base)[0] : undefined);
      return focusOn(moved([...picture.querySelectorAll("[data-node]")], at, step));
    }
    const ends = at.dataset.edge.split(" ");
    if (!ends.includes(base)) [base] = ends;
    if (!isAcross) return focusOn(moved(linesOf(base), at, step));
    if (key === "ArrowRight") base = ends.find((end) => end !== base) ?? base;
    return focusOn(actor(base));
  });
}

/** The element so many steps from another. */
function moved(all, at, step) {
  return all[Math.min(all.length - 1, Math.max(0, all.indexOf(at) + step))];
}

/** Of too many lines those with the most acts, in the order in which they came. */
function mostBusy(app, lines, walked) {
  const most = app.isMoving ? MOST_MOVING : MOST;
  if (lines.length <= most) return lines;
  const isOfChosen = (line) => [line.actor, line.recipient].includes(app.state.chosen) || line.acts.some((act) => act.id === app.state.chosen);
  const first = (line) => (isOfChosen(line) || walked.has(`${line.actor} ${line.recipient}`) ? 1 : 0);
  const ranked = lines.map((line, at) => ({ line, at })).sort((one, other) => first(other.line) - first(one.line)
    || other.line.acts.length - one.line.acts.length || one.at - other.at);
  const kept = new Set(ranked.filter(({ line }, at) => at < most || first(line)).map(({ line }) => line));
  return lines.filter((line) => kept.has(line));
}

function chainRows(app, path) {
  if (path === undefined) return [];
  const name = (id) => app.data.nodes.get(id).name;
  const title = `${name(app.state.start)} → ${name(app.state.end)}`;
  if (path === null) return [html("p", {}, `${title}: no chain of acts in this selection leads there.`)];
  const rows = path.map((step) => html("li", {},
    html("button", { type: "button", class: "link", onclick: () => app.set({ chosen: step.act.id }) }, `${name(step.from)} → ${name(step.to)}, ${step.act.date}: ${step.act.sentence}`)));
  return [html("p", {}, `${title}: ${path.length === 1 ? "1 act" : `${path.length} acts`}`), html("ol", {}, rows)];
}

/** Where nodes stand: by their column and row, which follow from actors and sides alone, so that no act moves them. */
function places(columns, step) {
  const at = new Map();
  columns.forEach((column, place) => {
    column.nodes.forEach((id, row) => at.set(id, { x: MARGIN + place * step, y: TOP + row * ROW, place, side: column.side, last: columns.length - 1 }));
  });
  return at;
}

/** The columns of a dispute; where all actors stand in one, it is broken. */
function columnsOf(dispute) {
  if (dispute.columns.length !== 1) return dispute.columns;
  const [only] = dispute.columns;
  const length = Math.ceil(only.nodes.length / SPREAD);
  const broken = Array.from({ length: SPREAD }, (_, at) => ({ ...only, name: at ? "" : only.name, nodes: only.nodes.slice(at * length, (at + 1) * length) }));
  return broken.filter((column) => column.nodes.length);
}

/** The acts of a selection by actor and recipient. */
function dyads(acts) {
  const found = new Map();
  for (const act of acts) {
    for (const actor of act.record.actors) {
      for (const recipient of act.record.recipients) {
        const key = `${actor} ${recipient}`;
        if (!found.has(key)) found.set(key, { actor, recipient, acts: [] });
        found.get(key).acts.push(act);
      }
    }
  }
  return [...found.values()];
}

function draw(app, selection, { lines, drawn, walked }, wide) {
  const columns = columnsOf(app.data.disputes.get(app.state.dispute));
  const step = Math.max(240, (wide - 2 * MARGIN) / Math.max(1, columns.length - 1));
  const at = places(columns, step);
  const busy = new Set(lines.flatMap((line) => [line.actor, line.recipient]));
  const width = 2 * MARGIN + Math.max(0, columns.length - 1) * step;
  const height = TOP + Math.max(1, ...columns.map((column) => column.nodes.length)) * ROW + 12;
  const out = svg("svg", { class: "figure", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `${busy.size} actors, ${selection.acts.length} acts` });
  columns.forEach((column, place) => {
    out.append(svg("text", { class: `column ${sideClass(column.side)}`, x: MARGIN + place * step, y: 24, "text-anchor": "middle" }, column.name));
  });
  const order = (one, other) => one.acts.length - other.acts.length || (one.actor + one.recipient < other.actor + other.recipient ? -1 : 1);
  out.append(...drawn.sort(order).map((line) => edge(app, at, line, walked)));
  for (const [id, place] of at) out.append(node(app, id, place, busy.has(id)));
  return out;
}

function edge(app, at, line, walked) {
  const [one, other] = [at.get(line.actor), at.get(line.recipient)];
  const strongest = line.acts.reduce((best, act) => (RANK[act.record.class] > RANK[best.record.class] ? act : best));
  const isPressed = line.acts.some((act) => act.id === app.state.chosen);
  const isChosen = isPressed || [line.actor, line.recipient].includes(app.state.chosen);
  const isWalked = walked.has(`${line.actor} ${line.recipient}`);
  const name = (id) => app.data.nodes.get(id)?.name ?? id;
  const bend = one.place === other.place ? (one.place === one.last && one.last > 0 ? -1 : 1) * (40 + Math.abs(one.y - other.y) * 0.25) : 0;
  const middle = (one.x + other.x) / 2;
  const lift = one.x < other.x ? -6 : 6;
  const curve = bend
    ? `M${one.x} ${one.y} C${one.x + bend} ${one.y} ${other.x + bend} ${other.y} ${other.x} ${other.y}`
    : `M${one.x} ${one.y} C${middle} ${one.y + lift} ${middle} ${other.y + lift} ${other.x} ${other.y}`;
  const words = `${name(line.actor)} → ${name(line.recipient)}: ${line.acts.length === 1 ? "1 act" : `${line.acts.length} acts`}, strongest ${className(strongest.record.class)}`;
  return svg("g", {
    class: `edge act ${strongest.record.class}${isChosen ? " chosen" : ""}${isWalked ? " walked" : ""}`,
    "data-edge": `${line.actor} ${line.recipient}`, role: "button", tabindex: "-1", "aria-label": words.replace("→", "towards"),
    "aria-pressed": String(isPressed), onclick: () => walkThrough(app, line.acts),
  },
  svg("title", {}, line.acts.length === 1 ? words : `${words}; a click walks through them`),
  svg("path", { class: "hit", d: curve }),
  svg("path", { d: curve, "stroke-width": Math.min(7, 1 + Math.sqrt(line.acts.length)).toFixed(1), "marker-end": "url(#arrow)" }),
  line.acts.length > 1 && isChosen ? svg("text", { class: "tag", ...tagPlace(one, other, bend) }, `${GLYPHS[strongest.record.class]} ${line.acts.length}`) : null);
}

/** Where the count stands: on the curve, nearer to the actor than to the column between. */
function tagPlace(one, other, bend) {
  if (bend) return { x: (one.x + other.x) / 2 + bend * 0.75, y: (one.y + other.y) / 2 };
  const at = 0.2;
  const [first, second, third, last] = [(1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at ** 2 * (1 - at), at ** 3];
  const middle = (one.x + other.x) / 2;
  return { x: first * one.x + (second + third) * middle + last * other.x, y: (first + second) * one.y + (third + last) * other.y + 4 };
}

function node(app, id, place, isBusy) {
  const record = app.data.nodes.get(id);
  const isEvent = app.data.events.has(id);
  const first = place.place === 0;
  const lastColumn = place.place === place.last && place.last > 0;
  const x = first ? -10 : lastColumn ? 10 : 0;
  return svg("g", {
    class: `node ${sideClass(place.side)}${isBusy ? "" : " idle"}${app.state.chosen === id ? " chosen" : ""}`,
    transform: `translate(${place.x} ${place.y})`, "data-node": id, role: "button", tabindex: "-1",
    "aria-label": `${record.name}, ${isEvent ? "event" : record.kind}`, "aria-pressed": String(app.state.chosen === id),
    onclick: () => app.set({ chosen: id }),
  },
  svg("title", {}, record.name),
  isEvent ? svg("rect", { x: -5, y: -5, width: 10, height: 10 }) : svg("circle", { r: 5.5 }),
  svg("text", { x, y: first || lastColumn ? 4 : -8, "text-anchor": first ? "end" : lastColumn ? "start" : "middle" }, cut(record.name, first || lastColumn ? 24 : 34)));
}
