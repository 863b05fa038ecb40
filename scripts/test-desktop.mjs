// `npm run test:desktop`: test/editor in desktop VS Code, which @vscode/test-electron downloads. For macOS and
// Windows, and for Linux with a display; `npm test` runs the same files in VS Code from npm.

import path from 'node:path';
import { ensureNodeModules } from './lib/dependencies.mjs';
import { npm } from './lib/processes.mjs';
import { root } from './lib/root.mjs';
import { step } from './lib/step.mjs';
import { buildEditorTests, editorTests, packagedExtension } from './testing/editor.mjs';
import { copyToTemp } from './workbench/run-in-extension-host.mjs';

const data = path.join(root, 'out/desktop');
const folders = [
  `--extensions-dir=${path.join(data, 'extensions')}`,
  `--user-data-dir=${path.join(data, 'user')}`,
];

try {
  await ensureNodeModules();
  await step('Building', () => npm(['run', 'build'], { cwd: root }));
  await step('Packaging', () => npm(['run', 'package'], { cwd: root }));
  await buildEditorTests();
  const { runTests, runVSCodeCommand } = await import('@vscode/test-electron');
  const cachePath = path.join(data, 'vscode');
  await step('Installing the extension', () =>
    runVSCodeCommand([...folders, '--install-extension', packagedExtension, '--force'], { cachePath }),
  );
  const { extensionDevelopmentPath, extensionTestsPath } = editorTests;
  for (const workspace of editorTests.workspaces) {
    const copy = copyToTemp(workspace);
    const launchArgs = [copy.folder, ...folders, '--disable-workspace-trust'];
    await runTests({ cachePath, extensionDevelopmentPath, extensionTestsPath, launchArgs }).finally(
      copy.remove,
    );
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
