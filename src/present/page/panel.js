// The evidence: why an act or actor stands in the graph, and who says so.

import { className, GLYPHS } from "./data.js";
import { html } from "./draw.js";

export function createPanel(root, app) {
  return {
    update() {
      const { chosen } = app.state;
      const act = app.data.act.get(chosen);
      const node = app.data.nodes.get(chosen);
      root.replaceChildren(...(act ? actRows(app, act) : node ? nodeRows(app, node) : [html("p", { class: "empty" }, "Choose an act or an actor: here stands who says so.")]));
    },
  };
}

const row = (title, ...content) => [html("dt", {}, title), html("dd", {}, ...content)];

function actButton(app, id, words) {
  const act = app.data.act.get(id);
  return html("button", { type: "button", class: "link", onclick: () => app.set({ chosen: id }) }, `${words ?? ""}${act ? `${act.date}: ${act.sentence}` : id}`);
}

function nodeButtons(app, ids) {
  return ids.flatMap((id, at) => [at ? ", " : "", html("button", { type: "button", class: "link", onclick: () => app.set({ chosen: id }) }, app.data.nodes.get(id)?.name ?? id)]);
}

function actRows(app, act) {
  const { record } = act;
  const rows = [
    ...row("Date", act.date),
    ...row("Actor", ...nodeButtons(app, record.actors)),
    ...(record.recipients.length ? row("Recipient", ...nodeButtons(app, record.recipients)) : []),
    ...(record.about.length ? row("About", ...nodeButtons(app, record.about)) : []),
    ...row("Type", `${act.type.label} (${className(record.class)} ${GLYPHS[record.class]}, rung ${record.rung}${record.goldstein === null ? "" : `, Goldstein ${record.goldstein}`})`),
    ...(record.place ? row("Place", record.place) : []),
    ...(record.event ? row("Event", ...nodeButtons(app, [record.event])) : []),
    ...(record.figures.length ? row("Figures", record.figures.map((figure) => `${figure.bound === "exact" ? "" : `${figure.bound} `}${figure.value.toLocaleString("en")}${figure.of === null ? "" : ` of ${figure.of.toLocaleString("en")}`} ${figure.unit}: ${figure.counts}`).join("; ")) : []),
    ...(record.modality === "actual" ? [] : row("Modality", record.modality, record.within ? ": carried by " : "", record.within ? actButton(app, record.within) : "")),
    ...(record.condition ? row("Condition", record.condition) : []),
    ...(record.status === "accepted" ? [] : row("Status", `${record.status}: ${record.status_reason ?? ""}`)),
    ...(record.certainty === "high" ? [] : row("Certainty", record.certainty)),
    ...links(app, act),
    ...(record.conflicts_with.length ? row("Conflicts with", ...record.conflicts_with.map((id) => actButton(app, id))) : []),
    ...record.corrections.flatMap((one) => row(`Correction of ${one.field}`, `printed “${one.printed}”, read “${one.reading}”: ${one.reason}`)),
    ...(record.note ? row("Coder’s note", record.note) : []),
    ...row("Other codings", codings(act.type)),
  ];
  return [
    html("h2", { class: "number" }, `Act ${act.number}`),
    html("p", { class: "sentence" }, act.sentence),
    html("h3", {}, "Evidence"),
    html("ul", { class: "evidence" }, record.evidence.map((cite, at) => citation(app, act, cite, at))),
    html("div", { class: "tools" }, copyButton(app, "Copy citation", () => `${act.sentence} ${act.places.map((place, at) => `${app.data.sources.get(record.evidence[at].source)?.title}, ${place}`).join("; ")}`),
      copyButton(app, "Copy link", () => location.href)),
    html("dl", {}, rows),
  ];
}

function copyButton(app, title, text) {
  return html("button", { type: "button", onclick: () => app.copy(text()) }, title);
}

function citation(app, act, cite, at) {
  const source = app.data.sources.get(cite.source);
  const parts = [
    cite.paragraph ? `paragraph ${cite.paragraph}` : "", cite.page ? `page ${cite.page}` : "", cite.note ? `note ${cite.note}` : "",
  ].filter(Boolean).join(", ");
  return html("li", {},
    html("strong", { class: "place" }, parts || act.places[at]), ` of ${source?.title ?? cite.source}`,
    cite.quote ? html("blockquote", {}, cite.quote) : null,
    cite.passage ? html("p", { class: "passage" }, `from “${cite.passage[0]}” to “${cite.passage[1]}”`) : null,
    html("p", { class: "basis" }, { direct: "the note stands on this sentence", carried: "the note stands on a later sentence of the passage", inferred: "implied, not said" }[cite.basis] ?? cite.basis));
}

function links(app, act) {
  const { record } = act;
  const told = (link) => `${link.cue ? `“${link.cue}”, ` : ""}${link.certainty} certainty: `;
  const back = [["responds_to", "Answers"], ["continues", "Continues"]].flatMap(([kind, title]) =>
    record[kind].length ? row(title, ...record[kind].map((link) => actButton(app, link.act, told(link)))) : []);
  const on = app.data.answers.get(act.id) ?? [];
  const forward = [["responds-to", "Answered by"], ["continues", "Continued by"]].flatMap(([kind, title]) => {
    const found = on.filter((link) => link.kind === kind);
    return found.length ? row(title, ...found.map((link) => actButton(app, link.later, told(link)))) : [];
  });
  return [...back, ...forward];
}

function codings(type) {
  const names = [["cameo", "CAMEO"], ["weis", "WEIS"], ["plover", "PLOVER"], ["copdab", "COPDAB"], ["mid_hostility", "MID hostility"], ["icbe", "ICBe"]];
  return names.filter(([key]) => type[key] !== null && type[key] !== undefined).map(([key, name]) => `${name} ${type[key]}`).join(" · ") || "none";
}

function nodeRows(app, node) {
  const acts = app.selection.acts.filter((act) => [...act.record.actors, ...act.record.recipients].includes(node.id));
  const done = acts.filter((act) => act.record.actors.includes(node.id));
  const roles = (node.roles ?? []).map((role) => html("li", {}, `${role.as}, `, ...nodeButtons(app, [role.in]), role.from || role.to ? ` (${role.from ?? "…"} to ${role.to ?? "…"})` : ""));
  const list = (title, some) => (some.length ? [html("h3", {}, `${title} (${some.length})`), html("ul", { class: "acts" }, some.slice(0, 60).map((act) => html("li", {}, actButton(app, act.id)))), some.length > 60 ? html("p", {}, `${some.length - 60} more stand in the table.`) : null] : []);
  return [
    html("h2", {}, node.name),
    html("p", {}, [app.data.events.has(node.id) ? "event" : node.kind, ...(node.also ?? [])].join(" · ")),
    node.note ? html("p", { class: "note" }, node.note) : null,
    roles.length ? html("ul", {}, roles) : null,
    html("div", { class: "tools" },
      html("button", { type: "button", onclick: () => app.set({ near: node.id }) }, "Around here"),
      html("button", { type: "button", onclick: () => app.set({ start: node.id, view: "graph" }) }, "Path from here"),
      html("button", { type: "button", onclick: () => app.set({ end: node.id, view: "graph" }) }, "Path to here")),
    ...list("Did", done), ...list("Was acted upon", acts.filter((act) => act.record.recipients.includes(node.id))),
  ].filter(Boolean);
}
