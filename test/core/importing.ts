import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type ImportPlan, planImport } from '../../src/core/features/import/plan.ts';
import { readImport } from '../../src/core/features/import/read-import.ts';
import { Service } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text/edits.ts';

export type Files = Readonly<Record<string, string>>;

export const fixture = (name: string): string =>
  readFileSync(new URL(`../data/import/${name}`, import.meta.url), 'utf8');

export const fixtures = [
  'ministers.csv',
  'popolo-house.json',
  'wikidata-ministers.json',
  'wikidata-putin.json',
];

export function holding(files: Files): Service {
  const service = new Service(() => '2025-11-10');
  service.apply(Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text })));
  return service;
}

const options = {
  source: null,
  checked: null,
  organisations: false,
  isNote: (path: string) => path.endsWith('.md'),
};

export const plan = (files: Files, text: string, other: object = {}): ImportPlan =>
  planImport(holding(files), readImport(text), { ...options, ...other });

/** The files after an import; every edit has to find the text that it expects. */
export function after(files: Files, { created, changed }: ImportPlan): Record<string, string> {
  const written: Record<string, string> = { ...files };
  for (const { path, text } of created) {
    assert.equal(files[path], undefined, `${path} is there`);
    written[path] = text;
  }
  for (const { path, edits, text } of changed) {
    written[path] = applyEdits(files[path] ?? '', edits);
    assert.equal(written[path], text);
  }
  return written;
}

/** The note after an import into a workspace that holds it alone. */
export const merged = (note: string, text: string): string =>
  after({ 'a.md': note }, plan({ 'a.md': note }, text))['a.md'] ?? '';

export const said = ({ problems }: ImportPlan): string[] =>
  problems.map(({ where, message }) => `${where}: ${message}`);
export const clashes = ({ conflicts }: ImportPlan): string[] =>
  conflicts.map(({ file, line, message }) => `${file}:${line} ${message}`);
