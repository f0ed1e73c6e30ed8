// Pages of other data than the curated graph: hostile words, a data set of events, nothing at all; and what moves when an act is added.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, pageOfData, pageOfRecords, text } from "./browser.mjs";
import { river } from "./river.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = ["graph", "lanes", "ladder", "timeline", "table", "sources"];
const ROWS = join(import.meta.dirname, "../cases/data/river.csv");

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("names, titles and notes full of markup are shown as text", async () => {
  const evil = `</script><script>globalThis.hit=1</script><img src=x onerror="globalThis.hit=1">"'&\u202E\u2066]]>{{title}}<!--`;
  const t = text(evil);
  const made = pageOfRecords("hostile", { title: evil, body: `[
    Source(id: "ledger", title: ${t}, authors: [${t}], kind: Book, locator: Page, note: ${t}),
    Topic(id: "water", name: ${t}),
    Actor(id: "upton", name: ${t}, kind: State, also: [${t}], note: ${t}),
    Actor(id: "lowton", name: ${text(`${evil} 2`)}, kind: State),
    Event(id: "meeting", name: ${t}, date: "1881", place: ${t}, evidence: [Cite(source: "ledger", page: "1")], note: ${t}),
    Act(id: "closing", actors: ["upton"], type: "sanctioned", recipients: ["lowton"], date: "1881-06-02", event: "meeting", place: ${t}, topics: ["water"], summary: ${t},
      condition: ${t}, stance: ${t}, figures: [Figure(value: 3, unit: ${t}, counts: ${t})], status: Contested(reason: ${t}), note: ${t},
      evidence: [Cite(source: "ledger", page: ${t}, quote: ${t}, passage: (${t}, ${t}))]),
    Act(id: "answer", actors: ["lowton"], type: "accused", recipients: ["upton"], date: "1881-07", responds_to: [Link(act: "closing", cue: ${t})], evidence: [Cite(source: "ledger", page: "2")]),
    Dispute(id: "river", name: ${t}, sides: [Side(id: "up", name: ${t}, actors: ["upton"]), Side(id: "low", name: ${t}, actors: ["lowton"])]),
  ]` });
  const { page, told, close } = await open(browser, made, "chosen=closing&modality=any");
  for (const view of VIEWS) {
    await page.click(`#tab-${view}`);
    await page.waitForSelector(`#view-${view}:not([hidden])`);
    assert.equal(await page.locator('img:not([src^="data:image/svg+xml;base64,"])').count(), 0);
  }
  assert.ok((await page.locator("#panel .sentence").textContent()).includes("<img src=x onerror="), "markup is text");
  for (const chosen of ["meeting", "upton", "answer"]) {
    await page.evaluate((id) => { location.hash = `chosen=${id}&modality=any&query=%3Cscript%3E%22'`; location.hash = `chosen=${id}`; }, chosen);
    await page.waitForSelector("html[data-ready]");
    assert.ok((await page.locator("#panel").textContent()).includes("<img src=x onerror="), chosen);
  }
  await page.evaluate(() => { location.hash = "chosen=closing&modality=any"; });
  await page.locator("#panel .sentence", { hasText: "onerror" }).waitFor();
  assert.ok((await page.locator("#panel .sentence").textContent()).includes("\\u{202e}"), "what is unseen is shown");
  assert.equal(await page.evaluate(() => globalThis.hit), undefined);
  assert.equal((await page.content()).includes("\u202E"), false, "no bidirectional mark anywhere");
  assert.deepEqual(told, []);
  await close();
});

test("a script, style or picture that is put into the page is refused", async () => {
  const { page, close } = await open(browser, river("policy"));
  const refused = await page.evaluate(() => new Promise((done) => {
    const seen = [];
    addEventListener("securitypolicyviolation", (event) => {
      seen.push(event.effectiveDirective);
      if (seen.length === 3) done(seen);
    });
    const script = document.createElement("script");
    script.textContent = "globalThis.hit = 1";
    const image = document.createElement("img");
    image.src = "https://example.org/x.png";
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.body.append(script, image, style);
  }));
  assert.deepEqual(refused.toSorted(), ["img-src", "script-src-elem", "style-src-elem"]);
  assert.equal(await page.evaluate(() => globalThis.hit), undefined);
  await close();
});

