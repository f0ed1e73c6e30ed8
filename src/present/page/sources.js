// The documents behind the acts: each with its entry in a bibliography, and below it each place that is cited, as a note, with
// the acts that rest on it.

import { bringChosen, html, prose, rove, settleTabs } from "./draw.js";

export function createSources(root, app) {
  const list = html("div", { class: "scroll", "data-rove": true, tabindex: "-1" });
  root.append(list);
  rove(list);
  return {
    update(selection) {
      const held = list.contains(document.activeElement) ? document.activeElement.dataset.at : null;
      const top = list.scrollTop;
      list.replaceChildren(...app.data.page.sources.map(({ id, entry }) => block(app, selection, id, entry)));
      list.scrollTop = top;
      settleTabs(list, app.state.chosen);
      bringChosen(list, app.state.chosen);
      if (held) list.querySelector(`[data-at="${CSS.escape(held)}"]`)?.focus();
    },
  };
}

/** The places of a source that the acts of a selection cite, in the order of its text, each with its acts. */
function places(app, selection, id) {
  const found = new Map();
  for (const act of selection.acts) {
    act.record.evidence.forEach((cite, at) => {
      if (cite.source !== id) return;
      const note = act.notes[at];
      if (!found.has(note)) found.set(note, { note, cite, acts: [] });
      const filed = found.get(note).acts;
      if (filed.at(-1) !== act) filed.push(act);
    });
  }
  const number = (text) => Number.parseInt(text ?? "0", 10) || 0;
  const key = ({ cite }) => [number(cite.paragraph), number(cite.page), number(cite.note)];
  return [...found.values()].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    const at = a.findIndex((value, place) => value !== b[place]);
    return at < 0 ? one.note - other.note : a[at] - b[at];
  });
}

function block(app, selection, id, entry) {
  const source = app.data.sources.get(id);
  const cited = places(app, selection, id);
  return html("section", { class: "source" },
    html("h2", { class: "entry" }, ...prose(entry)),
    html("p", { class: "about" }, `${source.kind}, cited as “${id}” · ${cited.length} places, on which ${new Set(cited.flatMap((place) => place.acts)).size} acts of the selection rest`),
    source.note ? html("p", { class: "note" }, source.note) : null,
    html("ol", { class: "cited" }, cited.map((place) => html("li", {},
      html("p", { class: "formatted" }, ...prose(app.data.page.notes[place.note])),
      html("ul", {}, place.acts.map((act) => html("li", {}, leadTo(app, act, place.note))))))));
}

function leadTo(app, act, note) {
  const chosen = app.state.chosen === act.id;
  return html("button", {
    type: "button", class: `link${chosen ? " chosen" : ""}`, "data-act": act.id, "data-at": `${note} ${act.id}`, tabindex: "-1",
    "aria-pressed": String(chosen), onclick: () => app.set({ chosen: act.id }),
  }, `${act.number}. ${act.date}: ${act.sentence}`);
}
