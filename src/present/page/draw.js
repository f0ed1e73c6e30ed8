// Making elements. Text enters the page here only, and only as text nodes.

import { DAY_LENGTH, dayText, visible, yearOf } from "./data.js";

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : visible(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== "")
    .map((child) => (child instanceof Node ? child : document.createTextNode(visible(child)))));
  return element;
}

/** An HTML element with attributes (`onclick` and the like listen) and children; strings become text nodes. */
export function html(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** An SVG element likewise. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/** Formatted text: runs that are texts, or name their face. */
export function prose(runs) {
  const faces = { italic: (text) => html("i", {}, text), bold: (text) => html("b", {}, text), bold_italic: (text) => html("b", {}, html("i", {}, text)) };
  return runs.map((run) => (typeof run === "string" ? run : Object.entries(run).map(([face, text]) => faces[face](text))[0]));
}

/** A text cut to a number of characters; the whole of it belongs in a title beside. */
export function cut(text, most) {
  const signs = [...visible(text)];
  return signs.length <= most ? signs.join("") : `${signs.slice(0, most - 1).join("")}…`;
}

/** What marks an element as an act that can be chosen: a click, a key, and a name for those who cannot see it. */
export function actAttributes(app, act, extra = {}) {
  return {
    role: "button",
    tabindex: "-1",
    "data-act": act.id,
    "aria-label": `${act.number}. ${act.date}: ${act.sentence}`,
    "aria-pressed": String(app.state.chosen === act.id),
    onclick: () => app.set({ chosen: act.id }),
    ...extra,
  };
}

/** The classes by which the style sheet tells the class of an act, and what is doubtful about it. */
export function actClasses(act) {
  const record = act.record;
  const doubtful = record.modality !== "actual" || record.status !== "accepted" || record.certainty === "low"
    || record.conflicts_with.length > 0;
  return `act ${record.class}${doubtful ? " doubtful" : ""}`;
}

/** What arrows move among: acts, actors and events, and the lines between them. */
const STOPS = "[data-act],[data-node],[data-edge]";

/** How to find such an element again after the view is drawn anew; an act may stand in several parts of a view. */
function again(element) {
  const { dataset } = element;
  const kind = ["act", "node", "edge"].find((name) => dataset[name] !== undefined);
  if (!kind) return null;
  const is = (name) => `[data-${name}="${CSS.escape(dataset[name])}"]`;
  return `${is(kind)}${dataset.part === undefined ? ":not([data-part])" : is("part")}`;
}

/** One element of a group takes part in the order of tabs; arrows move on from it, Enter or space chooses. A view that moves
 * otherwise listens to `rove` and prevents its default. */
export function rove(container) {
  container.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    const at = event.target.closest?.(STOPS);
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      at.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      return;
    }
    if (!(event.key in steps)) return;
    event.preventDefault();
    const detail = { at, key: event.key, step: steps[event.key] };
    if (!container.dispatchEvent(new CustomEvent("rove", { cancelable: true, detail }))) return;
    const all = [...container.querySelectorAll(STOPS)];
    focusOn(all[Math.min(all.length - 1, Math.max(0, all.indexOf(at) + detail.step))]);
  });
}

/** Focuses an element and gives it the place in the order of tabs. */
export function focusOn(element) {
  element?.closest("[data-rove]")?.querySelectorAll(`[tabindex='0']:is(${STOPS})`).forEach((one) => one.setAttribute("tabindex", "-1"));
  element?.setAttribute("tabindex", "0");
  element?.focus();
}

/** Lets the chosen of a group, or its first, take part in the order of tabs. */
export function settleTabs(container, chosen) {
  const named = chosen === null ? null : container.querySelector(`:is([data-act="${CSS.escape(chosen)}"],[data-node="${CSS.escape(chosen)}"])`);
  const first = named ?? container.querySelector("[data-edge][aria-pressed=true]") ?? container.querySelector("[data-node]") ?? container.querySelector(STOPS);
  first?.setAttribute("tabindex", "0");
}

/** Draws again and keeps the focus on the same act, actor or line, where it was inside. */
export function redraw(container, children, chosen) {
  const held = container.contains(document.activeElement) ? document.activeElement : null;
  const wanted = held && again(held);
  container.replaceChildren(...children);
  settleTabs(container, chosen);
  const found = wanted && container.querySelector(wanted);
  if (found) focusOn(found);
}

/** Brings what is chosen into sight, once for each choice. */
export function bringChosen(container, chosen) {
  if (container.dataset.brought === chosen) return;
  container.dataset.brought = chosen ?? "";
  if (chosen !== null) container.querySelector(`[data-act="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** The width that a drawing has at hand. */
export function room(element) {
  return Math.max(340, element.clientWidth - 18);
}

/** The room for names beside a drawing, and how many letters fit it: less where the drawing is narrow. */
export function gutter(width, most) {
  const left = Math.round(Math.min(most, width * 0.33));
  return { left, letters: Math.floor((left - 14) / 6.6) };
}

/** Chooses of some acts the first, or the one after the chosen. */
export function walkThrough(app, acts) {
  const place = acts.findIndex((act) => act.id === app.state.chosen);
  app.set({ chosen: acts[(place + 1) % acts.length].id });
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Days between two at which a year begins, or a month or day where the time is short: at most so many, each with its name. */
export function ticks(first, last, most) {
  const from = new Date(first * DAY_LENGTH);
  const year = from.getUTCFullYear();
  const years = yearOf(last) - year + 1;
  const fits = (steps, count) => steps.find((step) => count / step <= most) ?? steps.at(-1);
  const found = [];
  const add = (parts, name) => {
    const date = new Date(0);
    date.setUTCFullYear(...parts);
    const day = Math.round(date.getTime() / DAY_LENGTH);
    if (day >= first && day <= last) found.push({ day, name });
  };
  const length = last - first;
  if (length > 1200) {
    const every = fits([1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000], years);
    for (let at = Math.ceil(year / every) * every; at < year + years; at += every) add([at, 0, 1], String(at));
    return found;
  }
  if (length > 60) {
    const every = fits([1, 2, 3, 6, 12], length / 30);
    for (let at = 0; at < years * 12; at += every) add([year, at, 1], at % 12 ? MONTHS[at % 12] : String(year + at / 12));
  } else {
    const every = fits([1, 2, 3, 5, 7, 10], length);
    for (let at = 0; at <= length; at += every) add([year, from.getUTCMonth(), from.getUTCDate() + at], dayText(first + at).slice(-5));
  }
  // The first says of which year it is.
  return found.map(({ day, name }, at) => ({ day, name: at || name === String(yearOf(day)) ? name : `${name} ${yearOf(day)}` }));
}
