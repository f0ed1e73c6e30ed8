// A picture of the page in a browser: node scripts/picture.mjs PAGE.html PICTURE.png

import { launch, open } from "../tests/browser/browser.mjs";

const [file, picture] = process.argv.slice(2);
const browser = await launch();
const { page, told } = await open(browser, file, "view=ladder&dispute=sino-soviet&chosen=experts-withdrawn", {
  viewport: { width: 1280, height: 860 },
  colorScheme: "light",
  reducedMotion: "reduce",
});
await page.locator("#panel").getByText("paragraph 14, note 561").waitFor();
await page.screenshot({ path: picture });
await browser.close();
if (told.length) throw new Error(`the page is not quiet:\n${told.join("\n")}`);
