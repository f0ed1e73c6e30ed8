// Acts and events on the days they may have taken: certain days filled, possible days outlined.

import { dayNumber, extent, GLYPHS } from "./data.js";
import { actAttributes, actClasses, bringChosen, cut, gutter, html, redraw, room, rove, svg, ticks } from "./draw.js";

const MOST_LEFT = 220;
const RIGHT = 20;
const AXIS = 22;
const BAR = 15;
/** The most bars drawn; the rest is told. */
const MOST = 800;

export function createTimeline(root, app) {
  const lane = html("select", { id: "lane", onchange: () => app.set({ lane: lane.value }) },
    ...["actor", "topic", "side"].map((one) => html("option", { value: one }, one)));
  const told = html("span", { class: "about" });
  const picture = html("div", { class: "scroll", "data-rove": true, tabindex: "-1" });
  root.append(html("div", { class: "tools" }, html("label", { for: "lane" }, "A lane for each ", lane), told), picture);
  rove(picture);
  return {
    update(selection) {
      lane.value = app.state.lane;
      const dated = selection.acts.filter((act) => act.first !== null || act.last !== null);
      const shown = dated.slice(0, MOST);
      const rest = [[dated.length - shown.length, "later ones are not drawn: narrow the selection"], [selection.acts.length - dated.length, "without any date are in the table only"]];
      told.replaceChildren(rest.filter(([count]) => count > 0).map(([count, text]) => `${count} acts ${text}`).join("; "));
      redraw(picture, draw(app, shown, room(picture)), app.state.chosen);
      bringChosen(picture, app.state.chosen);
    },
  };
}

function lanesOf(app, acts) {
  const dispute = app.data.disputes.get(app.state.dispute);
  const lanes = new Map();
  const add = (key, name, act) => {
    if (!lanes.has(key)) lanes.set(key, { name, acts: [] });
    lanes.get(key).acts.push(act);
  };
  for (const act of acts) {
    if (app.state.lane === "actor") act.record.actors.forEach((id) => add(id, app.data.nodes.get(id).name, act));
    else if (app.state.lane === "topic") {
      if (act.record.topics.length === 0) add("", "no topic", act);
      act.record.topics.forEach((id) => add(id, app.data.topics.get(id).name, act));
    } else {
      const sides = dispute ? dispute.by[act.index] : [];
      if (sides.length === 0) add("", "no side", act);
      sides.forEach((side) => add(dispute.order[side], dispute.sides.get(dispute.order[side]).name, act));
    }
  }
  const place = (key) => {
    const at = dispute?.columnOf.get(key);
    return at ? at.place * 100_000 + at.row : 0;
  };
  return [...lanes].sort(([one], [other]) => place(one) - place(other) || (one < other ? -1 : 1)).map(([, lane]) => lane);
}

function draw(app, acts, wide) {
  const { data, state } = app;
  const { left, letters } = gutter(wide, MOST_LEFT);
  const { first, last } = extent(data, state, acts.filter((act) => act.first !== null && act.last !== null));
  const x = (day) => left + ((Math.min(last, Math.max(first, day)) - first) / (last - first)) * (wide - left - RIGHT);
  const out = svg("svg", { class: "figure", width: wide, role: "group", "aria-label": "Acts on the days they may have taken" });
  const rows = [];
  let y = 4;
  for (const event of data.graph.events) {
    const bar = eventBar(app, event, x, y, [first, last]);
    if (bar) {
      rows.push(bar);
      y += BAR;
    }
  }
  y += 8;
  for (const lane of lanesOf(app, acts)) {
    const ends = [];
    const placed = lane.acts.map((act) => {
      const [from, to] = [x(act.first ?? first), x(act.last ?? last)];
      let row = ends.findIndex((end) => end + 14 < from);
      if (row < 0) row = ends.push(0) - 1;
      ends[row] = Math.max(to, from + 12);
      return bar(app, act, x, y + row * BAR, first, last);
    });
    rows.push(svg("text", { class: "lane-label", x: left - 10, y: y + 11, "text-anchor": "end" }, svg("title", {}, lane.name), cut(lane.name, letters)), ...placed);
    y += ends.length * BAR + 5;
    rows.push(svg("line", { class: "rule", x1: 10, x2: wide - RIGHT, y1: y - 3, y2: y - 3 }));
  }
  const starts = ticks(first, last, Math.max(3, Math.min(12, Math.floor((wide - left) / 50))));
  const years = starts.map(({ day }) => svg("line", { class: "year", x1: x(day), x2: x(day), y1: 0, y2: y }));
  const named = svg("svg", { class: "figure axis", width: wide, height: AXIS, viewBox: `0 0 ${wide} ${AXIS}`, "aria-hidden": "true" },
    ...starts.map(({ day, name }) => svg("text", { class: "tick", x: x(day), y: 14, "text-anchor": "middle" }, name)));
  out.setAttribute("height", y + 6);
  out.setAttribute("viewBox", `0 0 ${wide} ${y + 6}`);
  out.append(...years, ...rows);
  return [named, out];
}

function bar(app, act, x, y, first, last) {
  const [from, to] = [x(act.first ?? first), x(act.last ?? last)];
  const width = Math.max(7, to - from);
  const certain = act.startLast !== null && act.endFirst !== null && act.startLast <= act.endFirst;
  const open = act.first === null || act.last === null;
  return svg("g", actAttributes(app, act, { class: `bar ${actClasses(act)}${app.state.chosen === act.id ? " chosen" : ""}` }),
    svg("title", {}, `${act.date}: ${act.sentence}`),
    svg("rect", { class: open ? "possible open" : "possible", x: from, y: y + 2, width, height: BAR - 4, rx: 3 }),
    certain ? svg("rect", { class: "certain", x: x(act.startLast), y: y + 2, width: Math.max(7, x(act.endFirst) - x(act.startLast)), height: BAR - 4, rx: 3 }) : null,
    width > 16 ? svg("text", { class: "glyph", x: from + 4, y: y + 11 }, GLYPHS[act.record.class]) : null);
}

function eventBar(app, event, x, y, [first, last]) {
  const days = [event.bounds.start_first, event.bounds.end_last].map(dayNumber);
  if (days.includes(null) || days[0] > last || days[1] < first) return null;
  const [from, to] = days.map(x);
  const isLeft = from - 16 > 7 * event.name.length;
  const isChosen = app.state.chosen === event.id;
  return svg("g", {
    class: `event${isChosen ? " chosen" : ""}`, "data-node": event.id, role: "button", tabindex: "-1",
    "aria-label": `Event: ${event.name}, ${event.date ?? "undated"}`, "aria-pressed": String(isChosen), onclick: () => app.set({ chosen: event.id }),
  }, svg("title", {}, `${event.name}: ${event.date ?? ""}`),
    svg("rect", { x: from, y: y + 2, width: Math.max(4, to - from), height: BAR - 4 }),
    svg("text", isLeft ? { x: from - 6, y: y + 12, "text-anchor": "end" } : { x: to + 8, y: y + 12 }, cut(event.name, 60)));
}
