// The ladder of the page: marks, the main path, off-ramps and the strip of sums, all on one scale of days.

import assert from "node:assert/strict";
import { bundled } from "./browser.mjs";
import { river } from "./river.mjs";
import { focused, suite } from "./suite.mjs";

const onRiver = suite(() => river("ladder"));
const onBundled = suite(bundled);

const ladder = (page) => page.locator("#view-ladder");
const texts = (page, selector) => ladder(page).locator(selector).allTextContents();
const place = (locator) => locator.evaluate((one) => one.getAttribute("transform").match(/-?[\d.]+/g).map(Number));

onRiver("off-ramps fall below the lowest rung with what became of them", "view=ladder", async (page) => {
  assert.deepEqual(await texts(page, ".ramp .outcome"), ["2 refused by 3", "4 unanswered"]);
  assert.equal(await ladder(page).locator("[role=group][aria-label^=Off-ramps]").getAttribute("aria-label"), "Off-ramps of the main path: 1 refused, 1 unanswered");
  assert.match(await ladder(page).locator(".ramp[data-act=offer]").getAttribute("aria-label"), /^2\. 1881-05-10: .* Off-ramp, refused by 3\. Upton refused Lowton\.$/);
  const [, lowest] = await place(ladder(page).locator(".mark.beside[data-act=refusal]"));
  for (const id of ["offer", "plea"]) {
    const [, y] = await place(ladder(page).locator(`.ramp[data-act=${id}]`));
    assert.ok(y > lowest, `${id} stands below the rungs`);
  }
  assert.equal(await ladder(page).locator(".mark[data-act=offer]").count(), 1, "once");
});

onRiver("off-ramps are listed, each leading to its evidence and to what became of it", "view=ladder", async (page) => {
  const list = ladder(page).locator(".steps ul li");
  assert.match(await list.nth(0).textContent(), /^2\. 1881-05-10: Lowton made a proposal to Upton\..* refused by 3\. Upton refused Lowton\./);
  assert.match(await list.nth(1).textContent(), /^4\. 1881-06-01: .* unanswered$/);
  await page.click(".steps ul li:first-child button:nth-of-type(2)");
  assert.equal(await page.locator("#panel .number").textContent(), "Act 3");
  await page.click("#view-ladder .ramp[data-act=plea] .outcome");
  assert.equal(await page.locator("#panel .number").textContent(), "Act 4");
});

onRiver("the Goldstein sums of each side stand below on the same days", "view=ladder", async (page) => {
  // Above: −2 − 4. Below: 5 + 5 − 8. What was said inside one side, and what has no date, is not summed.
  assert.deepEqual((await texts(page, ".sum-end")).toSorted(), ["Above −6", "AboveAbove −6", "Below 2", "BelowBelow 2"].filter((words) => words.length > 10));
  assert.equal(await ladder(page).locator(".sums").getAttribute("aria-label"),
    "Goldstein sums of the selection: Above −6 in 2 acts, Below 2 in 3 acts. A fall is conflict.");
  const heights = new Map();
  for (const id of ["charge", "offer", "refusal", "plea", "closing"]) {
    const [[x, y], [above]] = [await place(ladder(page).locator(`.dot[data-act=${id}]`)), await place(ladder(page).locator(`.mark[data-act=${id}]`))];
    assert.ok(Math.abs(x - above) < 0.2, `${id}: the dot stands at ${x}, the mark at ${above}`);
    heights.set(id, y);
  }
  // Highest is 10 after the plea, then 5, 2, −2, −6.
  assert.deepEqual([...heights].toSorted(([, one], [, other]) => one - other).map(([id]) => id), ["plea", "offer", "closing", "charge", "refusal"]);
  assert.equal(await ladder(page).locator(".dot").count(), 5);
  await page.click("#view-ladder .dot[data-act=closing]");
  assert.match(await page.locator("#panel .sentence").textContent(), /Lowton imposed sanctions on Upton/);
});

onRiver("off-ramps and sums follow the selection", "view=ladder&class=verbal-conflict,material-conflict", async (page) => {
  assert.equal(await ladder(page).locator(".ramp").count(), 0);
  assert.equal(await ladder(page).locator(".sums").getAttribute("aria-label"),
    "Goldstein sums of the selection: Above −6 in 2 acts, Below −8 in 1 act. A fall is conflict.");
  await page.click("#reset");
  assert.equal(await ladder(page).locator(".ramp").count(), 2);
});

onRiver("what counts for no path and what has no date is told", "view=ladder", async (page) => {
  assert.match(await ladder(page).locator(".legend").textContent(), /Faint: counts for no path and no sum · 1 without any date/);
  assert.match(await ladder(page).locator(".left-out").getAttribute("aria-label"), /^6\. .* Does not count: said inside one side\.$/);
  assert.equal(await ladder(page).locator(".left-out").count(), 1);
});

onRiver("arrows move over marks, off-ramps and sums, and Enter keeps the focus where it is", "view=ladder", async (page) => {
  const stop = ladder(page).locator("[tabindex='0']:is([data-act])");
  assert.equal(await stop.count(), 1);
  await stop.focus();
  await page.keyboard.press("End");
  assert.match(await focused(page), /Goldstein value −8; Below then stands at 2$/);
  await page.keyboard.press("Enter");
  assert.match(await focused(page), /Goldstein value −8; Below then stands at 2$/);
  assert.equal(await page.locator("#panel .number").textContent(), "Act 5");
  await page.keyboard.press("Home");
  const seen = new Set();
  // Three marks, two off-ramps and a mark inside one side; five dots.
  for (let step = 0; step < 11; step += 1) {
    seen.add(await focused(page));
    await page.keyboard.press("ArrowRight");
  }
  assert.equal(seen.size, 11);
});

onRiver("a click on a step of the main path leads to the act it reaches", "view=ladder", async (page) => {
  const box = await page.locator("#view-ladder .step path").boundingBox();
  await page.mouse.click(box.x + box.width - 0.5, box.y + box.height / 2);
  await page.waitForSelector("html[data-ready]");
  assert.equal(await page.locator("#panel .number").textContent(), "Act 5");
});

onBundled("the sums and off-ramps of the curated dispute are those of the printed ladder", "view=ladder", async (page) => {
  assert.equal(await ladder(page).locator("[role=group][aria-label^=Off-ramps]").getAttribute("aria-label"), "Off-ramps of the main path: 5 unanswered, 1 refused");
  assert.match(await ladder(page).locator(".sums").getAttribute("aria-label"), /: Beijing 4\.3 in \d+ acts, Moscow −18\.7 in/);
});

onBundled("no words on the ladder lie over each other or outside of it", "view=ladder&chosen=experts-withdrawn", async (page) => {
  for (const width of [390, 800, 1280, 1920]) {
    await page.setViewportSize({ width, height: 1000 });
    await page.waitForSelector("html[data-ready]");
    const clashes = await ladder(page).locator("svg.figure").evaluate((figure) => {
      const whole = figure.getBoundingClientRect();
      const boxes = [...figure.querySelectorAll("text:not(.glyph)")].map((text) => ({ words: text.lastChild.textContent, box: text.getBoundingClientRect() }));
      const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
      const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => over(one.box, other.box)).map((other) => `${one.words} / ${other.words}`));
      const outside = boxes.filter(({ box }) => box.left < whole.left - 1 || box.right > whole.right + 1 || box.bottom > whole.bottom + 1);
      return [...pairs, ...outside.map(({ words }) => `${words} is outside`)];
    });
    assert.deepEqual(clashes, [], `at a width of ${width}`);
  }
});
