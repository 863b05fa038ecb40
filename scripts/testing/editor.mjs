import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../lib/root.mjs';
import { ensureWorkbench } from '../workbench/install.mjs';
import { runInExtensionHost } from '../workbench/run-in-extension-host.mjs';
import { mochaOutcome, sum } from './outcome.mjs';

export const packagedExtension = path.join(root, 'dist/attache-notes.vsix');

const folder = path.join(root, 'out/test-editor');

/** An extension that does nothing: Attaché itself is there as the .vsix that users install. */
const manifest = { name: 'attache-tests', publisher: 'attache', version: '0.0.0', engines: { vscode: '*' } };

/** What an extension host needs to run test/editor, in the terms of @vscode/test-electron. */
export const editorTests = {
  extensionDevelopmentPath: folder,
  extensionTestsPath: path.join(folder, 'index'),
  /** One window each; test/editor/index.ts knows them by their names. */
  workspaces: [path.join(root, 'samples/lee-diplomacy'), path.join(root, 'test/workspaces/plain-folder')],
};

export async function buildEditorTests() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/editor/index.ts'],
    outfile: path.join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
}

/** test/editor in the extension host of the npm-only workbench. */
export async function editorOutcome() {
  const workbench = await ensureWorkbench();
  await buildEditorTests();
  const outcomes = [];
  // One after another: two editors at once would be slow enough on two cores to fail.
  for (const workspaceFolder of editorTests.workspaces) {
    outcomes.push(await inWorkspace(workbench, workspaceFolder));
  }
  return sum(outcomes);
}

async function inWorkspace(workbench, workspaceFolder) {
  const lines = [];
  const code = await runInExtensionHost({
    workbench,
    workspaceFolder,
    extensionPath: editorTests.extensionDevelopmentPath,
    testsPath: editorTests.extensionTestsPath,
    extensions: [packagedExtension],
    onLine: (line) => lines.push(line),
  });
  const outcome = mochaOutcome(lines.join('\n'), code);
  return { ...outcome, output: `In ${path.basename(workspaceFolder)}:\n${outcome.output}` };
}
