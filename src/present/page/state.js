// What the reader has chosen: one flat state, kept in the fragment of the address, so that every view can be linked to.

/** Facets narrow the selection; the first value of each pair is the default. */
export const FACETS = ["side", "actor", "class", "topic", "modality", "status", "source"];

export const VIEWS = ["graph", "lanes", "ladder", "timeline", "table", "sources"];

/** The columns of the table, by which it can be put in order; a minus before one turns it round. */
export const COLUMNS = ["number", "date", "actors", "type", "recipients", "rung", "sentence", "places"];

const DEFAULTS = {
  view: "graph",
  dispute: "",
  query: "",
  from: null,
  to: null,
  mode: "window",
  undated: true,
  chosen: null,
  near: null,
  steps: 1,
  start: null,
  end: null,
  tour: null,
  lane: "actor",
  sort: "number",
  side: [],
  actor: [],
  class: [],
  topic: [],
  modality: ["actual"],
  status: ["accepted", "contested"],
  source: [],
};

/** The state of a page that opens without a fragment. */
export function initialState(dispute) {
  return { ...structuredClone(DEFAULTS), dispute };
}

/** The fragment that leads back to a state: only what differs from the beginning. */
export function toFragment(state, dispute) {
  const base = initialState(dispute);
  const out = new URLSearchParams();
  for (const key of Object.keys(base)) {
    const value = state[key];
    if (JSON.stringify(value) === JSON.stringify(base[key])) continue;
    if (Array.isArray(value)) out.set(key, value.length ? value.join(",") : "any");
    else out.set(key, value === null ? "" : String(value));
  }
  return out.toString();
}

/** The state that a fragment asks for; what it asks in vain is left at its default. */
export function fromFragment(fragment, data, dispute) {
  const state = initialState(dispute);
  const asked = new URLSearchParams(fragment.replace(/^#/, ""));
  for (const [key, value] of asked) {
    if (!(key in DEFAULTS)) continue;
    const reader = READERS[key];
    const read = reader ? reader(value, data) : value.split(",").filter((one) => one && one !== "any");
    if (read !== undefined) state[key] = read;
  }
  const dispute_ = data.disputes.get(state.dispute);
  state.side = state.side.filter((side) => dispute_?.sides.has(side));
  return state;
}

const oneOf = (list) => (value) => (list.includes(value) ? value : undefined);
const day = (value) => (/^-?\d{1,7}$/.test(value) ? Number(value) : null);
const node = (value, data) => (data.nodes.has(value) ? value : null);

const READERS = {
  view: oneOf(VIEWS),
  dispute: (value, data) => (data.disputes.has(value) ? value : undefined),
  query: (value) => value,
  from: day,
  to: day,
  mode: oneOf(["window", "cumulative"]),
  undated: (value) => value !== "false",
  chosen: (value, data) => (data.act.has(value) || data.nodes.has(value) ? value : null),
  near: node,
  steps: (value) => (["1", "2", "3"].includes(value) ? Number(value) : undefined),
  start: node,
  end: node,
  tour: (value) => (/^\d{1,4}$/.test(value) ? Number(value) : null),
  lane: oneOf(["actor", "topic", "side"]),
  sort: oneOf(COLUMNS.flatMap((column) => [column, `-${column}`])),
};
