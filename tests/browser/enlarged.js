/** Whether pages can be read enlarged: text at twice its size, and the whole page at four times. */

/** The sizes that readers of larger text set in their browser; 16 is what browsers come with. */
const LARGE_TEXT = { standard: 32, fixed: 26 };

/** A window of 1,280 by 1,024 pixels, as WCAG has it, and the same enlarged to 400 %. */
const DESK = { width: 1280, height: 1024 };
const ENLARGED = { width: 320, height: 256 };

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} samples
 * @param {import('./checks.js').Checks} checks
 */
export async function checkEnlarged(browser, world, samples, checks) {
  const tab = await browser.newPage({ viewport: DESK, reducedMotion: 'reduce' });
  const commands = await tab.context().newCDPSession(tab);
  for (const page of samples) {
    await tab.setViewportSize(DESK);
    await commands.send('Page.setFontSizes', { fontSizes: LARGE_TEXT });
    await tab.goto(world.base + page.path);
    const size = await tab.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    const faults = size < 30 ? [`the text does not follow the reader's size: ${size} px`] : [];
    checks.record(`${page.path} fits with text at 200 %`, [...faults, ...(await tab.evaluate(cutFaults))]);
    await commands.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
    await tab.setViewportSize(ENLARGED);
    await tab.goto(world.base + page.path);
    const hidden = [...(await tab.evaluate(cutFaults)), ...(await hiddenFocus(tab))];
    checks.record(`${page.path} fits at 400 %`, hidden);
  }
  await tab.close();
}

/**
 * Runs in the page. Nothing may reach out of the window, and no text out of a box that hides what
 * does not fit. What is kept for screen readers alone is one pixel small, and may.
 */
export function cutFaults() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const faults = scrollWidth > clientWidth ? [`${scrollWidth} px wide in a window of ${clientWidth} px`] : [];
  for (const element of document.body.querySelectorAll('*')) {
    const { overflowX, overflowY, display } = getComputedStyle(element);
    const hides = [overflowX, overflowY].some((overflow) => overflow === 'hidden' || overflow === 'clip');
    const { clientWidth: width, clientHeight: height } = element;
    if (!hides || display === 'none' || display === 'inline' || width <= 1 || element.closest('svg')) {
      continue;
    }
    if (element.scrollWidth > width + 1 || element.scrollHeight > height + 1) {
      faults.push(`<${element.localName} class="${element.className}"> cuts off what is in it`);
    }
  }
  return faults;
}

/**
 * Goes through the first links with the keyboard: each that has the focus is in the window.
 *
 * @param {import('playwright-core').Page} tab
 */
async function hiddenFocus(tab) {
  const faults = [];
  for (let step = 0; step < 12; step += 1) {
    await tab.keyboard.press('Tab');
    const fault = await tab.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) {
        return undefined;
      }
      const { top, bottom, left, right } = focused.getBoundingClientRect();
      const isSeen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      return isSeen ? undefined : `${focused.textContent?.trim()} has the focus and is not seen`;
    });
    faults.push(...(fault ? [fault] : []));
  }
  return faults;
}
