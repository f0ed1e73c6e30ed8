// The evidence: why an act or actor stands in the graph, and who says so.

import { className, GLYPHS } from "./data.js";
import { html, prose } from "./draw.js";
import { valueText } from "./sums.js";

export function createPanel(root, app) {
  let shown = null;
  return {
    update() {
      const { chosen } = app.state;
      const act = app.data.act.get(chosen);
      const node = app.data.nodes.get(chosen);
      root.replaceChildren(...(act ? actRows(app, act) : node ? nodeRows(app, node) : [
        html("h2", {}, "Evidence"), html("p", { class: "empty" }, "Choose an act or an actor in any view: here stands who says so, and where.")]));
      if (shown !== chosen) root.scrollTop = 0;
      shown = chosen;
    },
  };
}

const row = (title, ...content) => [html("dt", {}, title), html("dd", {}, ...content)];
const rowIf = (value, title, ...content) => (value ? row(title, ...content) : []);
const told = (text) => (text ? html("p", { class: "reason" }, text) : null);

/** A button that leads to an act, with what is said of it before. */
function actButton(app, id, before, after) {
  const act = app.data.act.get(id);
  return html("div", { class: "lead" }, before ? html("span", { class: "before" }, before) : null,
    html("button", { type: "button", class: "link", onclick: () => app.set({ chosen: id }) }, act ? `${act.date}: ${act.sentence}` : id), told(after));
}

function nodeButtons(app, ids) {
  return ids.flatMap((id, at) => [at ? ", " : "", html("button", { type: "button", class: "link", onclick: () => app.set({ chosen: id }) }, app.data.nodes.get(id)?.name ?? id)]);
}

function actRows(app, act) {
  const { record } = act;
  const copied = () => [...new Set(act.notes.map((note) => app.data.plainNote(note)))].join("\n");
  return [
    html("h2", { class: "number" }, `Act ${act.number}`),
    html("p", { class: "sentence" }, act.sentence),
    html("p", { class: "marks" }, ...marks(record)),
    html("h3", {}, "Evidence"),
    html("ul", { class: "evidence" }, record.evidence.map((cite, at) => (
      citation(app, cite, placeOf(app, cite) || act.places[at], ...prose(app.data.page.notes[act.notes[at]]))))),
    html("div", { class: "tools" }, copyButton(app, "Copy citation", copied), copyButton(app, "Copy link", () => location.href)),
    ...section("What it answers and what answers it", [...links(app, act), ...carriage(app, act)], "leads"),
    ...section("Other accounts and readings", others(app, act), "leads"),
    ...section("The act as coded", coded(app, act)),
  ];
}

const section = (title, rows, kind = "") => (rows.length ? [html("h3", {}, title), html("dl", { class: kind }, rows)] : []);

/** What a reader must know before believing it, in words. */
function marks(record) {
  const marked = [
    record.modality === "actual" ? null : `${record.modality}, not known to have happened`,
    record.status === "accepted" ? null : record.status,
    record.certainty === "high" ? null : `${record.certainty} certainty`,
    record.conflicts_with.length ? "contradicted" : null,
    record.corrections.length ? "corrected" : null,
  ];
  return marked.filter(Boolean).map((text) => html("span", { class: "mark-word" }, text));
}

function coded(app, act) {
  const { record } = act;
  const names = (ids) => nodeButtons(app, ids);
  const figure = (one) => [one.bound === "exact" ? "" : one.bound, one.value.toLocaleString("en"), one.of === null ? "" : `of ${one.of.toLocaleString("en")}`, `${one.unit}: ${one.counts}`];
  return [
    ...row("Date", act.date),
    ...row("Actor", ...names(record.actors)),
    ...rowIf(record.recipients.length, "Recipient", ...names(record.recipients)),
    ...rowIf(record.about.length, "About", ...names(record.about)),
    ...rowIf(record.before.length, "Before", ...names(record.before)),
    ...rowIf(record.audience, "Audience", record.audience),
    ...row("Modality", record.modality),
    ...row("Type", `${act.type.label}: ${GLYPHS[record.class]} ${className(record.class)}`),
    ...row("Rung", rung(app, record)),
    ...rowIf(record.place, "Place", record.place),
    ...(record.event ? row("Event", ...names([record.event])) : []),
    ...rowIf(record.topics.length, "Topics", record.topics.map((id) => app.data.topics.get(id).name).join("; ")),
    ...rowIf(record.figures.length, "Figures", record.figures.map((one) => figure(one).filter(Boolean).join(" ")).join("; ")),
    ...rowIf(record.stance, "Stance", record.stance),
    ...rowIf(record.repeated, "Repeated", "more than once"),
    ...rowIf(record.note, "Coder’s note", record.note ?? ""),
    ...row("Elsewhere", codings(act.type)),
  ];
}

function rung(app, record) {
  const named = app.data.graph.ladder.rungs.find((one) => one.value === record.rung);
  const goldstein = record.goldstein === null ? "" : `; Goldstein value ${valueText(record.goldstein)}`;
  return `${record.rung}${named ? ` (${named.label})` : ""}${goldstein}${record.rung_reason ? `. ${record.rung_reason}` : ""}`;
}

function copyButton(app, title, text) {
  return html("button", { type: "button", onclick: () => app.copy(text()) }, title);
}

const BASES = {
  direct: "the note stands on this sentence", carried: "the note stands on a later sentence of the passage", inferred: "implied by the source, not said",
};

/** The place of a citation in words: "paragraph 14, note 561". */
function placeOf(app, cite) {
  const { locator } = app.data.sources.get(cite.via) ?? app.data.sources.get(cite.source) ?? {};
  const counted = ["section", "row"].includes(locator) ? locator : "paragraph";
  return [cite.page ? `page ${cite.page}` : "", cite.paragraph ? `${counted} ${cite.paragraph}` : "", cite.note ? `note ${cite.note}` : ""].filter(Boolean).join(", ");
}

