// A browser without a network, and pages made by demarche.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const ROOT = resolve(import.meta.dirname, "../..");
const PROGRAM = process.env.DEMARCHE ?? join(ROOT, "target/debug/demarche");
const BROWSER = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .find((path) => path && existsSync(path));
const WORK = mkdtempSync(join(tmpdir(), "demarche-page-"));

/** Starts the browser; nothing in it may reach out. */
export function launch() {
  if (!BROWSER) throw new Error("found no Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM");
  const args = ["--no-first-run", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath: BROWSER, args: process.getuid?.() === 0 ? [...args, "--no-sandbox"] : args });
}

/** The page of a graph folder: the address of its file. */
export function pageOf(folder, name) {
  const file = join(WORK, `${name}.html`);
  execFileSync(PROGRAM, ["--graph", folder, "page", "--output", file], { stdio: "pipe" });
  return file;
}

/** The page of a data set alone: the address of its file. */
export function pageOfData(name, data, format) {
  const file = join(WORK, `${name}.html`);
  execFileSync(PROGRAM, ["--data", data, "--as", format, "page", "--output", file], { stdio: "pipe" });
  return file;
}

/** The page of the bundled graph. */
export const bundled = () => pageOf(join(ROOT, "graph"), "bundled");

/** The page of a graph made of one file of records. */
export function pageOfRecords(name, records) {
  const folder = mkdtempSync(join(WORK, `${name}-`));
  writeFileSync(join(folder, "demarche.ron"), `Graph(title: ${text(records.title ?? name)}, licence: "none", format: 1)`);
  writeFileSync(join(folder, "records.ron"), records.body);
  return pageOf(folder, name);
}

/** A string of RON. */
export function text(words) {
  const signs = [...words].map((sign) => {
    if (sign === '"' || sign === "\\") return `\\${sign}`;
    return sign.codePointAt(0) < 0x20 || sign.codePointAt(0) === 0x7f ? `\\u{${sign.codePointAt(0).toString(16)}}` : sign;
  });
  return `"${signs.join("")}"`;
}

/** Waits until the page shows its state: between a change and the frame that draws it, it is not marked as ready. */
const settled = (page) => page.waitForSelector("html[data-ready]");

/** Makes every action of a page end when the page shows what came of it, so that no test reads too early. */
function patient(page) {
  for (const [holder, names] of [[page, ["check", "click", "fill", "focus", "selectOption", "uncheck"]], [page.keyboard, ["press", "type"]]]) {
    for (const name of names) {
      const hasty = holder[name].bind(holder);
      holder[name] = async (...args) => {
        const result = await hasty(...args);
        await settled(page);
        return result;
      };
    }
  }
}

/** Opens a page at a fragment; what it says on the console and asks of the network is kept in `told`. */
export async function open(browser, file, fragment = "", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const told = [];
  page.on("console", (message) => told.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => told.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const inside = request.url().startsWith("data:image/") || request.url().split("#")[0] === `file://${file}`;
    if (!inside) told.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}${fragment ? `#${fragment}` : ""}`);
  if (options.javaScriptEnabled !== false) {
    await settled(page);
    patient(page);
  }
  return { page, told, close: () => context.close() };
}
