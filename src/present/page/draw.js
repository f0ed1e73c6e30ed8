// Making elements. Text enters the page here only, and only as text nodes.

import { visible } from "./data.js";

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

/** One element of a group takes part in the order of tabs; arrows move on from it, Enter or space chooses. */
export function rove(container) {
  container.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    const at = event.target.closest?.("[data-act],[data-node]");
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      at.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      return;
    }
    if (!(event.key in steps)) return;
    event.preventDefault();
    const kind = at.hasAttribute("data-act") ? "[data-act]" : "[data-node]";
    const all = [...container.querySelectorAll(kind)];
    const next = Math.min(all.length - 1, Math.max(0, all.indexOf(at) + steps[event.key]));
    if (container.dispatchEvent(new CustomEvent("rove", { cancelable: true, detail: { at, next, step: steps[event.key] } }))) {
      focusOn(all[next]);
    }
  });
}

/** Focuses an element and gives it the place in the order of tabs. */
export function focusOn(element) {
  element?.closest("[data-rove]")?.querySelectorAll("[tabindex='0'][data-act],[tabindex='0'][data-node]")
    .forEach((one) => one.setAttribute("tabindex", "-1"));
  element?.setAttribute("tabindex", "0");
  element?.focus();
}

/** Lets the first or the chosen of a group take part in the order of tabs. */
export function settleTabs(container, chosen) {
  const all = container.querySelectorAll("[data-act],[data-node]");
  const first = [...all].find((one) => one.dataset.act === chosen || one.dataset.node === chosen) ?? all[0];
  first?.setAttribute("tabindex", "0");
}

/** Draws again and keeps the focus on the same act or actor, where it was inside. */
export function redraw(container, children, chosen) {
  const held = container.contains(document.activeElement) ? document.activeElement : null;
  const { act, node } = held?.dataset ?? {};
  container.replaceChildren(...children);
  settleTabs(container, chosen);
  if (!held) return;
  const wanted = act ? `[data-act="${CSS.escape(act)}"]` : node ? `[data-node="${CSS.escape(node)}"]` : null;
  const again = wanted && container.querySelector(wanted);
  if (again) focusOn(again);
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

/** The years from a day to another, at most so many, as days on which to set ticks. */
export function ticks(first, last, most, starts) {
  const years = starts(first, last);
  const every = Math.max(1, Math.ceil(years.length / most));
  return years.filter((_, at) => at % every === 0);
}