/** A citation with what is said of it below. */
function citation(app, cite, place, ...below) {
  // A row of a data set is no sentence on which a note could stand.
  const isRow = app.data.sources.get(cite.source)?.locator === "row";
  return html("li", {},
    html("strong", { class: "place" }, place),
    cite.quote ? html("blockquote", {}, cite.quote) : null,
    cite.passage ? html("p", { class: "passage" }, `from “${cite.passage[0]}” to “${cite.passage[1]}”`) : null,
    isRow ? null : html("p", { class: "basis" }, BASES[cite.basis] ?? cite.basis),
    html("p", { class: "formatted" }, ...below));
}

/** The evidence of something that is no act. */
function evidence(app, cites) {
  const entry = (cite) => app.data.page.sources.find((one) => one.id === cite.source)?.entry ?? [cite.source];
  return cites.length ? html("ul", { class: "evidence" }, cites.map((cite) => citation(app, cite, placeOf(app, cite), ...prose(entry(cite))))) : null;
}

/** The acts that an act answers or continues, and those that answer or continue it. */
function links(app, act) {
  const words = (link) => `${link.cue ? `“${link.cue}”, ` : ""}${link.certainty} certainty`;
  const list = (links, kind, title, other) => {
    const found = links.filter((link) => link.kind === kind);
    return found.length ? row(title, ...found.map((link) => actButton(app, link[other], words(link), link.note))) : [];
  };
  const back = app.data.answered.get(act.id) ?? [];
  const on = app.data.answers.get(act.id) ?? [];
  return [
    ...list(back, "responds-to", "Answers", "earlier"), ...list(back, "continues", "Continues", "earlier"),
    ...list(on, "responds-to", "Answered by", "later"), ...list(on, "continues", "Continued by", "later"),
  ];
}

/** In which act its words stand, under which condition, and the acts whose words it carries. */
function carriage(app, act) {
  const { record } = act;
  const carried = app.data.carried.get(act.id) ?? [];
  return [
    ...(record.within ? row("Carried by", actButton(app, record.within)) : []),
    ...rowIf(record.condition, "Condition", record.condition),
    ...rowIf(carried.length, "Carries", ...carried.map((id) => actButton(app, id, app.data.act.get(id).record.modality))),
  ];
}

function others(app, act) {
  const { record } = act;
  return [
    ...rowIf(record.status !== "accepted", "Status", record.status, told(record.status_reason)),
    ...rowIf(record.conflicts_with.length, "Contradicted by", ...record.conflicts_with.map((id) => actButton(app, id))),
    ...record.corrections.flatMap((one) => row(`Corrected: ${one.field}`, `printed “${one.printed}”, read “${one.reading}”`, told(one.reason))),
  ];
}

function codings(type) {
  const names = [["cameo", "CAMEO"], ["weis", "WEIS"], ["plover", "PLOVER"], ["copdab", "COPDAB"], ["mid_hostility", "MID hostility"], ["icbe", "ICBe"]];
  return names.filter(([key]) => type[key] !== null && type[key] !== undefined).map(([key, name]) => `${name} ${type[key]}`).join(" · ") || "no code in another scheme";
}

function nodeRows(app, node) {
  const acts = app.selection.acts.filter((act) => [...act.record.actors, ...act.record.recipients].includes(node.id));
  const isEvent = app.data.events.has(node.id);
  const within = isEvent ? app.selection.acts.filter((act) => act.record.event === node.id) : [];
  const done = acts.filter((act) => act.record.actors.includes(node.id));
  const roles = (node.roles ?? []).map((role) => html("li", {}, `${role.as}, `, ...nodeButtons(app, [role.in]), role.from || role.to ? ` (${role.from ?? "…"} to ${role.to ?? "…"})` : "",
    role.evidence.length ? html("span", { class: "before" }, role.evidence.map((cite) => placeOf(app, cite)).join("; ")) : null));
  const list = (title, some) => (some.length ? [html("h3", {}, `${title} (${some.length})`), html("ul", { class: "acts" }, some.slice(0, 60).map((act) => html("li", {}, actButton(app, act.id)))), some.length > 60 ? html("p", {}, `${some.length - 60} more stand in the table.`) : null] : []);
  return [
    html("h2", {}, node.name),
    html("p", {}, [isEvent ? "event" : node.kind, ...(node.also ?? []), ...(isEvent ? [node.date ?? "undated", node.place] : [])].filter(Boolean).join(" · ")),
    ...(node.evidence?.length ? [html("h3", {}, "Evidence"), evidence(app, node.evidence)] : []),
    ...(isEvent && node.participants.length ? [html("p", {}, "Took part: ", ...nodeButtons(app, node.participants.map((one) => one.actor)))] : []),
    node.note ? html("p", { class: "note" }, node.note) : null,
    roles.length ? html("ul", {}, roles) : null,
    html("div", { class: "tools" },
      html("button", { type: "button", onclick: () => app.set({ near: node.id }) }, "Around here"),
      html("button", { type: "button", onclick: () => app.set({ start: node.id, view: "graph" }) }, "Path from here"),
      html("button", { type: "button", onclick: () => app.set({ end: node.id, view: "graph" }) }, "Path to here")),
    ...list("Did", done), ...list("Was acted upon", acts.filter((act) => act.record.recipients.includes(node.id))),
    ...list("Acts of this event", within),
    acts.length + within.length ? null : html("p", { class: "empty" }, "No act of the selection is by or on it."),
  ].filter(Boolean);
}
