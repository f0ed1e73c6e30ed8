// Filters, search, time and the address: what chooses the acts that every view shows.

import assert from "node:assert/strict";
import { bundled } from "./browser.mjs";
import { count, day, fragment, suite } from "./suite.mjs";

const VIEWS = ["graph", "lanes", "ladder", "timeline", "table", "sources"];
const onPage = suite(bundled);
const number = async (page) => Number.parseInt(await count(page), 10);

onPage("every view shows the acts of the same selection and no others", "class=material-conflict", async (page) => {
  assert.equal(await number(page), 4);
  await page.click("#tab-table");
  const chosen = await page.locator("#view-table .table-body [data-act]").evaluateAll((rows) => rows.map((row) => row.dataset.act).toSorted());
  assert.equal(chosen.length, 4);
  for (const view of VIEWS) {
    await page.click(`#tab-${view}`);
    const shown = new Set(await page.locator(`#view-${view} [data-act]`).evaluateAll((marks) => marks.map((mark) => mark.dataset.act)));
    const lines = await page.locator(`#view-${view} [data-edge]`).count();
    if (view === "graph") assert.ok(lines > 0 && lines <= 4, `${lines} lines`);
    else assert.ok(shown.size > 0, `${view} shows something`);
    if (["lanes", "table", "sources"].includes(view)) assert.deepEqual([...shown].toSorted(), chosen);
    for (const id of shown) assert.ok(chosen.includes(id), `${view} shows ${id}`);
  }
});

onPage("each value of each filter says how many acts it would leave, and leaves them", "", async (page) => {
  const facets = await page.locator("#facets details").count();
  assert.equal(facets, 7, "side, actor, class, topic, modality, status, source");
  await page.evaluate(() => document.querySelectorAll("#facets details").forEach((group) => { group.open = true; }));
  const firsts = await page.locator("#facets details").evaluateAll((groups) => groups.map((group) => {
    const box = group.querySelector("li:nth-child(2) input") ?? group.querySelector("li input");
    return { id: box.id, isOn: box.checked, count: Number(box.closest("li").querySelector(".count").textContent) };
  }));
  for (const { id, isOn, count: told } of firsts) {
    await page.click("#reset");
    const one = `[id="${id}"]`;
    // Of modality and status some values are chosen from the beginning: the others go.
    const group = page.locator("#facets details", { has: page.locator(one) });
    for (const other of await group.locator("input:checked").evaluateAll((boxes) => boxes.map((box) => box.id))) if (other !== id) await page.uncheck(`[id="${other}"]`);
    if (!isOn) await page.check(one);
    assert.equal(await number(page), told, id);
  }
});

onPage("all values of a filter are shown when asked for, and the focus goes on among them", "", async (page) => {
  await page.locator("#facets summary", { hasText: "Actor or recipient" }).click();
  const group = page.locator("#facets details", { hasText: "Actor or recipient" });
  assert.equal(await group.locator("input").count(), 8);
  await group.locator(".more").focus();
  await page.keyboard.press("Enter");
  const all = await group.locator("input").count();
  assert.ok(all > 20, `${all} actors`);
  assert.equal(await group.locator("input").evaluateAll((boxes) => boxes.indexOf(document.activeElement)), 8);
});

const SEARCHES = [
  ["a name", "Zhou Enlai", /Zhou Enlai/],
  ["an alias", "the kremlin", /Soviet Union/],
  ["words of an act", "1,390", /1,390 Soviet experts/],
  ["a coder’s note", "caption of a photograph", /uneasy toast/],
  ["words that the source says", "build our own nation", /rouse its people/],
  ["a place", "n. 561", /n\. 561/],
  ["an event", "u-2 spy plane", /./],
  ["the entry of a source", "printed chapter", /./],
];
for (const [what, words, found] of SEARCHES) {
  onPage(`${what} is found by searching`, "view=table&modality=any", async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type(words);
    const rows = await page.locator("#view-table .table-body [role=row]").allTextContents();
    assert.ok(rows.length > 0, `nothing for ${words}`);
    assert.ok(rows.some((row) => found.test(row)), rows.join("\n"));
    assert.equal(await fragment(page), `view=table&query=${words.replaceAll(" ", "+")}&modality=any`);
  });
}

