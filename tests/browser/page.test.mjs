// What a reader can do on the page, tried in a real browser on the bundled graph.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { bundled, launch, open } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = ["graph", "lanes", "ladder", "timeline", "table", "sources"];

let browser;
let file;
before(async () => {
  file = bundled();
  browser = await launch();
});
after(() => browser.close());

/** A test of the page at a fragment; whatever it did, the page asked nothing of the network and said nothing. */
function onPage(name, fragment, body, options = {}) {
  test(name, async () => {
    const { page, told, close } = await open(browser, file, fragment, options);
    await body(page);
    assert.deepEqual(told, []);
    await close();
  });
}

const count = (page) => page.locator("#count").textContent();
const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash.slice(1)));

onPage("every view is reached by its tab and shows acts", "", async (page) => {
  assert.equal(await count(page), "105 of 142 acts");
  for (const view of VIEWS) {
    await page.click(`#tab-${view}`);
    await page.waitForSelector(`#view-${view}:not([hidden])`);
    const shown = await page.locator(".view:not([hidden])").count();
    assert.equal(shown, 1, `${view} alone is shown`);
    assert.ok(await page.locator(`#view-${view} :is([data-act], [data-node], .source dd button)`).count() > 10, `${view} shows acts`);
  }
});

onPage("three clicks lead from opening to the paragraph and note behind the withdrawal of the experts", "", async (page) => {
  await page.click("#tab-ladder");
  await page.click('#view-ladder [data-act="experts-withdrawn"]');
  const panel = page.locator("#panel");
  await panel.getByText("paragraph 14, note 561").waitFor();
  assert.match(await panel.textContent(), /1,390 Soviet experts/);
});

onPage("the panel tells the evidence, what is answered and what answers, and how the act is coded", "chosen=deng-retorted", async (page) => {
  const panel = await page.locator("#panel").innerText();
  for (const words of [
    "paragraph 17-18, note 567", "build our own nation with our own hands", "from “but retorted that” to “our own hands”",
    "(n.d.), paras. 17–18, n. 567.", "Answers", "“but retorted”, low certainty", "Moscow brought 1,390 Soviet experts back",
  ]) assert.ok(panel.includes(words), `${words} in ${panel}`);
});

onPage("the panel tells who carries what is only planned or alleged, and what another account says", "modality=any&chosen=beijing-attacked-india", async (page) => {
  assert.match(await page.locator("#panel").innerText(), /contradicted[^]*Contradicted by/);
  await page.click("#panel dt:text('Contradicted by') + dd button");
  assert.match(await page.locator("#panel").innerText(), /Carried by|carried by/i);
});

onPage("a citation is copied as a note in the style of the page", "chosen=experts-withdrawn", async (page) => {
  await page.click("#panel >> text=Copy citation");
  const copied = await page.evaluate(async () => document.querySelector("dialog textarea")?.value ?? navigator.clipboard.readText());
  assert.equal(copied, "A printed chapter on the estrangement of Beijing and Moscow, 1959–1962 (n.d.), para. 14, n. 561.");
}, { permissions: ["clipboard-read", "clipboard-write"] });

onPage("sources stand with their entry, each place as a note that leads to its acts", "view=sources", async (page) => {
  assert.equal(await page.locator(".source .entry").textContent(), "A printed chapter on the estrangement of Beijing and Moscow, 1959–1962. n.d.");
  const place = page.locator(".cited > li", { hasText: "para. 14, n. 561." });
  assert.deepEqual((await place.locator("button").allTextContents()).map((words) => Number.parseInt(words, 10)), [32, 33, 34, 88]);
  await page.click('.cited [data-act="experts-withdrawn"]');
  assert.match(await page.locator("#panel .sentence").textContent(), /1,390 Soviet experts/);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.slice(0, 2)), "88");
});

onPage("a filter narrows the selection, says so, and can be linked to", "", async (page) => {
  await page.check("#facet-class-material-conflict");
  await page.waitForFunction(() => document.querySelector("#count").textContent === "4 of 142 acts");
  assert.equal(await page.locator("#live").textContent(), "4 acts");
  assert.equal(await fragment(page), "class=material-conflict");
  await page.click("#reset");
  await page.waitForFunction(() => document.querySelector("#count").textContent === "105 of 142 acts");
  assert.equal(await fragment(page), "");
});

onPage("acts that are alleged or planned are shown when asked for", "modality=any", async (page) => {
  assert.equal(await count(page), "142 of 142 acts");
});

onPage("search looks through names, aliases, acts and notes, whatever the case", "", async (page) => {
  await page.fill("#search", "CHERVONENKO n. 564");
  await page.waitForFunction(() => document.querySelector("#count").textContent !== "105 of 142 acts");
  await page.click("#tab-table");
  const rows = page.locator("#view-table .table-body [role=row]");
  await rows.first().waitFor();
  for (const row of await rows.allTextContents()) assert.match(row, /n\. 564/);
});

