// `npm run picture`: takes docs/images/editor.png anew, from the sample in a real VS Code. A test compares.

import path from 'node:path';
import { ensureNodeModules } from './lib/dependencies.mjs';
import { npm } from './lib/processes.mjs';
import { root } from './lib/root.mjs';
import { step } from './lib/step.mjs';
import { launchBrowser } from './workbench/browser.mjs';
import { pictureSettings, takePicture } from './workbench/editor-picture.mjs';
import { ensureWorkbench } from './workbench/install.mjs';
import { startServer } from './workbench/server.mjs';

try {
  await ensureNodeModules();
  const workbench = await ensureWorkbench();
  await step('Building', () => npm(['run', 'build'], { cwd: root }));
  await step('Packaging', () => npm(['run', 'package'], { cwd: root }));
  await step('Taking docs/images/editor.png', () => take(workbench));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function take(workbench) {
  const extensions = [path.join(root, 'dist/attache-notes.vsix')];
  const server = await startServer({ workbench, extensions, settings: pictureSettings });
  const browser = await launchBrowser({ workbench });
  try {
    const sample = path.join(root, 'samples/lee-diplomacy');
    await takePicture({ browser, server, sample, file: path.join(root, 'docs/images/editor.png') });
  } finally {
    await browser.close();
    await server.stop();
  }
}
