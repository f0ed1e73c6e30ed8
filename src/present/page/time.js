// The histogram of acts over time, and the slider with two thumbs above it.

import { dayText, middle } from "./data.js";
import { html, svg, ticks } from "./draw.js";

const BARS = 60;
const HEIGHT = 44;
const PACE = 700;
/** For so long after a thumb was moved it counts as moving. */
const SETTLING = 250;

export function createTime(root, app) {
  const { data } = app;
  const span = Math.max(1, data.last - data.first + 1);
  const chart = svg("svg", { class: "histogram", viewBox: `0 0 600 ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  const thumb = (name, key) => {
    const input = html("input", {
      type: "range", min: data.first, max: data.last, step: 1, "aria-label": name, id: `thumb-${key}`,
      oninput: () => {
        const other = key === "from" ? (app.state.to ?? data.last) : (app.state.from ?? data.first);
        const value = Number(input.value);
        const kept = key === "from" ? Math.min(value, other) : Math.max(value, other);
        input.value = kept;
        move();
        app.set({ [key]: kept === (key === "from" ? data.first : data.last) ? null : kept });
      },
    });
    return input;
  };
  const years = html("div", { class: "years", "aria-hidden": "true" }, ...yearNames(data, span));
  const from = thumb("First day", "from");
  const to = thumb("Last day", "to");
  const label = html("output", { class: "days", for: "thumb-from thumb-to" });
  const mode = html("select", { id: "time-mode", onchange: () => app.set({ mode: mode.value }) },
    html("option", { value: "window" }, "window"), html("option", { value: "cumulative" }, "cumulative"));
  const undated = html("input", { type: "checkbox", id: "undated", onchange: () => app.set({ undated: undated.checked }) });
  const play = html("button", { type: "button", id: "play", "aria-pressed": "false", onclick: () => toggle() }, "Play");
  const step = (name, way, key) =>
    html("button", { type: "button", "aria-label": name, title: `${name} (${key})`, "aria-keyshortcuts": key, onclick: () => stepTo(app, way) }, way < 0 ? "‹" : "›");
  root.append(
    html("div", { class: "track" }, chart, years, from, to),
    html("div", { class: "time-tools" }, label,
      html("label", { for: "time-mode" }, "Time ", mode),
      html("label", { for: "undated" }, undated, " undated"),
      step("Act before", -1, "["), step("Next act", 1, "]"), play),
  );
  let settling = null;
  function move() {
    app.isMoving = true;
    clearTimeout(settling);
    settling = setTimeout(() => {
      app.isMoving = false;
      app.refresh();
    }, SETTLING);
  }
  let timer = null;
  function stop() {
    clearInterval(timer);
    timer = null;
    play.setAttribute("aria-pressed", "false");
    play.replaceChildren("Play");
  }
  function toggle() {
    if (timer !== null) return stop();
    const length = Math.max(1, Math.round(span / BARS));
    if ((app.state.to ?? data.last) >= data.last) app.set(startOf(app, length * 6));
    play.setAttribute("aria-pressed", "true");
    play.replaceChildren("Pause");
    timer = setInterval(() => advance(length), PACE);
    return undefined;
  }
  function advance(length) {
    const end = Math.min(data.last, (app.state.to ?? data.last) + length);
    const moved = app.state.mode === "window" ? { from: Math.min(end, (app.state.from ?? data.first) + length) } : {};
    app.set({ ...moved, to: end >= data.last ? null : end });
    if (end >= data.last) stop();
  }
  return {
    update(selection) {
      const { state } = app;
      from.value = state.mode === "cumulative" ? data.first : (state.from ?? data.first);
      to.value = state.to ?? data.last;
      from.disabled = state.mode === "cumulative";
      // Where both thumbs meet, the one that still has way to go lies above.
      from.style.zIndex = Number(from.value) > (data.first + data.last) / 2 ? "1" : "0";
      for (const input of [from, to]) input.setAttribute("aria-valuetext", dayText(Number(input.value)));
      mode.value = state.mode;
      undated.checked = state.undated;
      const none = data.acts.filter((act) => act.first === null && act.last === null).length;
      label.replaceChildren(`${dayText(Number(from.value))} to ${dayText(Number(to.value))}`);
      undated.title = `${none} acts have no date at all`;
      chart.replaceChildren(...bars(data, selection, span));
    },
  };
}

/** Where playing begins: a window at the beginning. */
function startOf(app, length) {
  return { from: null, to: Math.min(app.data.last, app.data.first + length) };
}

/** Chooses the act before or after the chosen one in the selection. */
export function stepTo(app, way) {
  const { acts } = app.selection;
  if (!acts.length) return;
  const at = acts.findIndex((act) => act.id === app.state.chosen);
  const next = at < 0 ? (way > 0 ? 0 : acts.length - 1) : Math.min(acts.length - 1, Math.max(0, at + way));
  app.set({ chosen: acts[next].id });
}

/** Where the years begin, or months or days where the time is short: at most a dozen, as shares of the whole. */
function starts(data, span) {
  return ticks(data.first, data.last, 12).map(({ day, name }) => ({ at: (day - data.first) / span, name }));
}

function yearNames(data, span) {
  return starts(data, span).filter(({ at }) => at < 0.97).map(({ at, name }) => {
    const shown = html("span", { class: "year-name" }, name);
    shown.style.left = `${(at * 100).toFixed(2)}%`;
    return shown;
  });
}

function bars(data, selection, span) {
  const all = new Array(BARS).fill(0);
  const chosen = new Array(BARS).fill(0);
  for (const act of data.acts) {
    const day = middle(act);
    if (day === null) continue;
    const at = Math.min(BARS - 1, Math.floor(((day - data.first) / span) * BARS));
    all[at] += 1;
    if (selection.ids.has(act.id)) chosen[at] += 1;
  }
  const most = Math.max(1, ...all);
  const width = 600 / BARS;
  const bar = (kind) => (count, at) => (count === 0 ? null : svg("rect", {
    class: kind, x: (at * width + 0.5).toFixed(1), width: (width - 1).toFixed(1),
    y: (HEIGHT - (count / most) * HEIGHT).toFixed(1), height: ((count / most) * HEIGHT).toFixed(1),
  }));
  const years = starts(data, span).map(({ at }) => svg("line", { class: "year", x1: at * 600, x2: at * 600, y1: 0, y2: HEIGHT }));
  return [...years, ...all.map(bar("all")), ...chosen.map(bar("chosen"))].filter(Boolean);
}
