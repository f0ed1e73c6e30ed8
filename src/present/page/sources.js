// The documents behind the acts: each place that is cited, in its order, with the acts that rest on it.

import { html } from "./draw.js";

export function createSources(root, app) {
  return {
    update(selection) {
      root.replaceChildren(...app.data.graph.sources.map((source) => block(app, selection, source)));
    },
  };
}

function block(app, selection, source) {
  const places = new Map();
  for (const act of selection.acts) {
    act.record.evidence.forEach((cite, at) => {
      if (cite.source !== source.id) return;
      const key = act.places[at];
      if (!places.has(key)) places.set(key, { cite, acts: [] });
      const filed = places.get(key).acts;
      if (filed.at(-1) !== act) filed.push(act);
    });
  }
  const number = (text) => Number.parseInt(text ?? "0", 10) || 0;
  const key = ({ cite }) => [number(cite.paragraph), number(cite.page), number(cite.note)];
  const sorted = [...places].sort(([, one], [, other]) => {
    const [a, b] = [key(one), key(other)];
    const at = a.findIndex((value, place) => value !== b[place]);
    return at < 0 ? 0 : a[at] - b[at];
  });
  return html("section", { class: "source" },
    html("h2", {}, source.title),
    html("p", {}, [source.authors.join(", "), source.year, source.kind].filter(Boolean).join(" · ")),
    source.note ? html("p", { class: "note" }, source.note) : null,
    html("dl", {}, ...sorted.flatMap(([place, { acts }]) => [html("dt", {}, place), html("dd", {}, ...acts.flatMap((act) => [
      html("button", { type: "button", class: `link${app.state.chosen === act.id ? " chosen" : ""}`, onclick: () => app.set({ chosen: act.id }) }, `${act.number} ${act.sentence}`)]))])));
}
