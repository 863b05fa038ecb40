import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before } from 'mocha';
import { root } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../../scripts/workbench/browser.mjs';
import { pictureSettings } from '../../scripts/workbench/editor-picture.mjs';
import { ensureWorkbench } from '../../scripts/workbench/install.mjs';
import { WorkbenchPage } from '../../scripts/workbench/page.mjs';
import { copyToTemp } from '../../scripts/workbench/run-in-extension-host.mjs';
import { startServer } from '../../scripts/workbench/server.mjs';

export const sample = path.join(root, 'samples/lee-diplomacy');
export const plainFolder = path.join(root, 'test/workspaces/plain-folder');
export const homonyms = path.join(root, 'test/workspaces/homonyms');
export const pictures = path.join(root, 'out/pictures');

/** One editor with the packaged extension and one browser serve all tests. */
let running;

export function editorAndBrowser() {
  running ??= start();
  return running;
}

async function start() {
  await mkdir(pictures, { recursive: true });
  const workbench = await ensureWorkbench();
  const extensions = [path.join(root, 'dist/attache-notes.vsix')];
  const server = await startServer({ workbench, extensions, settings: pictureSettings });
  return { server, browser: await launchBrowser({ workbench }) };
}

after(async () => {
  const { server, browser } = (await running) ?? {};
  await browser?.close();
  await server?.stop();
});

/**
 * Opens a window on a copy of `folder` for the tests of a `describe`: `session.window` once they run, and the copy itself.
 * A test that fails leaves a picture of it.
 */
export function withWindow(folder) {
  const session = {};
  let workspace;
  before(async () => {
    const { server, browser } = await editorAndBrowser();
    workspace = copyToTemp(folder);
    session.folder = workspace.folder;
    session.window = await WorkbenchPage.open(browser, server, workspace.folder);
  });
  afterEach(async function () {
    const { state, title } = this.currentTest;
    if (state === 'failed') {
      const name = `failed ${title}.png`.replaceAll(/[^\w.]+/g, '-');
      await session.window.picture(path.join(pictures, name));
      console.log(`What it looked like: out/pictures/${name}`);
    }
  });
  after(async () => {
    await session.window?.close();
    workspace?.remove();
  });
  return session;
}
