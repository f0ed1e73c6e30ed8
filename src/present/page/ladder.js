// How the dispute climbed: time across, rungs up, the main path as a stepped line, and the tour that walks it.

import { extent, GLYPHS, middle, sideClass, visible, yearOf, yearStart } from "./data.js";
import { actAttributes, actClasses, bringChosen, cut, gutter, html, redraw, room, rove, svg, ticks } from "./draw.js";

const MOST_LEFT = 250;
const RIGHT = 24;
const TOP = 26;
const LEAST_RUNG = 38;
const MOST_RUNG = 76;
const MARK = 14;

/** The escalation answers of a dispute; the first has its main path. */
export function mainPath(app) {
  const dispute = app.data.disputes.get(app.state.dispute);
  return dispute?.escalations[0]?.paths[0] ?? null;
}

export function createLadder(root, app) {
  const words = html("p", { class: "about" });
  const signs = html("p", { class: "legend" });
  const picture = html("div", { class: "scroll ladder", "data-rove": true, tabindex: "-1" });
  const walk = html("ol", { class: "steps" });
  const begin = html("button", { type: "button", id: "tour-begin", onclick: () => app.set({ tour: 0, chosen: mainPath(app)?.acts[0].id ?? null }) }, "Walk the main path");
  root.append(html("div", { class: "tools" }, begin, words), picture, signs, walk);
  rove(picture);
  return {
    update(selection) {
      const path = mainPath(app);
      begin.hidden = path === null || app.state.tour !== null;
            words.replaceChildren(visible(summary(app, path)));
      const drawn = draw(app, onLadder(app, selection), path, [room(picture), root.clientHeight - 230]);
      redraw(picture, [drawn.out], app.state.chosen);
      bringChosen(picture, app.state.chosen);
      signs.replaceChildren(visible([signsOf(app), drawn.behind ? `${drawn.behind} more acts fall where there is no room: narrow the selection` : ""].filter(Boolean).join(" · ")));
      walk.replaceChildren(...(path ? path.acts.map((entry, at) => stepOf(app, path, entry, at)) : []));
    },
  };
}

function summary(app, path) {
  const dispute = app.data.disputes.get(app.state.dispute);
  if (!dispute) return "No dispute is recorded.";
  if (path) return `${dispute.name}: the main path rises by ${path.net_rise}, to rung ${path.peak}, in ${path.steps.length === 1 ? "1 step" : `${path.steps.length} steps`}.`;
  const peak = dispute.escalations[0]?.opens_at_peak;
  return peak ? `${dispute.name} opens at its peak; no path leads up to it.` : `${dispute.name}: no chain of linked acts rises.`;
}

/** What tells the sides apart besides their hue. */
function signsOf(app) {
  const dispute = app.data.disputes.get(app.state.dispute);
  return dispute.order.slice(0, 2).map((id, at) => `${at ? "Right" : "Left"} tick: ${dispute.sides.get(id).name}`).join(" · ");
}

function stepOf(app, path, entry, at) {
  const cue = cues(app, path, entry);
  return html("li", { class: app.state.chosen === entry.id ? "chosen" : "" },
    html("button", { type: "button", class: "link", "data-step": at, onclick: () => app.set({ chosen: entry.id, tour: at }) },
      `${cue ? `${cue} ` : ""}${entry.side}, rung ${entry.counted ? entry.rung : `${entry.rung} (not counted)`}: ${app.data.act.get(entry.id).sentence}`));
}

/** By which words an act of the path is tied to the one before it. */
export function cues(app, path, entry) {
  const at = path.acts.findIndex((one) => one.id === entry.id);
  if (at <= 0) return "";
  const before = path.acts[at - 1].id;
  const record = app.data.act.get(entry.id).record;
  for (const [kind, word] of [["responds_to", "answers"], ["continues", "continues"]]) {
    const link = record[kind].find((one) => one.act === before);
    if (link) return `${word}${link.cue ? ` (“${link.cue}”)` : ""}, ${link.certainty} certainty ·`;
  }
  return "";
}

/** The acts of a selection that go from one side to another; all, where there are no sides. */
function onLadder(app, selection) {
  const dispute = app.data.disputes.get(app.state.dispute);
  return dispute.order.length ? selection.acts.filter((act) => dispute.between[act.index]) : selection.acts;
}

function scale(app, acts, width) {
  const { first, last } = extent(app.data, app.state, acts.filter((act) => act.first !== null && act.last !== null));
  const { left } = gutter(width, MOST_LEFT);
  const inner = width - left - RIGHT;
  return { first, last, x: (day) => left + ((Math.min(last, Math.max(first, day)) - first) / (last - first)) * inner };
}

