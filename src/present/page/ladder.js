// How the dispute climbed: time across, rungs up, the main path as a stepped line; below it off-ramps and Goldstein sums.

import { extent, middle, visible } from "./data.js";
import { bringChosen, cut, gutter, html, redraw, room, rove, svg, ticks } from "./draw.js";
import { mark } from "./marks.js";
import { drawRamps, placeRamps, rampList, rampsHeight, rampsOf } from "./ramps.js";
import { drawSums, sumsOf, SUMS_HEIGHT } from "./sums.js";

const MOST_LEFT = 250;
/** Right of it stand the ends of the sums: with the names of the sides where there is room. */
const RIGHT = 46;
const WIDE_RIGHT = 116;
const WIDE = 640;
const AXIS = 28;
const TOP = 14;
const LEAST_RUNG = 36;
const MOST_RUNG = 76;
const MARK = 14;
/** The height of what stands around the picture: the words above, the signs and a part of the lists below. */
const OTHERWISE = 205;

/** The escalation answers of a dispute; the first has its main path. */
export function mainPath(app) {
  const dispute = app.data.disputes.get(app.state.dispute);
  return dispute?.escalations[0]?.paths[0] ?? null;
}

export function createLadder(root, app) {
  const words = html("p", { class: "about" });
  const signs = html("p", { class: "legend" });
  const picture = html("div", { class: "scroll ladder", "data-rove": true, tabindex: "-1" });
  const walk = html("div", { class: "steps" });
  const begin = html("button", { type: "button", id: "tour-begin", onclick: () => app.set({ tour: 0, chosen: mainPath(app)?.acts[0].id ?? null }) }, "Walk the main path");
  root.append(html("div", { class: "tools" }, begin, words), picture, signs, walk);
  rove(picture);
  return {
    update(selection) {
      const path = mainPath(app);
      begin.hidden = path === null || app.state.tour !== null;
      words.replaceChildren(visible(summary(app, path)));
      const acts = onLadder(app, selection);
      const drawn = draw(app, acts, path, [room(picture), root.clientHeight - OTHERWISE]);
      redraw(picture, [drawn.out], app.state.chosen);
      bringChosen(picture, app.state.chosen);
      const undated = acts.filter((act) => middle(act) === null).length;
      const said = [
        signsOf(app), acts.some((act) => isLeftOut(app, act)) ? "Faint: counts for no path and no sum" : "", undated ? `${undated} without any date are in the table only` : "",
        drawn.behind ? `${drawn.behind} more fall where there is no room: narrow the selection` : "",
      ];
      signs.replaceChildren(visible(said.filter(Boolean).join(" · ")));
      walk.replaceChildren(...(path ? [html("ol", {}, path.acts.map((entry, at) => stepOf(app, path, entry, at)))] : []), ...rampList(app, drawn.ramps));
      const step = walk.querySelector("li.chosen");
      if (step) walk.scrollTop = step.offsetTop - walk.offsetTop - (walk.clientHeight - step.offsetHeight) / 2;
    },
  };
}

function summary(app, path) {
  const dispute = app.data.disputes.get(app.state.dispute);
  if (!dispute.order.length) return `${dispute.id ? dispute.name : "No dispute is recorded"}: every act stands on its rung, and no path is asked for.`;
  if (path) return `${dispute.name}: the main path rises by ${path.net_rise}, to rung ${path.peak}, in ${path.steps.length === 1 ? "1 step" : `${path.steps.length} steps`}.`;
  const peak = dispute.escalations[0]?.opens_at_peak;
  return peak ? `${dispute.name} opens at its peak; no path leads up to it.` : `${dispute.name}: no chain of linked acts rises.`;
}

/** What tells the sides apart besides their hue. */
function signsOf(app) {
  const dispute = app.data.disputes.get(app.state.dispute);
  const signs = ["Left tick, whole line", "Right tick, dashed line", "No tick, dotted line"];
  return dispute.order.map((id, at) => `${signs[Math.min(at, 2)]}: ${dispute.sides.get(id).name}`).join(" · ");
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
  const { left, letters } = gutter(width, MOST_LEFT);
  const right = width - (width > WIDE ? WIDE_RIGHT : RIGHT);
  const x = (day) => left + ((Math.min(last, Math.max(first, day)) - first) / (last - first)) * (right - left);
  return { first, last, left, letters, right, x };
}

