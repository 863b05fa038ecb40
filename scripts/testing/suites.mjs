import { readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../lib/processes.mjs';
import { root } from '../lib/root.mjs';
import { ensureWorkbench } from '../workbench/install.mjs';
import { editorOutcome } from './editor.mjs';
import { single, sum } from './outcome.mjs';
import { mocha, npmScript, program } from './programs.mjs';
import { staticChecks } from './static.mjs';

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} needs the suites without which it can't run
 * @property {boolean} [alone] whether no other may run beside it
 * @property {() => Promise<import('./outcome.mjs').Outcome>} outcome
 */

/** All suites, in the order in which they run. @returns {Suite[]} */
export function allSuites() {
  return [
    { name: 'static', needs: [], outcome: staticChecks },
    { name: 'build', needs: [], outcome: build },
    ...foldersOfTests().map(folderSuite),
    { name: 'grammar', needs: [], outcome: grammar },
    // It builds again what others run, and windows are slow beside other work.
    { name: 'package', needs: ['build'], alone: true, outcome: packaging },
    { name: 'editor', needs: ['build', 'package'], alone: true, outcome: editorOutcome },
    { name: 'browser', needs: ['build', 'package'], alone: true, outcome: browser },
  ];
}

// Suites of their own: they need more than Node.
const elsewhere = ['package', 'editor', 'browser'];

/** Every other folder of test/ that holds tests. */
function foldersOfTests() {
  const files = readdirSync(path.join(root, 'test'), { recursive: true });
  const tests = files.filter((file) => file.endsWith('.test.ts') && file.includes(path.sep));
  const folders = new Set(tests.map((file) => file.split(path.sep)[0]));
  return [...folders].filter((folder) => !elsewhere.includes(folder)).sort(byCost);
}

const costly = ['protocol', 'cli', 'scripts'];

/** The quick ones first: they say most about what is wrong. */
const byCost = (a, b) => costly.indexOf(a) - costly.indexOf(b) || (a < b ? -1 : 1);

function folderSuite(name) {
  const needs = costly.includes(name) ? ['build'] : [];
  const outcome = () => mocha(`test/${name}/**/*.test.ts`, ['--timeout=60000']);
  return { name, needs, outcome };
}

async function build() {
  const { code, output } = await run(process.execPath, ['esbuild.config.mjs'], { cwd: root, check: false });
  return single(code === 0, output);
}

// VS Code's own grammars, into which ours are injected.
const hosts = [
  'markdown-basics/syntaxes/markdown',
  'html/syntaxes/html',
  'html/syntaxes/html-derivative',
  'yaml/syntaxes/yaml',
  'yaml/syntaxes/yaml-1.2',
  'yaml/syntaxes/yaml-embedded',
];

async function grammar() {
  const { server } = await ensureWorkbench();
  const extensions = path.join(path.dirname(server), '../extensions');
  return program('vscode-tmgrammar-test/dist/unit.js', [
    ...hosts.flatMap((name) => ['--grammar', path.join(extensions, `${name}.tmLanguage.json`)]),
    'test/grammar/**/*.{md,yaml}',
  ]);
}

async function packaging() {
  const made = await npmScript('package');
  const outcomes = made.failed > 0 ? [made] : [made, await mocha('test/package/**/*.test.ts')];
  // A package with a fault in it can still be installed and tried.
  return { ...sum(outcomes), usable: made.failed === 0 };
}

async function browser() {
  await ensureWorkbench();
  return mocha('test/browser/**/*.test.mjs', ['--timeout=180000']);
}
