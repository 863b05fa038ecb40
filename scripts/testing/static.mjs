import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../lib/root.mjs';
import { single, sum } from './outcome.mjs';
import { program } from './programs.mjs';

/** What can be told without running the product. Each tool counts as one test. */
export async function staticChecks() {
  const checks = [
    ['TypeScript', program('typescript/bin/tsc', ['--noEmit'])],
    ['ESLint', program('eslint/bin/eslint.js', ['.'])],
    ['Prettier, mended by `npx prettier --write .`', program('prettier/bin/prettier.cjs', ['--check', '.'])],
    ['dependency-cruiser', program('dependency-cruiser/bin/dependency-cruise.mjs', cruise)],
    [
      'knip: files, exports and dependencies that nothing uses',
      program('knip/bin/knip.js', ['--no-progress']),
    ],
    ['Generated files, made anew by `npm run generate`', generatedFiles()],
  ];
  return sum(await Promise.all(checks.map(titled)));
}

const cruise = ['src', '--config', '.dependency-cruiser.cjs'];

async function titled([title, outcome]) {
  const { output, ...counts } = await outcome;
  return { ...counts, output: `${title}:\n${output}` };
}

async function generatedFiles() {
  // Only now: it needs packages that the first run has just installed.
  const { generated, left } = await import('../generate.mjs');
  const files = await generated();
  const stale = left(files).map((file) => `${file} is made from nothing any more.`);
  for (const { file, text } of files) {
    const present = await readFile(path.join(root, file), 'utf8').catch(() => null);
    if (present !== text) stale.push(`${file} is stale.`);
  }
  return single(stale.length === 0, stale.join('\n'));
}
