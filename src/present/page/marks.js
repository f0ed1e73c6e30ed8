// An act as a mark on the ladder: its glyph for the class, its hue and tick for the side.

import { GLYPHS, sideClass } from "./data.js";
import { actAttributes, actClasses, svg } from "./draw.js";

/** Which one side did an act; null where none did, or several. */
export function sideOf(app, act) {
  const by = app.data.disputes.get(app.state.dispute).by[act.index];
  return by.length === 1 ? by[0] : null;
}

/** A mark at a place; what hangs from it is given beside it, in distances from there. */
export function mark(app, act, [x, y], { kind, says, beside = [] }) {
  const side = sideOf(app, act);
  const chosen = app.state.chosen === act.id;
  return svg("g", actAttributes(app, act, {
    class: `mark ${actClasses(act)} ${sideClass(side)} ${kind}${chosen ? " chosen" : ""}`,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
    "aria-label": `${act.number}. ${act.date}: ${act.sentence}${says ? ` ${says}` : ""}`,
  }),
  svg("title", {}, `${act.date}: ${act.sentence}${says ? ` ${says}` : ""}`),
  ...beside,
  chosen ? svg("circle", { class: "halo", r: 12 }) : null,
  svg("circle", { class: "hit", r: 9 }),
  side === null || side > 1 ? null : svg("path", { class: "tick-of-side", d: `M${(kind === "on-path" ? 12 : 9) * (side === 0 ? -1 : 1)} -4 V4` }),
  svg("text", { class: "glyph", "text-anchor": "middle", y: kind === "on-path" ? 6 : 4 }, GLYPHS[act.record.class]));
}
