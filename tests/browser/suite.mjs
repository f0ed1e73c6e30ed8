// Tests that open a page in a browser: each fails where the page says anything on the console or asks for anything.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";

/** A browser for the tests of a file, and a function that makes a test of the page that `make` gives, opened at a fragment. */
export function suite(make) {
  const held = {};
  before(async () => {
    held.file = make();
    held.browser = await launch();
  });
  after(() => held.browser.close());
  return (name, fragment, body, options = {}) => test(name, async () => {
    const { page, told, close } = await open(held.browser, held.file, fragment, options);
    await body(page);
    assert.deepEqual(told, []);
    await close();
  });
}

/** How many acts are chosen, as the page says it. */
export const count = (page) => page.locator("#count").textContent();

/** What the page says the state is. */
export const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash.slice(1)));

/** What a screen reader would say of what has the focus. */
export const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);

/** The day of a date as the page counts days. */
export const day = (written) => Date.parse(`${written}T00:00Z`) / 86_400_000;
