/** What a page is like on paper. */

/** A career is a handout: one sheet, or two, printed on both sides. */
const LEAST_PAGES = 2;
const MOST_PAGES = 4;

/**
 * Each career prints to a handout that names its own address and those of its sources.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} pages
 * @param {import('./checks.js').Checks} checks
 */
export async function checkPrint(browser, world, pages, checks) {
  const tab = await browser.newPage();
  for (const page of pages.filter(({ kind }) => kind === 'careers')) {
    await tab.goto(world.base + page.path);
    const sheets = pagesOf(await tab.pdf({ format: 'A4' }));
    await tab.emulateMedia({ media: 'print' });
    const faults = await tab.evaluate(addressFaults);
    await tab.emulateMedia({ media: null });
    if (sheets < LEAST_PAGES || sheets > MOST_PAGES) {
      faults.push(`${sheets} pages of A4, not ${LEAST_PAGES} to ${MOST_PAGES}`);
    }
    checks.record(`${page.path} prints to a handout`, faults);
  }
  await tab.close();
}

/**
 * How many pages a PDF file has: objects of that type, which Chromium does not pack.
 *
 * @param {Buffer} pdf
 */
function pagesOf(pdf) {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Runs in the page, laid out for paper. */
function addressFaults() {
  const faults = [];
  const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  if (!document.body.innerText.replaceAll(/\s/g, '').includes(canonical)) {
    faults.push('its own address is not printed');
  }
  /** @type {NodeListOf<HTMLElement>} */
  const sources = document.querySelectorAll('section:has(> #sources) a[rel=external]');
  if (sources.length === 0) {
    faults.push('no source is found');
  }
  for (const source of sources) {
    const isSeen = source.getClientRects().length > 0;
    if (!isSeen || source.innerText !== source.getAttribute('href')) {
      faults.push(`the address of a source is not printed: ${source.outerHTML}`);
    }
  }
  return faults;
}
