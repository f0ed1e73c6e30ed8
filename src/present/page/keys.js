// The keyboard: every command that has a key of its own, and the page that lists them.

import { html } from "./draw.js";
import { VIEWS } from "./state.js";
import { stepTo } from "./time.js";

const KEYS = [
  ["/", "search"], ["[ and ]", "the act before, the next act"], ["arrows", "move among the acts, actors and events of a view; Enter chooses"],
  ["→ and ←", "in the graph: from an actor to its lines, along a line, and back; Enter walks through the acts of a line"],
  ["1, 2, 3", "the surroundings of the chosen actor, so many steps wide"], ["g l d t a s", "graph, lanes, ladder, timeline, table, sources"],
  ["Escape", "let go of what is chosen, of the surroundings, of the tour"], ["?", "this list"],
];
const VIEW_KEYS = { g: "graph", l: "lanes", d: "ladder", t: "timeline", a: "table", s: "sources" };

export function createKeys(app, search) {
  const dialog = html("dialog", { id: "keys", "aria-labelledby": "keys-title" },
    html("h2", { id: "keys-title" }, "Keys"),
    html("dl", {}, ...KEYS.flatMap(([key, does]) => [html("dt", {}, html("kbd", {}, key)), html("dd", {}, does)])),
    html("form", { method: "dialog" }, html("button", {}, "Close")));
  document.body.append(dialog);
  const commands = {
    "/": () => search.focus(),
    "?": () => dialog.showModal(),
    "[": () => stepTo(app, -1),
    "]": () => stepTo(app, 1),
    Escape: () => app.set({ chosen: null, near: null, tour: null }),
  };
  for (const steps of [1, 2, 3]) {
    commands[String(steps)] = () => {
      const centre = app.data.nodes.has(app.state.chosen) ? app.state.chosen : app.state.near;
      if (centre) app.set({ near: centre, steps });
      else app.announce("Choose an actor first: 1, 2 and 3 show what surrounds it.");
    };
  }
  for (const [key, view] of Object.entries(VIEW_KEYS)) commands[key] = () => app.set({ view: VIEWS.includes(view) ? view : "graph" });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input:not([type=checkbox]):not([type=range]), select, textarea");
    if (dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing && event.key !== "Escape") return;
    if (typing) return event.target.blur();
    const command = commands[event.key];
    if (!command) return;
    event.preventDefault();
    command();
  });
  return dialog;
}
