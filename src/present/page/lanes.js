// One row an act in order of time, one line an actor, arrows from who acted to whom. Only rows in sight are drawn.

import { GLYPHS, sideClass } from "./data.js";
import { actAttributes, actClasses, cut, focusOn, html, redraw, rove, svg } from "./draw.js";

const ROW = 34;
/** The room for dates and words beside the lanes: less on a narrow screen. */
const MOST_LEFT = 350;
const LEAST_LEFT = 170;
const LETTER = 7.2;
const RIGHT = 70;
const SPARE = 12;

export function createLanes(root, app) {
  const head = html("div", { class: "lane-head" });
  const body = html("div", { class: "lane-body", "data-rove": true });
  const scroll = html("div", { class: "scroll lanes", tabindex: "-1" }, head, body);
  root.append(scroll);
  let lanes = new Map();
  let acts = [];
  rove(body);
  body.addEventListener("rove", (event) => {
    const at = acts.findIndex((act) => act.id === event.detail.at.dataset.act);
    const next = Math.min(acts.length - 1, Math.max(0, at + event.detail.step));
    if (!Number.isFinite(event.detail.step)) return;
    event.preventDefault();
    bringInSight(next);
    focusOn(body.querySelector(`[data-act="${CSS.escape(acts[next].id)}"]`));
  });
  scroll.addEventListener("scroll", () => requestAnimationFrame(() => paint()));
  function bringInSight(row) {
    const top = row * ROW;
    const shown = scroll.clientHeight - head.offsetHeight;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top + ROW > scroll.scrollTop + shown) scroll.scrollTop = top + ROW - shown;
    paint();
  }
  function paint() {
    const first = Math.max(0, Math.floor(scroll.scrollTop / ROW) - SPARE);
    const last = Math.min(acts.length, Math.ceil((scroll.scrollTop + scroll.clientHeight) / ROW) + SPARE);
    redraw(body, [draw(app, acts, lanes, first, last)], app.state.chosen);
  }
  return {
    update(selection, why) {
      acts = selection.acts;
      lanes = lanesOf(app, acts, scroll.clientWidth - RIGHT - 18);
      const width = lanes.left + lanes.width * lanes.size + RIGHT;
      head.classList.toggle("slanted", lanes.width < 88);
      head.style.width = `${width}px`;
      body.style.width = `${width}px`;
      body.style.height = `${acts.length * ROW + 8}px`;
      head.replaceChildren(...[...lanes].map(([id, lane]) => html("span", { class: `lane-name ${sideClass(lane.side)}`, title: app.data.nodes.get(id).name }, cut(app.data.nodes.get(id).name, 21))));
      [...head.children].forEach((name, at) => {
        name.style.left = `${lanes.left + at * lanes.width}px`;
        name.style.width = `${lanes.width - 2}px`;
      });
      const at = acts.findIndex((act) => act.id === app.state.chosen);
      if (at >= 0 && why !== "scroll") bringInSight(at);
      else paint();
    },
  };
}

/** The lanes of a selection: its parties, in the order in which the graph lists them by side. */
function lanesOf(app, acts, wide) {
  const busy = new Set(acts.flatMap((act) => [...act.record.actors, ...act.record.recipients]));
  const dispute = app.data.disputes.get(app.state.dispute);
  const lanes = new Map();
  lanes.left = Math.round(Math.min(MOST_LEFT, Math.max(LEAST_LEFT, wide * 0.42)));
  lanes.width = Math.min(110, Math.max(12, Math.floor((wide - lanes.left) / Math.max(1, busy.size))));
  dispute.columns.forEach((column) => column.nodes.filter((id) => busy.has(id))
    .forEach((id) => lanes.set(id, { x: lanes.left + (lanes.size + 0.5) * lanes.width, side: column.side })));
  return lanes;
}

function draw(app, acts, lanes, first, last) {
  const width = lanes.left + lanes.size * lanes.width + RIGHT;
  const out = svg("svg", { class: "figure", width, height: (last - first) * ROW + 8, role: "group", "aria-label": "Acts in order of time" });
  out.style.top = `${first * ROW}px`;
  for (const lane of lanes.values()) {
    out.append(svg("line", { class: `lifeline ${sideClass(lane.side)}`, x1: lane.x, x2: lane.x, y1: 0, y2: (last - first) * ROW }));
  }
  out.append(...arcs(app, acts, first, last, width));
  for (let row = first; row < last; row += 1) out.append(rowOf(app, acts[row], lanes, (row - first) * ROW + ROW / 2));
  return out;
}

function rowOf(app, act, lanes, y) {
  const width = lanes.left + lanes.size * lanes.width;
  const letters = Math.floor(lanes.left / LETTER);
  const from = act.record.actors.map((id) => lanes.get(id).x);
  const to = act.record.recipients.map((id) => lanes.get(id).x);
  const soft = act.first === null || act.first !== act.last;
  const group = svg("g", actAttributes(app, act, { class: `${actClasses(act)}${app.state.chosen === act.id ? " chosen" : ""}` }),
    svg("title", {}, act.sentence),
    svg("rect", { class: "row", x: 0, y: y - ROW / 2 + 1, width: width + RIGHT, height: ROW - 2 }),
    svg("text", { class: soft ? "date soft" : "date", x: 6, y: y - 2 }, cut(act.date, letters)),
    svg("text", { class: "words", x: 6, y: y + 12 }, `${act.number} ${GLYPHS[act.record.class]} ${cut(act.sentence, letters - 3)}`));
  const start = from[0];
  for (const x of from) group.append(svg("circle", { class: "party", cx: x, cy: y, r: 4.5 }));
  const ends = [...from.slice(1), ...to];
  for (const x of from.slice(1)) group.append(svg("line", { class: "together", x1: start, x2: x, y1: y, y2: y }));
  for (const x of to) group.append(svg("line", { class: "arrow", x1: start, x2: x + (x > start ? -2 : 2), y1: y, y2: y, "marker-end": "url(#arrow)" }));
  if (ends.length === 0) group.append(svg("text", { class: "alone", x: start + 8, y: y + 4 }, "∅"));
  return group;
}

/** Arcs at the right margin between acts in sight and those they answer or continue. */
function arcs(app, acts, first, last, width) {
  const row = new Map();
  acts.forEach((act, at) => row.set(act.id, at));
  const out = [];
  const isInSight = (place) => place >= first && place < last;
  for (const [at, act] of acts.entries()) {
    for (const kind of ["responds_to", "continues"]) {
      for (const link of act.record[kind]) {
        const other = row.get(link.act);
        if (other === undefined || !(isInSight(at) || isInSight(other))) continue;
        const [y1, y2] = [other, at].map((place) => (place - first) * ROW + ROW / 2);
        const bend = Math.min(60, 10 + Math.abs(y2 - y1) * 0.3);
        const d = `M${width - 64} ${y1} C${width - 64 + bend} ${y1} ${width - 64 + bend} ${y2} ${width - 64} ${y2}`;
        // The row of the later act, which the keyboard reaches, leads to the same evidence.
        out.push(svg("g", { class: "bonds", onclick: () => app.set({ chosen: act.id }) },
          svg("title", {}, `${act.number} ${kind === "continues" ? "continues" : "answers"} ${app.data.act.get(link.act).number}${link.cue ? ` (“${link.cue}”)` : ""}, ${link.certainty} certainty`),
          svg("path", { class: "bond-hit", d }), svg("path", { class: `bond ${kind === "continues" ? "continues" : "responds"}`, d })));
      }
    }
  }
  return out;
}
