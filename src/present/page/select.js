// Which acts are shown: facets, search, time, neighbourhood, and the shortest path between two actors.

import { FACETS } from "./state.js";
import { folded } from "./data.js";

/** The values of an act for a facet. */
export function facetValues(facet, act, place, dispute) {
  const record = act.record;
  switch (facet) {
    case "side":
      return dispute ? dispute.by[place].map((side) => dispute.order[side]) : [];
    case "actor":
      return [...new Set([...record.actors, ...record.recipients])];
    case "class":
      return [record.class];
    case "topic":
      return record.topics;
    case "modality":
      return [record.modality];
    case "status":
      return [record.status];
    default:
      return [...new Set(record.evidence.map((cite) => cite.source))];
  }
}

/** The acts that fit the state, and for each facet how many acts each of its values would leave. */
export function select(data, state) {
  const dispute = data.disputes.get(state.dispute);
  const words = folded(state.query).split(/\s+/).filter(Boolean);
  const near = state.near ? reached(data, state) : null;
  const counts = new Map(FACETS.map((facet) => [facet, new Map()]));
  const acts = [];
  for (const act of data.acts) {
    if (!fitsTime(act, state, data) || !words.every((word) => act.words.includes(word))) continue;
    if (near && !near.has(act.id)) continue;
    const values = FACETS.map((facet) => facetValues(facet, act, act.index, dispute));
    const missed = FACETS.filter((facet, at) => !fits(state[facet], values[at]));
    if (missed.length === 0) acts.push(act);
    FACETS.forEach((facet, at) => {
      if (missed.length > 1 || (missed.length === 1 && missed[0] !== facet)) return;
      const tally = counts.get(facet);
      values[at].forEach((value) => tally.set(value, (tally.get(value) ?? 0) + 1));
    });
  }
  return { acts, counts, ids: new Set(acts.map((act) => act.id)) };
}

function fits(wanted, values) {
  return wanted.length === 0 || values.some((value) => wanted.includes(value));
}

/** Whether an act can fall on the days chosen; an act without any bound does where undated acts are wanted. */
export function fitsTime(act, state, data) {
  if (act.first === null && act.last === null) return state.undated;
  const from = state.mode === "cumulative" ? data.first : (state.from ?? data.first);
  const to = state.to ?? data.last;
  return (act.first ?? -Infinity) <= to && (act.last ?? Infinity) >= from;
}

/** The acts within so many steps of an actor: an act is one step from each of its parties. */
function reached(data, state) {
  const acts = new Set();
  let border = new Set([state.near]);
  const seen = new Set(border);
  for (let step = 0; step < state.steps; step += 1) {
    const next = new Set();
    for (const act of data.acts) {
      const parties = [...act.record.actors, ...act.record.recipients];
      if (!fits(state.modality, [act.record.modality]) || !parties.some((id) => border.has(id))) continue;
      acts.add(act.id);
      parties.filter((id) => !seen.has(id)).forEach((id) => next.add(id));
    }
    next.forEach((id) => seen.add(id));
    border = next;
  }
  return acts;
}

/** A shortest chain of acts from one actor to another among some acts, the earliest of equals; null where there is none. */
export function shortestPath(acts, start, end) {
  const from = new Map();
  for (const act of acts) {
    for (const actor of act.record.actors) {
      if (!from.has(actor)) from.set(actor, []);
      from.get(actor).push(act);
    }
  }
  const came = new Map([[start, null]]);
  let border = [start];
  while (border.length && !came.has(end)) {
    const next = [];
    for (const node of border) {
      for (const act of from.get(node) ?? []) {
        for (const recipient of act.record.recipients) {
          if (came.has(recipient)) continue;
          came.set(recipient, { act, node });
          next.push(recipient);
        }
      }
    }
    border = next;
  }
  if (start === end || !came.has(end)) return null;
  const steps = [];
  for (let at = end; came.get(at); at = came.get(at).node) {
    steps.unshift({ act: came.get(at).act, from: came.get(at).node, to: at });
  }
  return steps;
}