onPage("a search for what nobody said leaves nothing, in any view", "query=xyzzy", async (page) => {
  assert.equal(await count(page), "0 of 142 acts");
  for (const view of VIEWS) await page.click(`#tab-${view}`);
  await page.keyboard.press("]");
  await page.click("#play");
  await page.click("#play");
});

/** Drags a thumb of the slider to a share of its track. */
async function drag(page, key, share) {
  const at = await page.evaluate((name) => {
    const input = document.getElementById(`thumb-${name}`);
    const box = input.getBoundingClientRect();
    return { left: box.left + 8, width: box.width - 16, y: box.top + box.height / 2, share: (input.value - input.min) / (input.max - input.min) };
  }, key);
  await page.mouse.move(at.left + at.share * at.width, at.y);
  await page.mouse.down();
  await page.mouse.move(at.left + share * at.width, at.y, { steps: 4 });
  await page.mouse.up();
  await page.waitForSelector("html[data-ready]");
}
const shares = (page) => page.evaluate(() => ["from", "to"].map((key) => {
  const input = document.getElementById(`thumb-${key}`);
  return (input.value - input.min) / (input.max - input.min);
}));

onPage("both thumbs are dragged by the mouse, also away from where they met", "", async (page) => {
  for (const end of [0, 1]) {
    await drag(page, end ? "from" : "to", end);
    const met = await shares(page);
    assert.ok(met.every((share) => Math.abs(share - end) < 0.01), `${met} met at ${end}`);
    await drag(page, end ? "from" : "to", 0.5);
    const apart = await shares(page);
    assert.ok(Math.abs(apart[end ? 0 : 1] - 0.5) < 0.02, `${apart} from ${end}`);
    await page.click("#reset");
  }
});

onPage("the histogram shows which acts are chosen, on their days", "undated=false", async (page) => {
  const bars = (kind) => page.locator(`.histogram .${kind}`).evaluateAll((all) => all.map((bar) => `${bar.getAttribute("x")} ${bar.getAttribute("height")}`));
  const all = await bars("all");
  assert.ok((await bars("chosen")).length > 5);
  await page.check("#facet-class-material-conflict");
  assert.deepEqual(await bars("all"), all, "what there is stays");
  assert.equal((await bars("chosen")).length, 2, "two acts of summer 1960, one of October 1962, one without a date");
});

onPage("time is a window, or cumulative from the beginning", `undated=false&from=${day("1960-01-01")}&to=${day("1960-12-31")}`, async (page) => {
  const within = await number(page);
  await page.selectOption("#time-mode", "cumulative");
  assert.ok(await page.locator("#thumb-from").isDisabled());
  const since = await number(page);
  assert.ok(since > within, `${since} since the beginning, ${within} in the year`);
  assert.match(await page.locator(".days").textContent(), /^1945-01-01 to 1960-12-31$/);
  assert.match(await fragment(page), /mode=cumulative/);
});

onPage("playing a window moves both of its ends, and playing cumulatively the last alone", `undated=false&from=${day("1945-01-01")}&to=${day("1947-01-01")}`, async (page) => {
  await page.click("#play");
  await page.waitForFunction(() => Number(document.querySelector("#thumb-from").value) > Number(document.querySelector("#thumb-from").min));
  await page.click("#play");
  await page.selectOption("#time-mode", "cumulative");
  const last = Number(await page.inputValue("#thumb-to"));
  await page.click("#play");
  await page.waitForFunction((value) => Number(document.querySelector("#thumb-to").value) > value, last);
  await page.click("#play");
  const [from] = await shares(page);
  assert.equal(from, 0);
});

onPage("buttons beside the slider step to the act before and after", "view=ladder", async (page) => {
  const chosen = () => page.locator("#panel .number").textContent();
  await page.click("[aria-label='Next act']");
  const first = await chosen();
  await page.click("[aria-label='Next act']");
  assert.notEqual(await chosen(), first);
  await page.click("[aria-label='Act before']");
  assert.equal(await chosen(), first);
  assert.match(await page.locator("#live").textContent(), /^Act \d+, /, "it is told to those who do not see it");
});

