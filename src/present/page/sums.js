// The strip below the ladder, on the same days: the Goldstein values of each side, summed up. A fall is conflict.

import { middle, sideClass } from "./data.js";
import { actAttributes, cut, svg, walkThrough } from "./draw.js";

const HEIGHT = 48;
const TOP = 18;
/** Steps nearer to each other than this share a dot. */
const CELL = 9;
const LEAST_APART = 13;

export const SUMS_HEIGHT = TOP + HEIGHT + 10;

/** For each side that acts those of its acts that count and are dated, with the sum so far after each; for no sides, nothing. */
export function sumsOf(app, acts) {
  const dispute = app.data.disputes.get(app.state.dispute);
  const dated = acts.filter((act) => dispute.counted.has(act.id) && act.record.goldstein !== null && middle(act) !== null)
    .sort((one, other) => middle(one) - middle(other) || one.index - other.index);
  const sides = dispute.order.map((id, place) => {
    let sum = 0;
    const steps = dated.filter((act) => dispute.by[act.index].includes(place)).map((act) => {
      sum += act.record.goldstein;
      return { act, day: middle(act), sum };
    });
    return { name: dispute.sides.get(id).name, place, steps, sum };
  });
  return sides.filter((side) => side.steps.length);
}

/** A value as demarche writes it: one digit behind the point at most, the minus as wide as a digit. */
export function valueText(value) {
  const text = String(Math.round(value * 10) / 10);
  return text === "-0" ? "0" : text.replace("-", "−");
}

/** The strip below a height, from left to right; the names of the sides stand behind their ends, cut to some letters. */
export function drawSums(app, sides, x, { top, left, right, letters }) {
  if (!sides.length) return [];
  const values = [0, ...sides.flatMap((side) => side.steps.map((step) => step.sum))];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const unit = unitOf(most - least);
  const low = Math.floor(least / unit) * unit;
  const high = Math.max(Math.ceil(most / unit) * unit, low + unit);
  const y = (value) => top + TOP + HEIGHT - ((value - low) / (high - low)) * HEIGHT;
  const ground = Array.from({ length: Math.round((high - low) / unit) + 1 }, (_, at) => low + at * unit).flatMap((value) => [
    svg("line", { class: value === 0 ? "rung threshold none" : "rung", x1: left, x2: right, y1: y(value), y2: y(value) }),
    svg("text", { class: "value", x: left - 12, y: y(value) + 4, "text-anchor": "end" }, valueText(value)),
  ]);
  const words = `Goldstein sums of the selection: ${sides.map((side) => `${side.name} ${valueText(side.sum)} in ${side.steps.length === 1 ? "1 act" : `${side.steps.length} acts`}`).join(", ")}. A fall is conflict.`;
  const title = svg("text", { class: "rung-name", x: left - 12, y: top + 10, "text-anchor": "end" }, svg("title", {}, words), "Goldstein sums");
  return [svg("g", { class: "sums", role: "group", "aria-label": words }, title, ...ground,
    ...sides.map((side) => lineOf(side, x, y, [left, right])), ...endWords(sides, y, right, letters),
    ...sides.flatMap((side) => dots(app, side, x, y)))];
}

/** One, two or five of some power of ten: at most four of them span the values. */
function unitOf(span) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, span / 4)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((unit) => span / unit <= 4);
}

function lineOf(side, x, y, [left, right]) {
  const steps = side.steps.map((step) => `H${x(step.day).toFixed(1)} V${y(step.sum).toFixed(1)}`);
  return svg("path", { class: `sum ${sideClass(side.place)}`, d: `M${left} ${y(0).toFixed(1)} ${steps.join(" ")} H${right}` });
}

function endWords(sides, y, right, letters) {
  let free = -Infinity;
  return [...sides].sort((one, other) => y(one.sum) - y(other.sum)).map((side) => {
    const at = Math.max(free, y(side.sum) + 4);
    free = at + LEAST_APART;
    return svg("text", { class: `sum-end ${sideClass(side.place)}`, x: right + 6, y: at }, svg("title", {}, side.name), `${letters ? `${cut(side.name, letters)} ` : ""}${valueText(side.sum)}`);
  });
}

/** A dot where a line steps: acts about the same days share one, which walks through them. */
function dots(app, side, x, y) {
  const cells = new Map();
  for (const step of side.steps) {
    const cell = Math.round(x(step.day) / CELL);
    if (!cells.has(cell)) cells.set(cell, []);
    cells.get(cell).push(step);
  }
  return [...cells.values()].map((steps) => {
    const last = steps.at(-1);
    const acts = steps.map((step) => step.act);
    const shown = acts.find((act) => act.id === app.state.chosen) ?? acts[0];
    const rest = acts.length > 1 ? `; ${acts.length} acts about these days` : "";
    const words = `${shown.date}: ${shown.sentence} Goldstein value ${valueText(shown.record.goldstein)}; ${side.name} then stands at ${valueText(last.sum)}${rest}`;
    return svg("g", actAttributes(app, shown, {
      class: `dot ${sideClass(side.place)}${shown.id === app.state.chosen ? " chosen" : ""}`, "data-part": `sum-${side.place}`,
      transform: `translate(${x(last.day).toFixed(1)} ${y(last.sum).toFixed(1)})`,
      "aria-label": `${shown.number}. ${words}`, onclick: () => walkThrough(app, acts),
    }), svg("title", {}, words), svg("circle", { class: "hit", r: 8 }), svg("circle", { r: 3 }));
  });
}
