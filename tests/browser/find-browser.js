/**
 * Finds an installed Chrome, Chromium or Edge. Run by itself it prints the path, or exits with 1.
 *
 * Uses nothing but Node, because `tests/run` asks before any package is installed.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv, env } from 'node:process';
import { pathToFileURL } from 'node:url';

const COMMANDS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * The path of a browser: the one that the variable `CHROME` names, or the first that is installed.
 *
 * @returns {string | undefined}
 */
export function findBrowser() {
  if (env.CHROME) {
    return isProgram(env.CHROME) ? env.CHROME : undefined;
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...APPLICATIONS].find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const found = findBrowser();
  if (found) {
    console.log(found);
  } else {
    process.exitCode = 1;
  }
}
