// Off-ramps below the lowest rung: offers along the main path that might have ended the rise. From each falls a tick to what
// became of it.

import { middle } from "./data.js";
import { html, svg } from "./draw.js";
import { mark } from "./marks.js";

const OUTCOMES = { "answered-in-kind": "answered in kind", refused: "refused", unanswered: "unanswered" };
/** The most that are drawn; the others stand among the acts without a rung. */
const MOST = 40;
const GAP = 18;
const FALL = 26;
const ROW = 12.5;
const LETTER = 6.1;

/** The off-ramps of a path among some acts that have a day, each with its act and its words, in order of time. */
export function rampsOf(app, acts, path) {
  const offers = new Map((path?.off_ramps ?? []).map((ramp) => [ramp.id, ramp]));
  path?.acts.forEach((entry) => offers.delete(entry.id));
  const found = acts.filter((act) => offers.has(act.id) && middle(act) !== null).slice(0, MOST);
  return found.map((act) => {
    const { outcome, answers } = offers.get(act.id);
    const by = answers.map((link) => app.data.act.get(link.later)).filter(Boolean);
    return { act, by, words: OUTCOMES[outcome], day: middle(act) };
  });
}

/** Where each stands: on its day, or right of the one before; and in which row its words are free of those right of it. */
export function placeRamps(ramps, x, [left, right]) {
  const gap = Math.min(GAP, (right - left) / Math.max(1, ramps.length));
  const placed = [...ramps].sort((one, other) => one.day - other.day).map((ramp) => ({ ...ramp, row: 0, short: shortWords(ramp) }));
  let least = left + 9;
  for (const ramp of placed) {
    ramp.x = Math.max(least, x(ramp.day));
    least = ramp.x + gap;
  }
  let most = right - 9;
  for (const ramp of placed.toReversed()) {
    ramp.x = Math.min(most, ramp.x);
    most = ramp.x - gap;
  }
  placed.forEach((ramp, at) => {
    const before = at ? placed[at - 1].x : left;
    ramp.isLeft = ramp.x - before > 12 + ramp.short.length * LETTER;
  });
  placed.toReversed().forEach((ramp, at) => {
    if (ramp.isLeft) return;
    const later = placed.slice(placed.length - at);
    const end = () => ramp.x + 8 + ramp.short.length * LETTER;
    if (end() > right + 60) ramp.short = String(ramp.act.number);
    // In the way are words of the same row, and ticks that fall through it.
    const isInWay = (other) => (other.isLeft ? other.x - 12 - other.short.length * LETTER : other.x) < end() && other.row >= ramp.row;
    while (later.some(isInWay)) ramp.row += 1;
  });
  return placed;
}

function shortWords({ act, by, words }) {
  return `${act.number} ${words}${by.length ? ` by ${by[0].number}` : ""}`;
}

/** How much room they take. */
export function rampsHeight(placed) {
  return placed.length ? FALL + (Math.max(...placed.map((ramp) => ramp.row)) + 1) * ROW + 4 : 0;
}

/** The off-ramps below a height. */
export function drawRamps(app, placed, top, left) {
  if (!placed.length) return [];
  const words = `Off-ramps of the main path: ${tally(placed)}`;
  const name = svg("text", { class: "rung-name", x: left - 12, y: top + 16, "text-anchor": "end" }, svg("title", {}, words), "off-ramps");
  const marks = placed.map((ramp) => {
    const to = FALL + ramp.row * ROW - 8;
    return mark(app, ramp.act, [ramp.x, top + 12], { kind: "ramp", says: `Off-ramp, ${told(ramp)}.`, beside: [
      svg("path", { class: "fall", d: `M0 8 V${to} M-3 ${to - 5} L0 ${to} L3 ${to - 5}` }),
      svg("text", { class: "outcome", x: ramp.isLeft ? -6 : 6, y: to + 3, "text-anchor": ramp.isLeft ? "end" : "start" }, ramp.short),
    ] });
  });
  return [svg("g", { role: "group", "aria-label": words }, name, ...marks)];
}

function told({ by, words }) {
  return `${words}${by.length ? ` by ${by.map((act) => `${act.number}. ${act.sentence.replace(/\.$/, "")}`).join(" and ")}` : ""}`;
}

/** How many there are of each outcome: "5 unanswered, 1 refused". */
function tally(ramps) {
  const counts = new Map();
  ramps.forEach(({ words }) => counts.set(words, (counts.get(words) ?? 0) + 1));
  return [...counts].map(([words, count]) => `${count} ${words}`).join(", ");
}

/** The off-ramps as a list, each leading to its evidence. */
export function rampList(app, ramps) {
  if (!ramps.length) return [];
  const lead = (act, ...words) => html("button", { type: "button", class: "link", onclick: () => app.set({ chosen: act.id }) }, ...words);
  const rows = ramps.map(({ act, by, words }) => html("li", { class: app.state.chosen === act.id ? "chosen" : "" },
    lead(act, `${act.number}. ${act.date}: ${act.sentence}`), ` ${words}`,
    ...by.flatMap((answer, at) => [at ? " and " : " by ", lead(answer, `${answer.number}. ${answer.sentence}`)])));
  return [html("h2", {}, `Off-ramps: ${tally(ramps)}`), html("ul", {}, rows)];
}
