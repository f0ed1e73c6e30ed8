// What the page knows: the records as `demarche export json` writes them, and how demarche words and places them.

export const DAY_LENGTH = 86_400_000;

/** Control and bidirectional characters as demarche shows them everywhere: as escapes. */
export function visible(text) {
  return String(text).replace(
    /[\u0000-\u0008\u000a-\u001f\u0009\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu,
    (sign) => `\\u{${sign.codePointAt(0).toString(16)}}`,
  );
}

/** A text without case and accents, for searching. */
export function folded(text) {
  return String(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The day of `1960-07-16`, counted from 1970; null where open. */
export function dayNumber(written) {
  if (written === null) return null;
  const [, sign, year, month, day] = /^(-?)(\d+)-(\d\d)-(\d\d)$/.exec(written);
  const date = new Date(0);
  date.setUTCFullYear(Number(sign + year), Number(month) - 1, Number(day));
  return Math.round(date.getTime() / DAY_LENGTH);
}

/** The date of a day number: `1960-07-16`. */
export function dayText(number) {
  const date = new Date(number * DAY_LENGTH);
  const year = date.getUTCFullYear();
  const digits = String(Math.abs(year)).padStart(4, "0");
  const two = (value) => String(value).padStart(2, "0");
  return `${year < 0 ? "-" : ""}${digits}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

export function yearOf(day) {
  return new Date(day * DAY_LENGTH).getUTCFullYear();
}

/** Reads the two documents in the page and indexes them. */
export function readData() {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const graph = read("graph");
  const page = read("page");
  const byId = (list) => new Map(list.map((one) => [one.id, one]));
  const data = {
    graph,
    page,
    nodes: new Map([...byId(graph.actors), ...byId(graph.events)]),
    events: byId(graph.events),
    sources: byId(graph.sources),
    topics: byId(graph.topics),
    types: byId(graph.act_types),
    disputes: new Map(),
    acts: [],
    act: new Map(),
    answers: new Map(),
    answered: new Map(),
    carried: new Map(),
    plainNote: (note) => page.notes[note].map((run) => (typeof run === "string" ? run : Object.values(run)[0])).join(""),
  };
  const file = (index, key, value) => (index.has(key) ? index.get(key).push(value) : index.set(key, [value]));
  graph.acts.forEach((record, index) => {
    const act = actOf(data, record, page.acts[index], index);
    data.acts.push(act);
    data.act.set(act.id, act);
    if (record.within) file(data.carried, record.within, act.id);
  });
  for (const link of graph.links) {
    file(data.answers, link.earlier, link);
    file(data.answered, link.later, link);
  }
  page.disputes.forEach((dispute) => data.disputes.set(dispute.id, disputeOf(dispute)));
  const days = data.acts.flatMap((act) => [act.first, act.last]).filter((day) => day !== null);
  data.first = days.length ? Math.min(...minMax(days)) : 0;
  data.last = days.length ? Math.max(...minMax(days)) : 0;
  return data;
}

/** The least and the greatest, without spreading a long list over the stack. */
function minMax(days) {
  return days.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [days[0], days[0]]);
}

function actOf(data, record, worded, index) {
  const type = data.types.get(record.type);
  const name = (id) => data.nodes.get(id)?.name ?? id;
  const bounds = record.bounds;
  const words = [
    record.id, worded.sentence, record.note ?? "", record.place ?? "", record.audience ?? "", type.label, type.past,
    ...worded.places, ...worded.notes.map(data.plainNote), data.events.get(record.event)?.name ?? "",
    ...record.topics.map((id) => data.topics.get(id)?.name ?? ""),
    ...record.evidence.flatMap((cite) => [cite.quote ?? "", ...(cite.passage ?? [])]),
    ...[...record.actors, ...record.recipients, ...record.about].flatMap((id) => {
      const node = data.nodes.get(id);
      return [node?.name ?? "", ...(node?.also ?? [])];
    }),
  ];
  return {
    index,
    number: index + 1,
    id: record.id,
    record,
    type,
    sentence: worded.sentence,
    date: worded.date,
    places: worded.places,
    notes: worded.notes,
    actors: record.actors.map(name).join(", "),
    recipients: record.recipients.map(name).join(", "),
    first: dayNumber(bounds.start_first),
    last: dayNumber(bounds.end_last),
    startLast: dayNumber(bounds.start_last),
    endFirst: dayNumber(bounds.end_first),
    words: folded(words.join("\n")),
  };
}

function disputeOf(dispute) {
  const sides = new Map(dispute.sides.map((side, place) => [side.id, { ...side, place }]));
  const columnOf = new Map();
  dispute.columns.forEach((column, place) => {
    column.nodes.forEach((id, row) => columnOf.set(id, { place, row, side: column.side }));
  });
  const order = dispute.sides.map((side) => side.id);
  // An act is between the sides where it goes from one to another: only such acts stand on the ladder.
  const between = dispute.by.map((by, at) => by.some((one) => dispute.on[at].some((other) => other !== one)));
  // Those that paths and sums count: they happened, and the other side was meant or heard of them.
  const counted = new Set(dispute.escalations.flatMap((one) => one.entered));
  return { ...dispute, sides, columnOf, order, between, counted };
}

/** A day on which to place an act that has no certain one: the middle of what it allows. */
export function middle(act) {
  if (act.first === null && act.last === null) return null;
  if (act.first === null) return act.last;
  if (act.startLast === null) return act.first;
  return Math.round((act.first + act.startLast) / 2);
}

/** The first and the last day on which some acts may begin and end; the whole time of the data where none is dated. */
export function extent(data, state, acts) {
  const days = acts.flatMap((act) => [act.first, act.last]).filter((day) => day !== null);
  const [low, high] = days.length ? minMax(days) : [data.first, data.last];
  const first = state.mode === "cumulative" ? low : Math.max(low, state.from ?? low);
  const last = Math.min(high, state.to ?? high);
  const edge = Math.max(3, Math.round((last - first) * 0.02));
  return { first: first - edge, last: Math.max(first, last) + edge };
}

/** The class by which the style sheet tells sides apart. */
export function sideClass(side) {
  return `side-${side === null || side === undefined ? "none" : Math.min(side, 2)}`;
}

/** The glyph of a class: hue is never the only sign. */
export const GLYPHS = {
  "verbal-cooperation": "○",
  "material-cooperation": "◇",
  "verbal-conflict": "●",
  "material-conflict": "◆",
  neutral: "–",
};

/** The word for a class: "verbal conflict". */
export function className(name) {
  return name.replace("-", " ");
}
