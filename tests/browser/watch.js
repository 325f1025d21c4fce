/** Notices everything that goes wrong in a browser tab while a page is open in it. */

/**
 * Watches one tab. Call it once for a tab, and `take` after each page.
 *
 * @param {import('playwright-core').Page} tab
 * @param {string} base every request has to go to an address that begins with it
 * @returns {Promise<{ take: () => string[] }>} `take` gives the faults since the last call
 */
export async function watch(tab, base) {
  /** @type {string[]} */
  let faults = [];
  await tab.exposeFunction('careerbookViolation', (/** @type {string} */ text) => {
    faults.push(`against the content security policy: ${text}`);
  });
  await tab.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { careerbookViolation } = /** @type {any} */ (window);
      careerbookViolation(`${event.violatedDirective} blocked ${event.blockedURI}`);
    });
  });
  tab.on('request', (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith('data:')) {
      faults.push(`asks for ${request.url()}, which is not part of the site`);
    }
  });
  tab.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // The browser asks for the icon after the page has loaded, and gives up when the next page is
    // opened meanwhile. That is no fault of the site, and nothing else is reported this way.
    if (reason !== 'net::ERR_ABORTED') {
      faults.push(`could not load ${request.url()}: ${reason}`);
    }
  });
  tab.on('response', (response) => {
    if (response.status() >= 400) {
      faults.push(`status ${response.status()} for ${response.url()}`);
    }
  });
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      faults.push(`on the console: ${message.text()}`);
    }
  });
  tab.on('pageerror', (error) => {
    // The style sheet asks for a transition between pages, and on a busy machine the browser gives it
    // up and says so here. No script of the site has a part in it, and the page opens all the same.
    if (!/^Transition was (aborted because of invalid state|skipped)/.test(error.message)) {
      faults.push(`uncaught error: ${error.message}`);
    }
  });
  return {
    take() {
      const taken = faults;
      faults = [];
      return taken;
    },
  };
}
