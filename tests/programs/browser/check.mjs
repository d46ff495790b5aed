// Holds a site against what everybody needs: axe on every kind of page in light and dark, a walk by keyboard, 320 pixels, text
// of twice the size, no request that leaves the folder, a print.
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import puppeteer from "puppeteer-core";

const [chromium, root, pdf] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const faults = [];
const fault = (text) => faults.push(text);

// The folder on a server: what a page asks for is served from it, or noted.
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".atom": "application/atom+xml" };
const server = createServer((asked, answer) => {
  const path = normalize(join(root, decodeURIComponent(new URL(asked.url, "http://x").pathname)));
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
  if (!file.startsWith(root) || !existsSync(file)) {
    fault(`${asked.url} is not there`);
    answer.writeHead(404).end();
    return;
  }
  answer.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
const home = `http://127.0.0.1:${server.address().port}`;

// A page of every kind in every language: of those that there are many of, the first two and the longest.
const kinds = [];
for (const lang of ["en", "hu"].filter((lang) => existsSync(join(root, lang)))) {
  const folders = readdirSync(join(root, lang)).filter((name) => statSync(join(root, lang, name)).isDirectory());
  kinds.push(`${lang}/`, ...folders.map((name) => `${lang}/${name}/`));
  for (const name of folders) {
    const below = readdirSync(join(root, lang, name)).filter((one) => existsSync(join(root, lang, name, one, "index.html")));
    const size = (one) => statSync(join(root, lang, name, one, "index.html")).size;
    const is_page = (one) => !readFileSync(join(root, lang, name, one, "index.html"), "utf8").includes('http-equiv="refresh"');
    const pages = below.filter(is_page).sort((a, b) => size(b) - size(a));
    kinds.push(...new Set([pages[0], pages.at(-1)].filter(Boolean).map((one) => `${lang}/${name}/${one}/`)));
  }
}
kinds.push("", "404.html");

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
const open = async (path, width = 1280) => {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  page.on("request", (asked) => { if (!asked.url().startsWith(home) && !asked.url().startsWith("data:")) fault(`${path} asks for ${asked.url()}`); });
  page.on("pageerror", (error) => fault(`${path}: ${error.message}`));
  page.on("console", (said) => { if (said.type() === "error" && !/favicon/.test(said.text())) fault(`${path}: ${said.text()}`); });
  await page.goto(`${home}/${path}`, { waitUntil: "load" });
  return page;
};
const code = readFileSync(axe, "utf8");

// What a page has at a width: nothing wider than the screen, and no day broken over lines.
const holdAt = async (page, path, width) => {
  await page.setViewport({ width, height: 900 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) fault(`${path} is ${wide} pixels wide on a screen of ${width}`);
  const broken = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.parentElement.closest("code, a.outside, .hidden")) continue;
      for (const day of text.data.matchAll(/\b\d{4}(-\d\d-\d\d\b|\. \d\d\. \d\d\.)/g)) {
        const range = document.createRange();
        range.setStart(text, day.index);
        range.setEnd(text, day.index + day[0].length);
        if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) return text.data.slice(0, 120);
      }
    }
  });
  if (broken) fault(`${path} breaks a day on two lines in "${broken}" on a screen of ${width}`);
};

// Cards of a narrow screen are a table to who listens.
const rowsAreHeard = async (page, path) => {
  const rows = await page.evaluate(() => [...document.querySelectorAll("main tbody tr")].filter((row) => row.checkVisibility()).length);
  const walk = (node) => (node.role === "row") + (node.children ?? []).map(walk).reduce((a, b) => a + b, 0);
  const heard = walk(await page.accessibility.snapshot({ interestingOnly: false }));
  if (heard < rows) fault(`${path}: ${heard} of ${rows} rows are rows on a narrow screen`);
};