onPage("every state stands in the address and comes back from it", "", async (page) => {
  await page.keyboard.press("a");
  await page.click(".table-head .rung button");
  await page.click(".table-head .rung button");
  await page.check("#facet-side-moscow");
  await page.fill("#search", "soviet");
  await page.selectOption("#time-mode", "cumulative");
  await page.uncheck("#undated");
  await page.locator("#thumb-to").focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("g");
  await page.selectOption("#path-start", "chen-yi");
  await page.selectOption("#path-end", "khrushchev");
  await page.selectOption("#near", "khrushchev");
  await page.selectOption("#steps", "3");
  await page.keyboard.press("t");
  await page.selectOption("#lane", "side");
  await page.keyboard.press("]");
  await page.keyboard.press("a");
  const before = { address: await fragment(page), seen: await seen(page) };
  for (const part of ["view=table", "query=soviet", "to=", "mode=cumulative", "undated=false", "chosen=", "near=khrushchev", "steps=3", "start=chen-yi", "end=khrushchev", "lane=side", "sort=-rung", "side="]) {
    assert.ok(before.address.includes(part), `${part} in ${before.address}`);
  }
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.deepEqual({ address: await fragment(page), seen: await seen(page) }, before);
});

/** What a reader sees of the state in the views that have fields of their own. */
async function seen(page) {
  const all = [];
  for (const view of ["graph", "timeline", "table"]) {
    await page.click(`#tab-${view}`);
    all.push(await page.evaluate(readFields));
  }
  return all;
}

function readFields() {
  return {
    count: document.querySelector("#count").textContent,
    rows: [...document.querySelectorAll("#view-table .table-body [role=row]")].map((row) => row.textContent),
    panel: document.querySelector("#panel").textContent,
    fields: [...document.querySelectorAll("select, input")].filter((field) => field.checkVisibility()).map((field) => [field.id, field.type === "checkbox" ? field.checked : field.value]),
    sort: [...document.querySelectorAll("[role=columnheader]")].map((cell) => cell.getAttribute("aria-sort")),
  };
}

onPage("the order of the table goes by a column, and turns round", "view=table", async (page) => {
  const rungs = () => page.locator("#view-table .table-body .cell.rung").allTextContents();
  await page.click(".table-head .rung button");
  assert.equal((await rungs())[0], "0");
  await page.click(".table-head .rung button");
  assert.equal((await rungs())[0], "7");
  assert.equal(await page.locator("[role=columnheader].rung").getAttribute("aria-sort"), "descending");
});

onPage("a link to the page as it is can be copied", "view=table&chosen=experts-withdrawn&class=material-conflict", async (page) => {
  await page.click("#copy-link");
  const copied = await page.evaluate(async () => document.querySelector("dialog textarea")?.value ?? navigator.clipboard.readText());
  assert.equal(copied, await page.evaluate(() => location.href));
  assert.match(copied, /^file:.*#view=table&chosen=experts-withdrawn&class=material-conflict$/);
}, { permissions: ["clipboard-read", "clipboard-write"] });

onPage("each view has a key, and a list tells all keys", "", async (page) => {
  for (const [key, view] of [["l", "lanes"], ["d", "ladder"], ["t", "timeline"], ["a", "table"], ["s", "sources"], ["g", "graph"]]) {
    await page.keyboard.press(key);
    assert.ok(await page.locator(`#view-${view}`).isVisible(), view);
  }
  await page.keyboard.press("?");
  const list = await page.locator("#keys").innerText();
  for (const key of ["/", "[ and ]", "arrows", "1, 2, 3", "g l d t a s", "Escape", "?", "→ and ←"]) assert.ok(list.includes(key), key);
});

onPage("the panel says the modality, by which act it is carried, and how other schemes code the act", "modality=any&chosen=liu-suggested-restraint", async (page) => {
  const panel = page.locator("#panel");
  assert.equal(await panel.locator("dt:text-is('Modality') + dd").textContent(), "actual");
  assert.match(await panel.locator("dt:text-is('Elsewhere') + dd").textContent(), /CAMEO \d+/);
  await page.click("#panel dt:text-is('Carries') + dd button");
  const modality = await panel.locator("dt:text-is('Modality') + dd").textContent();
  assert.match(modality, /^(planned|alleged|hypothetical|predicted)$/);
  assert.match(await panel.locator(".mark-word").first().textContent(), new RegExp(`^${modality}, not known to have happened$`));
  await page.click("#panel dt:text-is('Carried by') + dd button");
  assert.equal(await panel.locator(".number").textContent(), "Act 4");
});