test("the page of a data set has its name, and each act leads to its row", async () => {
  const made = pageOfData("rows", ROWS, "csv:actor=source,recipient=target,date=date,code=code");
  for (const view of VIEWS) {
    const { page, told, close } = await open(browser, made, `view=${view}&chosen=river-4`, { bypassCSP: true });
    assert.equal(await page.title(), "river");
    assert.equal(await page.locator("h1").textContent(), "river");
    assert.equal(await page.locator("#count").textContent(), "11 of 11 acts");
    const panel = await page.locator("#panel").innerText();
    for (const words of ["Lowton imposed sanctions on Upton", "row 4", "line 4."]) assert.ok(panel.includes(words), `${words} in ${panel}`);
    assert.ok(!panel.includes("the note stands"), "a row is no note");
    assert.deepEqual(await page.locator("#facets details:visible summary").allTextContents(), ["Actor or recipient", "Class", "Modality", "Status", "Source"]);
    assert.ok(!await page.locator("#dispute").isVisible(), "there is no dispute to choose");
    assert.deepEqual(await page.locator("footer").textContent(), `Made by demarche ${await version(page)} from river.`);
    await page.addScriptTag({ content: AXE });
    const { violations } = await page.evaluate(() => globalThis.axe.run(document));
    assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].target}`), [], view);
    assert.deepEqual(told, []);
    await close();
  }
});

const version = (page) => page.evaluate(() => document.querySelector("meta[name=generator]").content.replace("demarche ", ""));

test("a time of some weeks is told in months, and actors on no side stand in columns", async () => {
  const made = pageOfData("weeks", ROWS, "csv:actor=source,recipient=target,date=date,code=code");
  const { page, close } = await open(browser, made, "view=ladder");
  const ticks = ["May 1881", "Jun", "Jul"];
  assert.deepEqual(await page.locator("#view-ladder .tick").allTextContents(), ticks);
  assert.deepEqual(await page.locator(".year-name").allTextContents(), ticks);
  await page.click("#tab-graph");
  const columns = await page.locator("[data-node]").evaluateAll((nodes) => new Set(nodes.map((node) => /[\d.]+/.exec(node.getAttribute("transform"))[0])).size);
  assert.equal(columns, 2, "four actors by two");
  await close();
});

test("a page of nothing opens in every view", async () => {
  const made = pageOfRecords("nothing", { title: "Nothing", body: "[]" });
  const { page, told, close } = await open(browser, made);
  for (const view of VIEWS) await page.click(`#tab-${view}`);
  for (const key of ["]", "[", "1", "Escape"]) await page.keyboard.press(key);
  await page.click("#play");
  assert.equal(await page.locator("#count").textContent(), "0 of 0 acts");
  assert.deepEqual(told, []);
  await close();
});

test("an act that is added leaves actors, marks and bars where they were", async () => {
  const more = `Act(id: "added", actors: ["lowton"], type: "warned", recipients: ["upton"], date: "1881-05-25", evidence: [Cite(source: "ledger", page: "9")]),`;
  const seen = [];
  for (const made of [river("before"), river("after", more)]) {
    const { page, close } = await open(browser, made, "view=graph", { viewport: { width: 1440, height: 900 } });
    const places = {};
    for (const [view, marks] of [["graph", "[data-node]"], ["ladder", ".mark:not([data-act=added])"], ["timeline", ".bar:not([data-act=added]) .possible"]]) {
      await page.click(`#tab-${view}`);
      places[view] = await page.locator(`#view-${view} ${marks}`).evaluateAll((all) => all.map((one) => {
        const box = one.getBoundingClientRect();
        return `${one.closest("[data-act],[data-node]").outerHTML.match(/data-(?:act|node)="([^"]*)"/)[1]} ${box.x.toFixed(0)} ${box.y.toFixed(0)}`;
      }).toSorted());
      assert.ok(places[view].length >= 3, `${view} shows ${places[view]}`);
    }
    seen.push(places);
    await close();
  }
  assert.deepEqual(seen[1], seen[0]);
});