onPage("the two thumbs of the slider bound the days", "undated=false", async (page) => {
  const before = Number.parseInt(await count(page), 10);
  await page.locator("#thumb-from").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await page.waitForFunction((all) => Number.parseInt(document.querySelector("#count").textContent, 10) < all, before);
  const [from, to] = await page.evaluate(() => ["from", "to"].map((key) => Number(document.getElementById(`thumb-${key}`).value)));
  assert.ok(from <= to, "the thumbs never pass each other");
  assert.match(await fragment(page), /from=-\d+/);
});

onPage("a window of days holds what can fall in it", `undated=false&from=${day("1960-07-16")}&to=${day("1960-07-16")}`, async (page) => {
  await page.click("#tab-table");
  const rows = await page.locator("#view-table .table-body [role=row]").allTextContents();
  assert.ok(rows.some((row) => row.includes("every Soviet expert would be withdrawn")), "the notice of that day");
  assert.ok(!rows.some((row) => row.includes("He Long")), "nothing of 8 May");
});

onPage("playing moves the last day on until the end", "", async (page) => {
  await page.click("#play");
  await page.waitForFunction(() => document.querySelector("#thumb-to").value !== document.querySelector("#thumb-to").max);
  const first = await page.inputValue("#thumb-to");
  await page.waitForFunction((value) => Number(document.querySelector("#thumb-to").value) > Number(value), first);
  await page.click("#play");
  assert.equal(await page.getAttribute("#play", "aria-pressed"), "false");
});

onPage("a link leads to the same view, act and filters", "view=timeline&lane=topic&chosen=notice-of-16-july&class=neutral", async (page) => {
  assert.equal(await page.getAttribute("#tab-timeline", "aria-selected"), "true");
  assert.equal(await page.inputValue("#lane"), "topic");
  assert.match(await page.locator("#panel .sentence").textContent(), /withdrawn at once/);
  assert.ok(await page.isChecked("#facet-class-neutral"));
});

onPage("a fragment that asks for what is not there opens the page as it begins", "view=nothing&chosen=nobody&from=x&near=%3Cscript%3E&tour=99&side=none", async (page) => {
  assert.equal(await page.getAttribute("#tab-graph", "aria-selected"), "true");
  assert.match(await page.locator("#panel").textContent(), /Choose an act/);
});

onPage("going back in the history goes back to the view before", "", async (page) => {
  await page.click("#tab-ladder");
  await page.waitForSelector("#view-ladder:not([hidden])");
  await page.goBack();
  await page.waitForSelector("#view-graph:not([hidden])");
});

onPage("the tour walks the main path act by act", "view=ladder", async (page) => {
  await page.click("#tour-begin");
  const tour = page.locator("#tour");
  await tour.getByText("Main path, act 1 of 4").waitFor();
  await page.click("#tour >> text=Onward");
  await tour.getByText("act 2 of 4").waitFor();
  assert.match(await tour.textContent(), /answers \(“In response”\), high certainty/);
  await page.click("#tour >> text=Onward");
  await tour.getByText("act 3 of 4").waitFor();
  await page.click("#tour >> text=Onward");
  await tour.getByText("act 4 of 4").waitFor();
  assert.match(await page.locator("#panel").textContent(), /paragraph 14, note 561/);
  assert.equal(await tour.getByText("Onward").isDisabled(), true);
  await page.click("#tour >> text=End the tour");
  await page.waitForSelector("#tour", { state: "hidden" });
});

onPage("a path between two actors is found and walked", "", async (page) => {
  await page.selectOption("#path-start", "chen-yi");
  await page.selectOption("#path-end", "khrushchev");
  await page.getByText("Chen Yi → Nikita Khrushchev: 2 acts").waitFor();
  assert.equal(await page.locator(".chain li").count(), 2);
  assert.equal(await page.locator(".edge.walked").count(), 2);
  await page.selectOption("#path-start", "liu-ambassador");
  await page.selectOption("#path-end", "suslov");
  await page.getByText("no chain of acts in this selection leads there").waitFor();
});

onPage("the surroundings of an actor grow with 1, 2 and 3", "chosen=he-long", async (page) => {
  const seen = [];
  for (const key of ["1", "2", "3"]) {
    await page.keyboard.press(key);
    assert.equal(await fragment(page), `chosen=he-long&near=he-long${key === "1" ? "" : `&steps=${key}`}`);
    seen.push(Number.parseInt(await count(page), 10));
  }
  assert.equal(seen[0], 1, "He Long did one act");
  assert.ok(seen[0] < seen[1] && seen[1] < seen[2], `${seen} grows`);
});

