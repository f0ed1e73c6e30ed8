// Five thousand acts of 240 actors: what the page does for one frame, measured, and what it keeps in the document.
//
// The bounds are on the work of the page, in milliseconds of its own thread, so that a busy machine fails nothing; the time
// between frames, which is what a reader sees, is printed beside.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, pageOfRecords } from "./browser.mjs";

const ACTS = 5000;
const ACTORS = 240;
const VIEWS = ["graph", "lanes", "ladder", "timeline", "table", "sources"];
const TYPES = ["accused", "praised", "criticized", "visited", "met-with", "sanctioned", "threatened", "notified", "provided-aid"];

/** A made graph: two states, their officials and others, links, topics, three sources; the same each time. */
function made() {
  let seed = 7;
  const any = (count) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * count);
  };
  const role = (at) => (at % 3 === 2 ? "" : `, roles: [Role(in: "a${at % 3}", as: "official", acts_for: true, evidence: [Cite(source: "s0", page: "1")])]`);
  const actors = Array.from({ length: ACTORS }, (_, at) => (at < 2
    ? `Actor(id: "a${at}", name: "State ${at}", kind: State),`
    : `Actor(id: "a${at}", name: "Official number ${at} with a long title", kind: Person${role(at)}),`));
  const acts = Array.from({ length: ACTS }, (_, at) => {
    const from = at % 3 === 0 ? any(2) : any(ACTORS);
    const chosen = at % 4 === 0 ? 1 - Math.min(1, from) : any(ACTORS);
    const to = chosen === from ? (chosen + 1) % ACTORS : chosen;
    const date = new Date(Date.UTC(1881, 0, 1) + at * 2 * 86_400_000).toISOString().slice(0, at % 5 === 0 ? 7 : at % 11 === 0 ? 4 : 10);
    const link = at > 20 && at % 6 === 0 ? `responds_to: [Link(act: "act-${at - 20}", cue: "in answer")], ` : "";
    return `Act(id: "act-${at}", actors: ["a${from}"], type: "${TYPES[any(TYPES.length)]}", recipients: ["a${to}"], date: "${date}", topics: ["t${any(12)}"], ${link}summary: "Step ${at} of a quarrel that went on for many years.", evidence: [Cite(source: "s${any(3)}", page: "${at}")]),`;
  });
  const topics = Array.from({ length: 12 }, (_, at) => `Topic(id: "t${at}", name: "Topic ${at}"),`);
  const sources = Array.from({ length: 3 }, (_, at) => `Source(id: "s${at}", title: "Ledger ${at}", kind: Book, locator: Page),`);
  const dispute = `Dispute(id: "d", name: "Quarrel", sides: [Side(id: "x", name: "East", actors: ["a0"]), Side(id: "y", name: "West", actors: ["a1"])]),`;
  return pageOfRecords("large", { title: "A made graph", body: `[${[...sources, ...topics, ...actors, ...acts, dispute].join("\n")}]` });
}

let browser;
let file;
before(async () => {
  file = made();
  browser = await launch();
});
after(() => browser.close());

/** Tells for how long a page has computed, in milliseconds: its own work, whatever else the machine does. */
async function meter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => 1000 * (await session.send("Performance.getMetrics")).metrics.find((one) => one.name === "TaskDuration").value;
}

/** Does something once a frame; the work of the page for a frame, and the median and the longest time between frames. */
async function frames(page, doing, detail) {
  const count = 60;
  const worked = await meter(page);
  const before = await worked();
  const times = await page.evaluate(([source, many, argument]) => new Promise((done) => {
    const act = new Function("at", "argument", source);
    const seen = [];
    const step = (now) => {
      seen.push(now);
      if (seen.length > many) return done(seen);
      act(seen.length, argument);
      return requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }), [doing, count, detail]);
  const work = ((await worked()) - before) / count;
  const gaps = times.slice(1).map((time, at) => time - times[at]).toSorted((one, other) => one - other);
  return { work, told: `${work.toFixed(1)} ms of work a frame; between frames ${gaps[count / 2].toFixed(0)} ms, at most ${gaps.at(-1).toFixed(0)} ms` };
}

const SCROLL = "const one = document.querySelector(argument); one.scrollTop = (at * 173) % Math.max(1, one.scrollHeight - one.clientHeight); one.scrollLeft = (at * 7) % Math.max(1, one.scrollWidth - one.clientWidth);";
const DRAG = "const thumb = document.querySelector(argument); thumb.value = thumb.max - (thumb.max - thumb.min) * 0.8 * Math.abs(Math.sin(at / 20)); thumb.dispatchEvent(new Event('input', { bubbles: true }));";

for (const view of VIEWS) {
  test(`five thousand acts stay fluid in the view ${view}`, async () => {
    const { page, told, close } = await open(browser, file, `view=${view}`);
    assert.equal(await page.locator("#count").textContent(), "5000 of 5000 acts");
    const worked = await meter(page);
    const before = await worked();
    await page.keyboard.press("]");
    const step = (await worked()) - before;
    console.log(`  ${view}, next act: ${step.toFixed(0)} ms of work`);
    assert.ok(step < 400, `${step} ms of work to choose the next act`);
    const scrolled = await frames(page, SCROLL, `#view-${view} .scroll`);
    console.log(`  ${view}, scrolling: ${scrolled.told}`);
    assert.ok(scrolled.work < 50, `${scrolled.told} while scrolling`);
    const dragged = await frames(page, DRAG, "#thumb-to");
    console.log(`  ${view}, dragging a thumb of the slider: ${dragged.told}`);
    assert.ok(dragged.work < 150, `${dragged.told} while dragging`);
    assert.deepEqual(told, []);
    await close();
  });
}

test("of five thousand acts only rows in sight are in the document", async () => {
  const { page, close } = await open(browser, file, "view=table");
  for (const view of ["table", "lanes"]) {
    await page.click(`#tab-${view}`);
    const rows = await page.locator(`#view-${view} [data-act]`).count();
    assert.ok(rows > 10 && rows < 120, `${view} has ${rows} rows in the document`);
  }
  await close();
});

test("of too many lines those with the most acts are drawn, and all of a chosen actor", async () => {
  const { page, close } = await open(browser, file);
  assert.equal(await page.locator("[data-edge]").count(), 200);
  assert.match(await page.locator("#view-graph > .about").textContent(), /^200 of \d{4} lines are drawn, those with the most acts/);
  assert.ok(await page.locator("[data-edge='a0 a1']").count(), "the two that quarrel most");
  const [actor, recipients] = await page.evaluate(() => {
    const { acts } = JSON.parse(document.querySelector("#graph").textContent);
    return ["a77", new Set(acts.flatMap((act) => (act.actors[0] === "a77" ? act.recipients : []))).size];
  });
  await page.press("#thumb-to", "ArrowLeft");
  await page.waitForSelector("html[data-ready]");
  await page.locator("[data-edge]").nth(199).waitFor({ state: "attached" });
  await page.focus(`[data-node=${actor}]`);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(`[data-edge^='${actor} ']`).count(), recipients);
  await close();
});
