// Where it begins: the state from the address, the selection from the state, every view from the selection.

import { readData, visible } from "./data.js";
import { html } from "./draw.js";
import { createFacets } from "./facets.js";
import { createGraph } from "./graph.js";
import { createKeys } from "./keys.js";
import { createLadder } from "./ladder.js";
import { createLanes } from "./lanes.js";
import { createPanel } from "./panel.js";
import { createSources } from "./sources.js";
import { createTable } from "./table.js";
import { createTime } from "./time.js";
import { createTimeline } from "./timeline.js";
import { createTour } from "./tour.js";
import { select } from "./select.js";
import { fromFragment, initialState, toFragment, VIEWS } from "./state.js";

const CREATE = { graph: createGraph, lanes: createLanes, ladder: createLadder, timeline: createTimeline, table: createTable, sources: createSources };

function begin() {
  const data = readData();
  const place = (id) => document.getElementById(id);
  const live = place("live");
  const app = { data, state: fromFragment(location.hash, data, data.page.dispute), selection: null };
  app.announce = (text) => live.replaceChildren(visible(text));
  app.copy = (text) => copy(app, text);
  const { dataset } = document.documentElement;
  app.set = (changes) => {
    const before = app.state;
    app.state = { ...app.state, ...changes };
    if (changes.chosen !== undefined && changes.tour === undefined) app.state.tour = null;
    if (JSON.stringify(before) === JSON.stringify(app.state)) return;
    remember(app, before);
    updateSoon();
  };
  // State and address change at once, the views in the next frame, once for all changes before it. Between the two the
  // document is not marked as ready, so that whoever drives the page knows when to look.
  function updateSoon() {
    if (dataset.ready === undefined) return;
    delete dataset.ready;
    requestAnimationFrame(() => {
      dataset.ready = "";
      update();
    });
  }
  app.refresh = updateSoon;

  const tabs = VIEWS.map((view) => tab(app, view));
  place("tabs").append(...tabs);
  const views = new Map(VIEWS.map((view) => [view, CREATE[view](place(`view-${view}`), app)]));
  const parts = [createTime(place("time"), app), createFacets(place("facets"), app), createPanel(place("panel"), app), createTour(place("tour"), app)];
  const search = place("search");
  search.addEventListener("input", () => app.set({ query: search.value }));
  const dispute = place("dispute");
  dispute.append(...[...data.disputes.values()].map((one) => html("option", { value: one.id }, one.name)));
  dispute.parentElement.hidden = data.disputes.has("");
  dispute.addEventListener("change", () => app.set({ dispute: dispute.value, side: [], tour: null }));
  place("reset").addEventListener("click", () => app.set({ ...initialState(app.state.dispute), view: app.state.view }));
  place("copy-link").addEventListener("click", () => app.copy(location.href));
  const keys = createKeys(app, search);
  place("show-keys").addEventListener("click", () => keys.showModal());
  addEventListener("hashchange", () => {
    const fragment = toFragment(app.state, data.page.dispute);
    if (location.hash.replace(/^#/, "") === fragment) return;
    app.state = fromFragment(location.hash, data, data.page.dispute);
    update();
  });
  addEventListener("resize", updateSoon);
  addEventListener("beforeprint", () => narrowPrint(app));
  matchMedia("print").addEventListener("change", () => narrowPrint(app));

  let lastChosen = app.state.chosen;
  function update() {
    const before = app.selection?.acts.length;
    app.selection = select(data, app.state);
    search.value = document.activeElement === search ? search.value : app.state.query;
    dispute.value = app.state.dispute;
    tabs.forEach((one, at) => {
      const isShown = VIEWS[at] === app.state.view;
      one.setAttribute("aria-selected", String(isShown));
      one.setAttribute("tabindex", isShown ? "0" : "-1");
      place(`view-${VIEWS[at]}`).hidden = !isShown;
    });
    parts.forEach((part) => part.update(app.selection));
    views.get(app.state.view).update(app.selection);
    const count = app.selection.acts.length;
    place("count").replaceChildren(`${count} of ${data.acts.length} acts`);
    const told = [before !== undefined && before !== count ? `${count} acts` : "", chosenWords(app, lastChosen)].filter(Boolean);
    if (told.length) app.announce(told.join(". "));
    lastChosen = app.state.chosen;
  }
  update();
  dataset.ready = "";
}

/** What is chosen, where it is another than before: for those who do not see the panel change. */
function chosenWords(app, before) {
  const { chosen } = app.state;
  if (chosen === before || chosen === null) return "";
  const act = app.data.act.get(chosen);
  return act ? `Act ${act.number}, ${act.date}: ${act.sentence}` : app.data.nodes.get(chosen).name;
}

function tab(app, view) {
  const title = view[0].toUpperCase() + view.slice(1);
  const go = (step) => {
    const next = VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length];
    app.set({ view: next });
    document.getElementById(`tab-${next}`).focus();
  };
  return html("button", {
    type: "button", role: "tab", id: `tab-${view}`, "aria-controls": `view-${view}`,
    onclick: () => app.set({ view }),
    onkeydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      go(step);
    },
  }, title);
}

/** Puts the state into the address; a new view is a new entry of the history, everything else replaces the last. */
function remember(app, before) {
  const fragment = toFragment(app.state, app.data.page.dispute);
  const address = fragment ? `#${fragment}` : location.pathname + location.search;
  if (before.view === app.state.view) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

async function copy(app, text) {
  try {
    await navigator.clipboard.writeText(text);
    app.announce("Copied");
  } catch {
    // A page opened from disk may not be given the clipboard: the text is shown, marked, to be copied by hand.
    const field = html("textarea", { readonly: true, rows: "4", "aria-label": "Text to copy" });
    field.value = text;
    const dialog = html("dialog", { class: "copy" }, field, html("form", { method: "dialog" }, html("button", {}, "Close")));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    field.select();
    app.announce("Press the keys for copying");
  }
}

/** On paper stand the acts of the selection only, and the notes to them. */
function narrowPrint(app) {
  document.querySelectorAll("#static tr[data-act]").forEach((row) => {
    row.hidden = !app.selection.ids.has(row.dataset.act);
  });
  const { acts } = app.selection;
  const chosenBy = toFragment({ ...app.state, view: "graph", chosen: null, tour: null }, app.data.page.dispute);
  const words = [...new URLSearchParams(chosenBy)].map(([key, value]) => `${key} ${value}`).join("; ");
  document.getElementById("printed").replaceChildren(visible(`${acts.length} of ${app.data.acts.length} acts${words ? ` (${words})` : ""}.`));
  const cited = new Set(acts.flatMap((act) => act.notes));
  document.querySelectorAll("#notes li").forEach((note, at) => {
    note.hidden = !cited.has(at);
  });
}

begin();
