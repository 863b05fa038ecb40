import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { clean, lint, temporary } from './attache.ts';

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly input: string;
  readonly valid: boolean;
}

const cases = readFileSync(new URL('../data/edtf-cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Case)
  .filter(({ kind }) => kind === 'edtf');

const source = ({ input }: Case): string =>
  `---\ntype: source\ntitle: Dated\naccessed: ${JSON.stringify(input)}\n---\n`;
const event = (start: string, end: string): string =>
  `---\ntype: event\nname: Ranged\nstart: "${start}"\nend: "${end}"\n---\n`;

// What ships is a bundle, whose names are not those of the sources.
describe('dates, as they are shipped', () => {
  after(clean);

  it('are taken and refused as the cases say', () => {
    const files = Object.fromEntries(cases.map((each) => [`sources/${each.id}.md`, source(each)]));
    const refused = new Set(
      lint(temporary({ 'attache.yaml': '', ...files }), 1).findings.map(({ file }) => file),
    );
    assert.ok(cases.length > 20);
    assert.deepEqual(
      cases.filter(({ id, valid }) => valid === refused.has(`sources/${id}.md`)).map(({ input }) => input),
      [],
    );
  });

  it('are before each other only where that is sure', () => {
    const quiet = [
      ['2025-24', '2025-02'],
      ['2025-23', '2025-05'],
      ['2025-06~', '2025-05-31'],
      ['2025', '2024?'],
      ['2025-06-04T01:00:00+09:00', '2025-06-03T23:00:00Z'],
      ['2025-06', '2025-06-01'],
    ];
    const sure = [
      ['2025-06-04', '2025-06-03'],
      ['2025-24', '2024-06'],
      ['2025-07', '2025-06-30'],
    ];
    const files: Record<string, string> = {};
    for (const [at, [start = '', end = '']] of [...quiet, ...sure].entries())
      files[`events/${at}.md`] = event(start, end);
    const { findings } = lint(temporary({ 'attache.yaml': '', ...files }), 1);
    assert.deepEqual(
      findings.map(({ file }) => file),
      sure.map((_, at) => `events/${quiet.length + at}.md`),
    );
  });
});