function draw(app, acts, path, [width, room]) {
  const { rungs } = app.data.graph.ladder;
  const ramps = rampsOf(app, acts, path);
  const sums = sumsOf(app, acts);
  const used = Math.max(1, path?.peak ?? 0, ...acts.map((act) => act.record.rung));
  const shown = Math.min(Math.max(...rungs.map((rung) => rung.value)), used + 1);
  const at = scale(app, acts, width);
  const placed = placeRamps(ramps, at.x, [at.left, at.right]);
  const below = rampsHeight(placed) + (sums.length ? SUMS_HEIGHT : 0);
  const step = Math.min(MOST_RUNG, Math.max(LEAST_RUNG, Math.floor((room - TOP - AXIS - below) / (shown + 1))));
  const foot = TOP + (shown + 1) * step;
  const height = foot + below + AXIS;
  const y = (rung) => TOP + (shown - rung) * step + step / 2;
  const out = svg("svg", { class: "figure", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Acts by time and rung" });
  const others = acts.filter((act) => !ramps.some((ramp) => ramp.act === act));
  const { drawn, behind } = marks(app, others, path, at.x, y, step);
  out.append(...ground(app, shown, at, y, step), ...starts(at, height), ...line(app, acts, path, at.x, y), ...drawn,
    ...drawRamps(app, placed, foot, at.left),
    ...drawSums(app, sums, at.x, { top: foot + rampsHeight(placed), left: at.left, right: at.right, letters: width > WIDE ? 12 : 0 }));
  return { out, behind, ramps };
}

/** The rungs with their names, and the thresholds. */
function ground(app, shown, { left, letters, right }, y, step) {
  const { ladder } = app.data.graph;
  return ladder.rungs.filter((one) => one.value <= shown).flatMap((rung) => {
    const threshold = ladder.thresholds.find((one) => one.enters === rung.value);
    const foot = y(rung.value) + step / 2;
    return [
      svg("line", { class: threshold ? "rung threshold" : "rung", x1: left, x2: right, y1: foot, y2: foot }),
      svg("text", { class: "rung-name", x: left - 12, y: y(rung.value) + 1, "text-anchor": "end" }, svg("title", {}, rung.label), `${rung.value} ${cut(rung.label, letters - 2)}`),
      threshold ? svg("text", { class: "threshold-name", x: left - 12, y: y(rung.value) + 15, "text-anchor": "end" }, `↑ ${cut(threshold.name, letters - 2)}`) : null,
    ];
  }).filter(Boolean);
}

function starts({ first, last, left, right, x }, height) {
  return ticks(first, last, Math.max(3, Math.min(12, Math.floor((right - left) / 60)))).flatMap(({ day, name }) => [
    svg("line", { class: "year", x1: x(day), x2: x(day), y1: TOP, y2: height - 24 }),
    svg("text", { class: "tick", x: x(day), y: height - 8, "text-anchor": "middle" }, name),
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

/** The path through those of its acts that are in the selection; a click on one of its steps leads where the step does. */
function line(app, acts, path, x, y) {
  if (!path) return [];
  const counted = placesOf(app, path, x).filter((one) => one.entry.counted && acts.includes(one.act));
  const d = counted.map((one, at) => (at === 0 ? `M${one.x} ${y(one.entry.rung)}` : `H${one.x} V${y(one.entry.rung)}`)).join(" ");
  // The list below, which the keyboard reaches, leads to the same acts.
  const steps = counted.slice(1).map((one, at) => svg("g", { class: "step", onclick: () => app.set({ chosen: one.act.id }) },
    svg("title", {}, `${cues(app, path, one.entry)} ${one.act.sentence}`),
    svg("path", { d: `M${counted[at].x} ${y(counted[at].entry.rung)} H${one.x} V${y(one.entry.rung)}` })));
  return [svg("path", { class: "main-path", d }), ...steps];
}

/** Whether an act stands on the ladder of a dispute that asks for paths, and no path or sum counts it. */
function isLeftOut(app, act) {
  const { escalations, counted } = app.data.disputes.get(app.state.dispute);
  return escalations.length > 0 && !counted.has(act.id);
}

/** How an act is marked, and what is said of it. */
function kindOf(app, act, onPath) {
  if (onPath.has(act.id)) return { kind: "on-path" };
  if (!isLeftOut(app, act)) return { kind: "beside" };
  const { modality, status, audience } = act.record;
  const why = modality !== "actual" ? modality : status === "rejected" ? status : audience === "internal" ? "said inside one side" : "not towards the other side alone";
  return { kind: "beside left-out", says: `Does not count: ${why}.` };
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
    return [mark(app, act, [x(day), y(act.record.rung) + shift], kindOf(app, act, onPath))];
  });
  return { drawn, behind };
}
