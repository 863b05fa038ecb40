import assert from 'node:assert/strict';
import { Service } from '../../src/core/service.ts';
import { applyEdits, combine } from '../../src/core/text/edits.ts';
import { timed } from './processor-time.ts';

const path = 'notes/long.md';

/** What somebody may paste, line by line. */
const kinds: Readonly<Record<string, readonly [head: string, line: (at: number) => string]>> = {
  'wrong choices in flow maps': [
    'type: office\nname: A\nnames:\n',
    (at) => `  - { value: A${at}, kind: alis }\n`,
  ],
  'wrong choices in blocks': [
    'type: office\nname: A\nnames:\n',
    (at) => `  - value: A${at}\n    kind: alis\n`,
  ],
  'keys that are missing': ['type: source\ntitle: A\nderived-from:\n', () => '  - as: quoted\n'],
  'misspelt keys': ['type: office\nname: A\nnames:\n', (at) => `  - { valeu: A${at} }\n`],
  'keys that stand twice': ['type: note\n', (at) => `a${at}: 1\na${at}: 2\n`],
};

const noteOf = (kind: string, count: number): string => {
  const [head, line] = kinds[kind] ?? ['', () => ''];
  return `---\n${head}${Array.from({ length: count }, (_, at) => line(at)).join('')}---\n`;
};

/** Milliseconds for one key pressed in the note, of several the least: other work of the machine only adds. */
function costOf(text: string): number {
  const service = new Service(() => '2025-11-15');
  const press = (at: number): number =>
    timed(() => service.apply([{ kind: 'text', path, text: `${text}${'x'.repeat(at)}\n` }])).took;
  press(0);
  return Math.min(...[1, 2, 3].map(press));
}

describe('frontmatter with many mistakes', function () {
  this.timeout(60_000);

  for (const kind of Object.keys(kinds))
    it(`costs as much as it has of them: ${kind}`, () => {
      costOf(noteOf(kind, 200));
      const few = costOf(noteOf(kind, 200));
      const many = costOf(noteOf(kind, 2000));
      assert.ok(many < 4000, `${many} ms`);
      assert.ok(many < 20 * few, `${few} ms, then ${many} ms`);
    });

  it('has all of them found, and fixes for as many as anybody mends by hand', () => {
    const service = new Service(() => '2025-11-15');
    service.apply([{ kind: 'text', path, text: noteOf('wrong choices in blocks', 120) }]);
    const found = service.findingsIn(path);
    assert.equal(found.length, 120);
    const mendable = found.map(({ fixes }) => fixes.length > 0);
    assert.deepEqual(mendable, [...Array<boolean>(50).fill(true), ...Array<boolean>(70).fill(false)]);
  });

  it('is mended in rounds', () => {
    const service = new Service(() => '2025-11-15');
    let text = noteOf('wrong choices in flow maps', 120);
    const left = [0, 1, 2, 3].map(() => {
      service.apply([{ kind: 'text', path, text }]);
      const found = service.findingsIn(path);
      text = applyEdits(text, combine(found.flatMap(({ fixes }) => fixes)));
      return found.length;
    });
    assert.deepEqual(left, [120, 70, 20, 0]);
    assert.equal(text, noteOf('wrong choices in flow maps', 120).replaceAll('alis', 'alias'));
  });
});
