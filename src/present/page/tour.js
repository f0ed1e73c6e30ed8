// The main path as a guided tour: one act at a time, with the words that tie it to the one before.

import { html } from "./draw.js";
import { cues, mainPath } from "./ladder.js";

export function createTour(root, app) {
  return {
    update() {
      const path = mainPath(app);
      const at = app.state.tour;
      root.hidden = path === null || at === null || at >= path.acts.length;
      if (root.hidden) return root.replaceChildren();
      const entry = path.acts[at];
      const go = (to) => app.set({ tour: to, chosen: path.acts[to].id });
      const button = (title, to, disabled) => html("button", { type: "button", disabled, onclick: () => go(to) }, title);
      const held = root.contains(document.activeElement) ? document.activeElement.textContent : null;
      root.replaceChildren(
        html("p", {}, html("strong", {}, `Main path, act ${at + 1} of ${path.acts.length}: `), `${cues(app, path, entry)} ${entry.side} ${entry.counted ? `at rung ${entry.rung}` : "without a step"}. ${app.data.act.get(entry.id).sentence}`),
        html("div", { class: "tools" }, button("Back", Math.max(0, at - 1), at === 0), button("Onward", Math.min(path.acts.length - 1, at + 1), at === path.acts.length - 1),
          html("button", { type: "button", onclick: () => app.set({ tour: null }) }, "End the tour")));
      if (held) [...root.querySelectorAll("button:not([disabled])")].find((one) => one.textContent === held)?.focus();
      return undefined;
    },
  };
}