const hold = async (path) => {
  const page = await open(path);
  const themes = { light: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], dark: ["color-contrast"] };
  // Through the debugger: the pages themselves let no script in from elsewhere.
  await page.evaluate(code);
  for (const [scheme, rules] of Object.entries(themes)) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const { violations } = await page.evaluate((runOnly) => axe.run(document, { runOnly }), rules);
    for (const one of violations) fault(`${path} (${scheme}): ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary.replace(/\s+/g, " ").slice(0, 200)}`);
  }
  for (const width of [1280, 768]) {
    await page.setViewport({ width, height: 900 });
    const cut = await page.evaluate(() => [...document.querySelectorAll(".table")].find((table) => table.scrollWidth > table.clientWidth)?.getAttribute("aria-label"));
    if (cut) fault(`${path}: the table "${cut}" is wider than a screen of ${width}`);
  }
  for (const width of [768, 500, 320]) await holdAt(page, path, width);
  if (/^..\/$|\/money\/$/.test(path)) await rowsAreHeard(page, path);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  await holdAt(page, path, 1280);
  await page.close();
};
const waiting = [...kinds];
const work = async () => {
  while (waiting.length) await hold(waiting.shift());
};
await Promise.all([work(), work(), work()]);

// By keyboard: the first stop skips to the content, every stop can be seen, and all links come up.
const walk = await open(kinds[0]);
await walk.keyboard.press("Tab");
const first = await walk.evaluate(() => ({ href: document.activeElement.getAttribute("href"), top: document.activeElement.getBoundingClientRect().top }));
if (first.href !== "#main" || first.top < 0) fault(`the first stop is ${JSON.stringify(first)}`);
await walk.keyboard.press("Enter");
if (await walk.evaluate(() => document.activeElement.id) !== "main") fault("the first link does not lead to the content");
const stops = new Set();
const all = await walk.evaluate(() => [...document.querySelectorAll("main a[href], main [tabindex='0'], main input, main select, main summary, footer a")].filter((stop) => stop.checkVisibility()).length);
for (let at = 0; at < all + 5; at += 1) {
  await walk.keyboard.press("Tab");
  const stop = await walk.evaluate(() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    return { name: at.tagName + (at.getAttribute("href") ?? at.getAttribute("aria-label") ?? "") + Math.round(box.top + scrollY) + "," + Math.round(box.left), seen: style.outlineStyle !== "none" && box.width > 0, body: at === document.body };
  });
  if (stop.body) break;
  if (!stop.seen) fault(`the focus cannot be seen at ${stop.name}`);
  stops.add(stop.name);
}
if (stops.size < all * 0.95) fault(`${stops.size} of ${all} stops were reached by keyboard`);
await walk.close();

// The filters and the search, with words without accents.
const lang = kinds[0].slice(0, 2);
const list = await open(`${lang}/m/`);
const shown = () => list.evaluate(() => [...document.querySelectorAll(".measures > li")].filter((item) => item.getClientRects().length).length);
const before = await shown();
await list.type("#words", "zzzz");
if (await shown() !== 0) fault("words that nothing has still leave measures");
await list.evaluate(() => { document.querySelector("#words").value = ""; document.querySelector("#words").dispatchEvent(new Event("input", { bubbles: true })); });
if (await shown() !== before || before === 0) fault(`${before} measures became ${await shown()}`);
await list.close();
const hungarian = existsSync(join(root, "hu")) ? "hu" : lang;
const search = await open(`${hungarian}/search/`);
await search.waitForSelector("form.search:not([hidden])");
await search.type("#q", root.includes("played") ? "belugyminiszterium" : "ministry");
const finds = (page) => page.waitForSelector(".results a", { timeout: 5000 }).then(() => true, () => false);
if (!await finds(search)) fault("the search finds nothing");
await search.close();

// The same from a folder, without a server.
const folder = await browser.newPage();
folder.on("console", (said) => { if (said.type() === "error") fault(`from a folder: ${said.text()}`); });
await folder.goto(`file://${root}/${hungarian}/search/index.html`, { waitUntil: "load" });
await folder.type("#q", root.includes("played") ? "belugyminiszteriumrol" : "ministry");
if (!await finds(folder)) fault("the search finds nothing from a folder");
await folder.close();

const print = await open(kinds.find((path) => /\/m\/./.test(path)) ?? kinds[0]);
await print.pdf({ path: pdf, preferCSSPageSize: true });
await print.close();
await browser.close();
server.close();
if (faults.length) {
  console.error([...new Set(faults)].join("\n"));
  process.exit(1);
}
console.log(`${kinds.length} pages of ${root.split("/").at(-1)} were opened, and nothing was found`);