function draw(app, acts, path, [width, room]) {
  const { ladder } = app.data.graph;
  const top = Math.max(...ladder.rungs.map((rung) => rung.value));
  const used = Math.max(1, path?.peak ?? 0, ...acts.map((act) => act.record.rung));
  const shown = Math.min(top, used + 1);
  const step = Math.min(MOST_RUNG, Math.max(LEAST_RUNG, Math.floor((room - TOP - 30) / (shown + 1))));
  const height = TOP + (shown + 1) * step + 30;
  const y = (rung) => TOP + (shown - rung) * step + step / 2;
  const { left, letters } = gutter(width, MOST_LEFT);
  const { x, first, last } = scale(app, acts, width);
  const out = svg("svg", { class: "figure", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Acts by time and rung" });
  for (const rung of ladder.rungs.filter((one) => one.value <= shown)) {
    const threshold = ladder.thresholds.find((one) => one.enters === rung.value);
    out.append(svg("line", { class: threshold ? "rung threshold" : "rung", x1: left, x2: width - RIGHT, y1: y(rung.value) + step / 2, y2: y(rung.value) + step / 2 }),
      svg("text", { class: "rung-name", x: left - 12, y: y(rung.value) + 1, "text-anchor": "end" }, svg("title", {}, rung.label), `${rung.value} ${cut(rung.label, letters - 2)}`));
    if (threshold) out.append(svg("text", { class: "threshold-name", x: left - 12, y: y(rung.value) + 15, "text-anchor": "end" }, `↑ ${cut(threshold.name, letters - 2)}`));
  }
  const { drawn, behind } = marks(app, acts, path, x, y, step);
  out.append(...years(first, last, x, height), ...line(app, path, x, y), ...drawn);
  return { out, behind };
}

function years(first, last, x, height) {
  const starts = (from, to) => {
    const all = [];
    for (let year = yearOf(from); year <= yearOf(to); year += 1) if (yearStart(year) >= from) all.push(year);
    return all;
  };
  return ticks(first, last, 12, starts).flatMap((year) => [
    svg("line", { class: "year", x1: x(yearStart(year)), x2: x(yearStart(year)), y1: TOP, y2: height - 24 }),
    svg("text", { class: "tick", x: x(yearStart(year)), y: height - 8, "text-anchor": "middle" }, year),
  ]);
}

/** Where an act of the path stands: its middle day, never before the act it follows. */
function placesOf(app, path, x) {
  let least = -Infinity;
  return path.acts.map((entry) => {
    const act = app.data.act.get(entry.id);
    const day = Math.max(least, middle(act) ?? least);
    least = day;
    return { entry, act, day: Number.isFinite(day) ? day : app.data.first, x: x(Number.isFinite(day) ? day : app.data.first) };
  });
}

function line(app, path, x, y) {
  if (!path) return [];
  const counted = placesOf(app, path, x).filter((one) => one.entry.counted);
  const d = counted.map((one, at) => (at === 0 ? `M${one.x} ${y(one.entry.rung)}` : `H${one.x} V${y(one.entry.rung)}`)).join(" ");
  return [svg("path", { class: "main-path", d })];
}

/** Marks above each other where several acts fall on about the same days of the same rung, as far as it has room; and how many
 * acts find none. The chosen act and the main path always do. */
function marks(app, acts, path, x, y, step) {
  const onPath = new Map(path ? placesOf(app, path, x).map((one) => [one.act.id, one]) : []);
  const taken = new Set();
  const slots = Math.max(1, 2 * Math.floor((step / 2 - 6) / (MARK * 0.8)) + 1);
  let behind = 0;
  const drawn = acts.flatMap((act) => {
    const day = onPath.get(act.id)?.day ?? middle(act);
    if (day === null) return [];
    const cell = Math.round(x(day) / MARK);
    const near = [cell - 1, cell, cell + 1];
    let slot = 0;
    const isSure = onPath.has(act.id) || app.state.chosen === act.id;
    while (slot < slots && near.some((one) => taken.has(`${one} ${act.record.rung} ${slot}`))) slot += 1;
    if (slot === slots && !isSure) {
      behind += 1;
      return [];
    }
    if (slot === slots || onPath.has(act.id)) slot = 0;
    taken.add(`${cell} ${act.record.rung} ${slot}`);
    const shift = (slot % 2 ? -1 : 1) * Math.ceil(slot / 2) * MARK * 0.8;
    return [mark(app, act, x(day), y(act.record.rung) + shift, onPath.has(act.id))];
  });
  return { drawn, behind };
}

function mark(app, act, x, y, isOnPath) {
  const dispute = app.data.disputes.get(app.state.dispute);
  const side = dispute.by[act.index].length === 1 ? dispute.by[act.index][0] : null;
  const chosen = app.state.chosen === act.id;
  return svg("g", actAttributes(app, act, {
    class: `mark ${actClasses(act)} ${sideClass(side)}${isOnPath ? " on-path" : ""}${chosen ? " chosen" : ""}`,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
  }),
  svg("title", {}, `${act.date}: ${act.sentence}`),
  chosen ? svg("circle", { class: "halo", r: 12 }) : null,
  svg("circle", { class: "hit", r: 9 }),
  side === null || side > 1 ? null : svg("path", { class: "tick-of-side", d: side === 0 ? "M-9 -4 V4" : "M9 -4 V4" }),
  svg("text", { class: "glyph", "text-anchor": "middle", y: isOnPath ? 6 : 4 }, GLYPHS[act.record.class]));
}
