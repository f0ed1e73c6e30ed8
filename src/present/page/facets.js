// The filters beside the views, with the number of acts that each value would leave.

import { className } from "./data.js";
import { html } from "./draw.js";
import { facetValues } from "./select.js";
import { FACETS } from "./state.js";

const TITLES = {
  side: "Side that acts", actor: "Actor or recipient", class: "Class", topic: "Topic",
  modality: "Modality", status: "Status", source: "Source",
};

/** Where the filters have a column of their own, the most used are open. */
const WIDE = matchMedia("(min-width: 68.01rem)");

/** How many values of a facet are shown before the rest is asked for. */
const FEW = 8;

export function createFacets(root, app) {
  const { data } = app;
  const open = new Set();
  const groups = FACETS.map((facet) => {
    const list = html("ul", { class: "values" });
    const group = html("details", { class: "facet", open: WIDE.matches && ["side", "class", "modality"].includes(facet) },
      html("summary", {}, TITLES[facet]), list);
    root.append(group);
    return { facet, list, group };
  });
  const name = (facet, value) => {
    const dispute = data.disputes.get(app.state.dispute);
    switch (facet) {
      case "side": return dispute?.sides.get(value)?.name ?? value;
      case "actor": return data.nodes.get(value)?.name ?? value;
      case "topic": return data.topics.get(value)?.name ?? value;
      case "source": return data.sources.get(value)?.title ?? value;
      case "class": return className(value);
      default: return value;
    }
  };
  function row(facet, value, count) {
    const id = `facet-${facet}-${value}`;
    const wanted = app.state[facet];
    const box = html("input", {
      type: "checkbox", id, "data-facet": facet, "data-value": value,
      onchange: () => app.set({ [facet]: box.checked ? [...wanted, value] : wanted.filter((one) => one !== value) }),
    });
    box.checked = wanted.includes(value);
    return html("li", {}, box, html("label", { for: id }, name(facet, value)), html("span", { class: "count" }, count));
  }
  function fill({ facet, list, group }, selection) {
    const counts = selection.counts.get(facet);
    const values = new Set([...counts.keys(), ...app.state[facet]]);
    const order = (one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || (name(facet, one) < name(facet, other) ? -1 : 1);
    const sorted = [...values].sort(order);
    // A facet that no act of the data has is not asked for.
    group.hidden = sorted.length === 0 && !app.data.acts.some((act) => facetValues(facet, act, act.index, app.data.disputes.get(app.state.dispute)).length);
    const shown = open.has(facet) ? sorted : sorted.filter((value, at) => at < FEW || app.state[facet].includes(value));
    const held = document.activeElement?.dataset?.facet === facet ? document.activeElement.id : null;
    const rest = sorted.length - shown.length;
    list.replaceChildren(
      ...shown.map((value) => row(facet, value, counts.get(value) ?? 0)),
      ...(rest > 0 ? [html("li", {}, html("button", { type: "button", class: "more", onclick: () => showAll(facet) }, `${rest} more`))] : []),
    );
    if (held) document.getElementById(held)?.focus();
  }
  /** Shows every value of a facet, the focus on the first that was hidden. */
  function showAll(facet) {
    const group = groups.find((one) => one.facet === facet);
    const shown = group.list.querySelectorAll("input").length;
    open.add(facet);
    fill(group, app.selection);
    group.list.querySelectorAll("input")[shown]?.focus();
  }
  return { update: (selection) => groups.forEach((group) => fill(group, selection)) };
}
