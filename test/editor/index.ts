import { basename } from 'node:path';
import * as vscode from 'vscode';
import Reporter from '../reporter.ts';

/** The tests of each workspace that a window may have open, by the folder's name. */
const tests: Readonly<Record<string, () => Promise<unknown>>> = {
  'lee-diplomacy': () => import('./sample.test.ts'),
  'plain-folder': () => import('./plain-folder.test.ts'),
};

/** Runs them inside the extension host: the entry of `extensionTestsPath`. */
export async function run(): Promise<void> {
  const folder = basename(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '');
  const load = tests[folder];
  if (!load) throw new Error(`There are no tests for the folder "${folder}".`);
  const { default: Mocha } = await import('mocha');
  // mocha asks less of a reporter than its types do.
  const reporter = Reporter as unknown as Mocha.ReporterConstructor;
  const mocha = new Mocha({
    ui: 'bdd',
    reporter,
    timeout: 60_000,
    forbidOnly: true,
    forbidPending: true,
  });
  // Makes `describe` and its kin global, as the command line does before it loads a file.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  await load();
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} failed.`)) : resolve()));
  });
}
