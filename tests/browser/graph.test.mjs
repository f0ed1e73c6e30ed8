// The graph of the page by keyboard and mouse: actors, the lines between them, and paths.

import assert from "node:assert/strict";
import { bundled } from "./browser.mjs";
import { river } from "./river.mjs";
import { focused, suite } from "./suite.mjs";

const onRiver = suite(() => river("graph"));
const onBundled = suite(bundled);

const graph = (page) => page.locator("#view-graph");
const number = (page) => page.locator("#panel .number").textContent();

onRiver("a line says whose acts it stands for", "", async (page) => {
  const labels = await graph(page).locator("[data-edge]").evaluateAll((lines) => lines.map((line) => [line.getAttribute("role"), line.getAttribute("aria-label")]));
  assert.deepEqual(labels, [
    ["button", "Lowton towards Upton: 3 acts, strongest material conflict"],
    ["button", "Upton towards Lowton: 4 acts, strongest verbal conflict"],
  ]);
});

onRiver("arrows lead from an actor to its lines, along a line and back, and Enter walks through the acts of a line", "", async (page) => {
  assert.equal(await graph(page).locator("[tabindex='0']:is([data-node],[data-edge])").count(), 1);
  await graph(page).locator("[data-node][tabindex='0']").focus();
  assert.equal(await focused(page), "Upton, state");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "Lowton towards Upton: 3 acts, strongest material conflict");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "Upton towards Lowton: 4 acts, strongest verbal conflict");
  const walked = [];
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press("Enter");
    walked.push(await number(page));
    assert.equal(await focused(page), "Upton towards Lowton: 4 acts, strongest verbal conflict", "the focus stays");
  }
  assert.deepEqual(walked, ["Act 1", "Act 3", "Act 6", "Act 7", "Act 1"]);
  assert.equal(await graph(page).locator("[data-edge='upton lowton']").getAttribute("aria-pressed"), "true");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "Lowton, state");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), "Lowton, state");
  await page.keyboard.press("Home");
  assert.equal(await focused(page), "Upton, state");
  await page.keyboard.press("End");
  assert.equal(await focused(page), "Lowton, state");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#panel h2").textContent(), "Lowton");
});

onRiver("the focus on a line is seen", "", async (page) => {
  await graph(page).locator("[data-node][tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  const [stroke, width] = await graph(page).locator("[data-edge]:focus .hit").evaluate((line) => [getComputedStyle(line).stroke, getComputedStyle(line).strokeWidth]);
  assert.notEqual(stroke, "none");
  assert.equal(width, "9px");
});

onRiver("a click beside a thin line chooses it too", "", async (page) => {
  const box = await graph(page).locator("[data-edge='lowton upton'] path").last().boundingBox();
  await page.mouse.click(box.x + box.width / 4, box.y + box.height / 2 + 3);
  await page.waitForSelector("html[data-ready]");
  assert.match(await number(page), /^Act [1-7]$/);
});

onRiver("every part of every view that a mouse can choose has a name and is reached by arrows", "modality=any", async (page) => {
  for (const view of ["graph", "lanes", "ladder", "timeline", "table", "sources"]) {
    await page.click(`#tab-${view}`);
    const root = page.locator(`#view-${view}`);
    const stops = ":is([data-act],[data-node],[data-edge])";
    assert.equal(await root.locator(`${stops}[tabindex='0']`).count(), 1, `${view} is one stop in the order of tabs`);
    const all = await root.locator(stops).count();
    assert.equal(await root.locator(`${stops}[tabindex]`).count(), all, `${view}: each can have the focus`);
    const named = await root.locator(stops).evaluateAll((list) => list.every((one) => (one.getAttribute("aria-label") ?? one.textContent).length > 3));
    assert.ok(named, `${view}: each has a name`);
    const reached = new Set();
    const note = async () => reached.add(await page.evaluate(() => JSON.stringify({ ...document.activeElement.dataset })));
    await root.locator(`${stops}[tabindex='0']`).focus();
    for (const key of ["Home", ...Array(all).fill("ArrowDown"), ...(view === "graph" ? ["Home", "ArrowRight", "ArrowDown", "ArrowDown"] : [])]) {
      await note();
      await page.keyboard.press(key);
    }
    await note();
    assert.equal(reached.size, all, `${view}: each is reached`);
  }
});

onRiver("an event leads to its evidence", "view=timeline", async (page) => {
  await page.click("#view-timeline [data-node=talks]");
  const panel = await page.locator("#panel").innerText();
  for (const words of ["Talks at the weir", "page 40", "they met at the weir", "Took part: Upton", "Acts of this event (1)", "Lowton made a proposal to Upton"]) assert.ok(panel.includes(words), `${words} in ${panel}`);
});

onRiver("a click on an arc of the lanes leads to the act that answers", "view=lanes", async (page) => {
  await page.locator("#view-lanes .bonds .bond-hit").first().dispatchEvent("click");
  await page.waitForSelector("html[data-ready]");
  assert.equal(await number(page), "Act 3");
  assert.match(await page.locator("#panel").textContent(), /Answers“never”/);
});

onBundled("the surroundings are chosen beside the graph too", "", async (page) => {
  await page.selectOption("#near", "he-long");
  assert.equal(await page.locator("#count").textContent(), "1 of 142 acts");
  await page.selectOption("#steps", "2");
  assert.ok(Number.parseInt(await page.locator("#count").textContent(), 10) > 1);
  await page.selectOption("#near", "");
  assert.equal(await page.locator("#count").textContent(), "105 of 142 acts");
});

onBundled("a path crosses only acts of the selection", "start=chen-yi&end=khrushchev&class=neutral", async (page) => {
  await page.getByText("no chain of acts in this selection leads there").waitFor();
});
