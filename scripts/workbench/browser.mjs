const flags = [
  // A container's root may not use Chromium's sandbox; it sees our own server only.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters look the same on every machine.
  '--font-render-hinting=none',
];

/** Large enough for side bar, editor and panel at once, small enough for pictures in a document. */
const defaultViewport = { width: 1280, height: 800 };

/**
 * Starts the workbench's Chromium. Close it when done; it ends with this process at the latest.
 * Pages take the window's size if they are opened with `viewport: null`, as page.mjs does.
 * @param {object} options
 * @param {import('./install.mjs').Workbench} options.workbench
 * @param {{ width: number, height: number }} [options.viewport]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser({ workbench, viewport = defaultViewport }) {
  // Imported late: the rest of these scripts runs before anything is installed.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: workbench.browser,
    args: [...flags, `--window-size=${viewport.width},${viewport.height}`],
    env: { ...process.env, ...workbench.browserEnv },
    // lib/processes.mjs handles signals, and Playwright ends the browser when that exits.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