onPage("everything is done by the keyboard alone", "", async (page) => {
  await page.keyboard.press("d");
  await page.waitForSelector("#view-ladder:not([hidden])");
  await page.keyboard.press("]");
  await page.waitForSelector("#panel .sentence");
  const first = await page.locator("#panel .sentence").textContent();
  await page.keyboard.press("]");
  await page.waitForFunction((text) => document.querySelector("#panel .sentence").textContent !== text, first);
  await page.keyboard.press("[");
  await page.waitForFunction((text) => document.querySelector("#panel .sentence").textContent === text, first);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.type("Liu");
  await page.waitForFunction(() => document.querySelector("#count").textContent !== "105 of 142 acts");
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.waitForSelector("#view-table:not([hidden])");
  await page.focus("#tab-table");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector("#view-sources:not([hidden])");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-sources");
  await page.keyboard.press("?");
  await page.waitForSelector("#keys[open]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("#keys", { state: "hidden" });
});

onPage("arrows move among the acts of a view, one of which takes part in the order of tabs", "view=table", async (page) => {
  assert.equal(await page.locator('#view-table [data-act][tabindex="0"]').count(), 1);
  await page.locator('#view-table [data-act][tabindex="0"]').focus();
  const focused = () => page.evaluate(() => document.activeElement.dataset.act);
  const first = await focused();
  for (let step = 0; step < 40; step += 1) await page.keyboard.press("ArrowDown");
  const later = await focused();
  assert.notEqual(later, first, "rows out of sight are reached too");
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => new URLSearchParams(location.hash.slice(1)).get("chosen") === id, later);
  assert.equal(await focused(), later, "the focus stays");
});

onPage("without a program there is a figure, a table of acts and the notes", "", async (page) => {
  assert.equal(await page.locator("#static tbody tr").count(), 142);
  assert.ok(await page.locator("#static").isVisible());
  assert.ok(await page.locator("#notes li").filter({ hasText: "para. 14, n. 561." }).first().isVisible(), "the notes");
  assert.ok(!await page.locator("#app").isVisible());
  assert.ok(await page.locator("#static img").evaluate((image) => image.naturalHeight > 500), "a figure");
}, { javaScriptEnabled: false });

onPage("on paper stand the acts of the selection in a table, and the notes to them", "class=material-conflict", async (page) => {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok(!await page.locator("#app").isVisible());
  assert.equal(await page.locator("#static tbody tr:visible").count(), 4);
  assert.deepEqual(await page.locator("#notes li:visible").allTextContents(), [17, 28].map((number) => (
    `A printed chapter on the estrangement of Beijing and Moscow, 1959–1962 (n.d.), para. ${number === 17 ? "14, n. 561" : "22, n. 575"}.`)));
  const paper = await look(page);
  assert.deepEqual(paper.ground, [255, 255, 255]);
  assert.ok(paper.drawn > 0.01, `${paper.drawn} of the paper is drawn on`);
}, { colorScheme: "dark" });

onPage("a telephone is wide enough", "view=ladder&chosen=experts-withdrawn", async (page) => {
  for (const view of VIEWS) {
    await page.click(`#tab-${view}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${view} is not wider than the screen`);
  }
}, { viewport: { width: 390, height: 844 } });

onPage("who wants no motion sees none", "", async (page) => {
  assert.equal(await page.locator(".edge path").first().evaluate((line) => getComputedStyle(line).transitionDuration), "0s");
}, { reducedMotion: "reduce" });

onPage("lines fade in where motion is welcome", "", async (page) => {
  assert.equal(await page.locator(".edge path").first().evaluate((line) => getComputedStyle(line).transitionDuration), "0.15s");
}, { reducedMotion: "no-preference" });

for (const [colorScheme, ground] of [["light", [255, 255, 255]], ["dark", [20, 24, 29]]]) {
  for (const view of VIEWS) {
    onPage(`the view ${view} is drawn on a ${colorScheme} ground, and axe finds nothing`, `view=${view}&chosen=experts-withdrawn&tour=0`, async (page) => {
      const seen = await look(page);
      assert.deepEqual(seen.ground, ground);
      assert.ok(seen.drawn > 0.03, `${seen.drawn} of the screen is drawn on`);
      assert.deepEqual(await runAxe(page), []);
    }, { colorScheme, bypassCSP: true });
  }
}

async function runAxe(page) {
  await page.addScriptTag({ content: AXE });
  const { violations } = await page.evaluate(() => globalThis.axe.run(document));
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}

/** What a screenshot shows: the commonest colour, and the share of the rest. The browser itself reads the picture. */
async function look(page) {
  const shot = (await page.screenshot()).toString("base64");
  return page.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const [common, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
    return { ground: [common & 255, (common >> 8) & 255, (common >> 16) & 255], drawn: 1 - count / pixels.length };
  }, shot);
}

test("the page without its data is under 150 KB", () => {
  const whole = statSync(file).size;
  const html = readFileSync(file, "utf8");
  const data = [...html.matchAll(/<script type="application\/json"[^>]*>([^]*?)<\/script>/g)].reduce((sum, found) => sum + Buffer.byteLength(found[1]), 0);
  const rows = Buffer.byteLength(/<section id="static">([^]*?)<\/section>/.exec(html)[1]);
  assert.ok(whole - data - rows < 150_000, `${whole - data - rows} bytes`);
});

function day(written) {
  return Date.parse(`${written}T00:00Z`) / 86_400_000;
}
