// Who acted on whom: actors in columns by side, a line for the acts of one towards another.

import { GLYPHS, className, sideClass } from "./data.js";
import { cut, html, redraw, room, rove, svg } from "./draw.js";
import { shortestPath } from "./select.js";

const ROW = 26;
const TOP = 54;
const MARGIN = 180;
const RANK = { "material-conflict": 4, "verbal-conflict": 3, neutral: 0, "verbal-cooperation": 1, "material-cooperation": 2 };

export function createGraph(root, app) {
  const { data } = app;
  const picture = html("div", { class: "scroll", "data-rove": true, tabindex: "-1" });
  const chain = html("div", { class: "chain" });
  const picker = (id, text, key) => {
    const options = [...data.nodes.values()].filter((node) => !data.events.has(node.id)).map((node) => html("option", { value: node.id }, node.name));
    const select = html("select", { id, onchange: () => app.set({ [key]: select.value || null }) }, html("option", { value: "" }, "–"), options);
    return { select, key, label: html("label", { for: id }, `${text} `, select) };
  };
  const pickers = [picker("path-start", "Path from", "start"), picker("path-end", "to", "end"), picker("near", "Around", "near")];
  const steps = html("select", { id: "steps", onchange: () => app.set({ steps: Number(steps.value) }) },
    ...[1, 2, 3].map((count) => html("option", { value: count }, count === 1 ? "1 step" : `${count} steps`)));
  root.append(html("div", { class: "tools" }, ...pickers.map((one) => one.label), html("label", { for: "steps" }, "within ", steps)), chain, picture);
  rove(picture);
  return {
    update(selection) {
      for (const { select, key } of pickers) select.value = app.state[key] ?? "";
      steps.value = app.state.steps;
      const path = app.state.start && app.state.end ? shortestPath(selection.acts, app.state.start, app.state.end) : undefined;
      chain.replaceChildren(...chainRows(app, path));
      redraw(picture, [draw(app, selection, path ?? [], room(picture))], app.state.chosen);
    },
  };
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
function places(dispute, step) {
  const at = new Map();
  dispute.columns.forEach((column, place) => {
    column.nodes.forEach((id, row) => at.set(id, { x: MARGIN + place * step, y: TOP + row * ROW, place, side: column.side, last: dispute.columns.length - 1 }));
  });
  return at;
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

function draw(app, selection, path, wide) {
  const dispute = app.data.disputes.get(app.state.dispute);
  const step = Math.max(240, (wide - 2 * MARGIN) / Math.max(1, dispute.columns.length - 1));
  const at = places(dispute, step);
  const lines = dyads(selection.acts);
  const busy = new Set(lines.flatMap((line) => [line.actor, line.recipient]));
  const width = 2 * MARGIN + (dispute.columns.length - 1) * step;
  const height = TOP + Math.max(1, ...dispute.columns.map((column) => column.nodes.length)) * ROW + 12;
  const walked = new Set(path.map((step) => `${step.from} ${step.to}`));
  const out = svg("svg", { class: "figure", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `${busy.size} actors, ${selection.acts.length} acts` });
  dispute.columns.forEach((column, place) => {
    out.append(svg("text", { class: `column ${sideClass(column.side)}`, x: MARGIN + place * step, y: 24, "text-anchor": "middle" }, column.name));
  });
  lines.sort((one, other) => one.acts.length - other.acts.length || (one.actor + one.recipient < other.actor + other.recipient ? -1 : 1));
  out.append(...lines.map((line) => edge(app, at, line, walked)));
  for (const [id, place] of at) out.append(node(app, id, place, busy.has(id)));
  return out;
}

function edge(app, at, line, walked) {
  const [one, other] = [at.get(line.actor), at.get(line.recipient)];
  const strongest = line.acts.reduce((best, act) => (RANK[act.record.class] > RANK[best.record.class] ? act : best));
  const isChosen = line.acts.some((act) => act.id === app.state.chosen) || [line.actor, line.recipient].includes(app.state.chosen);
  const isWalked = walked.has(`${line.actor} ${line.recipient}`);
  const name = (id) => app.data.nodes.get(id)?.name ?? id;
  const bend = one.place === other.place ? (one.place === one.last ? -1 : 1) * (40 + Math.abs(one.y - other.y) * 0.25) : 0;
  const middle = (one.x + other.x) / 2;
  const lift = one.x < other.x ? -6 : 6;
  const curve = bend
    ? `M${one.x} ${one.y} C${one.x + bend} ${one.y} ${other.x + bend} ${other.y} ${other.x} ${other.y}`
    : `M${one.x} ${one.y} C${middle} ${one.y + lift} ${middle} ${other.y + lift} ${other.x} ${other.y}`;
  const next = () => {
    const place = line.acts.findIndex((act) => act.id === app.state.chosen);
    app.set({ chosen: line.acts[(place + 1) % line.acts.length].id });
  };
  return svg("g", {
    class: `edge act ${strongest.record.class}${isChosen ? " chosen" : ""}${isWalked ? " walked" : ""}`,
    "data-edge": `${line.actor} ${line.recipient}`, onclick: next,
  },
  svg("title", {}, `${name(line.actor)} → ${name(line.recipient)}: ${line.acts.length === 1 ? "1 act" : `${line.acts.length} acts`}, strongest ${className(strongest.record.class)}; a click walks through them`),
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
