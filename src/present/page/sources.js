// The documents behind the acts: each with its entry in a bibliography, and below it each place that is cited, as a note, with
// the acts that rest on it.

import { bringChosen, html, prose, rove, settleTabs } from "./draw.js";

/** How many places of a source are shown before the rest is asked for. */
const MANY = 250;

export function createSources(root, app) {
  const list = html("div", { class: "scroll", "data-rove": true, tabindex: "-1" });
  root.append(list);
  rove(list);
  let shown = null;
  const whole = new Set();
  function fill(selection) {
    const top = list.scrollTop;
    list.replaceChildren(...app.data.page.sources.map(({ id, entry }) => block(app, selection, { id, entry, isWhole: whole.has(id) }, () => {
      whole.add(id);
      fill(app.selection);
      markChosen(list, app.state.chosen);
    })));
    list.scrollTop = top;
    shown = selection.acts;
  }
  return {
    update(selection) {
      const held = list.contains(document.activeElement) ? document.activeElement.dataset.at : null;
      const isMissing = selection.ids.has(app.state.chosen) && !list.querySelector(`[data-act="${CSS.escape(app.state.chosen)}"]`);
      if (isMissing || shown?.length !== selection.acts.length || shown.some((act, at) => act !== selection.acts[at])) fill(selection);
      markChosen(list, app.state.chosen);
      bringChosen(list, app.state.chosen);
      if (held) list.querySelector(`[data-at="${CSS.escape(held)}"]`)?.focus();
    },
  };
}

/** The chosen act stands out and takes part in the order of tabs. */
function markChosen(list, chosen) {
  list.querySelectorAll(".chosen, [tabindex='0']").forEach((one) => {
    one.classList.remove("chosen");
    one.setAttribute("aria-pressed", "false");
    one.setAttribute("tabindex", "-1");
  });
  if (chosen !== null) {
    list.querySelectorAll(`[data-act="${CSS.escape(chosen)}"]`).forEach((one) => {
      one.classList.add("chosen");
      one.setAttribute("aria-pressed", "true");
    });
  }
  settleTabs(list, chosen);
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

function block(app, selection, { id, entry, isWhole }, showAll) {
  const source = app.data.sources.get(id);
  const cited = places(app, selection, id);
  const isShown = (place, at) => isWhole || at < MANY || place.acts.some((act) => act.id === app.state.chosen);
  const shown = cited.filter(isShown);
  return html("section", { class: "source" },
    html("h2", { class: "entry" }, ...prose(entry)),
    html("p", { class: "about" }, `${source.kind}, cited as “${id}” · ${told(cited.length, "place", "places")}, on which ${told(new Set(cited.flatMap((place) => place.acts)).size, "act", "acts")} of the selection rest`),
    source.note ? html("p", { class: "note" }, source.note) : null,
    html("ol", { class: "cited" }, shown.map((place) => html("li", {},
      html("p", { class: "formatted" }, ...prose(app.data.page.notes[place.note])),
      html("ul", {}, place.acts.map((act) => html("li", {}, leadTo(app, act, place.note))))))),
    shown.length < cited.length ? html("button", { type: "button", onclick: showAll }, `${cited.length - shown.length} more places`) : null);
}

const told = (count, one, many) => `${count} ${count === 1 ? one : many}`;

function leadTo(app, act, note) {
  return html("button", {
    type: "button", class: "link", "data-act": act.id, "data-at": `${note} ${act.id}`, tabindex: "-1", "aria-pressed": "false", onclick: () => app.set({ chosen: act.id }),
  }, `${act.number}. ${act.date}: ${act.sentence}`);
}
