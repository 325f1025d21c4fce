/**
 * Counts checks and tells of the ones that failed.
 *
 * A check is one statement about one page. It passes if nothing contradicts it, so what is
 * recorded is a name and the list of faults, which is empty for a good page.
 */
export class Checks {
  #passed = 0;
  #failed = 0;

  /**
   * Records one check and prints its faults, if there are any.
   *
   * @param {string} name what was checked, as a person would say it
   * @param {readonly string[]} faults what contradicts it; empty if the check passed
   */
  record(name, faults) {
    if (faults.length === 0) {
      this.#passed += 1;
      return;
    }
    this.#failed += 1;
    console.log(`FAILED ${name}`);
    for (const fault of faults) {
      console.log(`    ${fault}`);
    }
  }

  /**
   * Runs a group of checks and prints how it went. A group that breaks off has failed, and so has
   * one that checks nothing: if it found no page to look at, nobody would notice for ever.
   *
   * @param {string} title
   * @param {() => Promise<void>} group
   */
  async group(title, group) {
    const [passed, failed] = [this.#passed, this.#failed];
    const start = performance.now();
    try {
      await group();
    } catch (error) {
      this.record(`${title} runs to its end`, String(error).split('\n'));
    }
    if (this.#passed + this.#failed === passed + failed) {
      this.record(title, ['nothing was checked']);
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const bad = this.#failed - failed;
    const number = this.#passed - passed + bad;
    console.log(`${title}: ${number} checks, ${bad} failed (${seconds} s)`);
  }

  /** The closing line, `N passed, N failed`. */
  get summary() {
    return `${this.#passed} passed, ${this.#failed} failed`;
  }

  /** Whether every check so far has passed. */
  get good() {
    return this.#failed === 0;
  }
}
