import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { checks } from '../../src/core/checks/registry.ts';
import { filesOf, ways, withoutMarks } from '../marked/marked-note.ts';
import { runCase } from '../marked/run-case.ts';

const here = new URL('./', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, here), 'utf8').replaceAll('\r\n', '\n');
const shared = (name: string): string => read(`shared/${name}.md`);
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => name)
  .sort();

/** Folders of cases that are about no check. */
const others = ['completion', 'hovers', 'keys', 'levels', 'mentions', 'ordinary', 'suppressions'];

describe('marked notes', () => {
  for (const folder of folders) {
    describe(folder, () => {
      for (const name of readdirSync(new URL(`${folder}/`, here)).sort()) {
        const files = (): ReturnType<typeof filesOf> => filesOf(read(`${folder}/${name}`), shared);
        for (const way of ways)
          it(`${name.replace(/\.md$/u, '')}, ${way.name}`, () =>
            runCase(files(), way, {
              // Text that is still being typed is full of findings.
              findings: folder !== 'completion',
              mentions: folder === 'mentions',
            }));
      }
    });
  }

  it('stand in folders of checks, and each check has a case in which it fires', () => {
    const names = checks.map(({ name }) => name);
    assert.deepEqual(
      folders.filter((folder) => !names.includes(folder) && !others.includes(folder)),
      [],
    );
    // No note makes a check fail: internal-error.test.ts breaks one by hand.
    const owed = names.filter((name) => name !== 'internal-error');
    assert.deepEqual(
      owed.filter((name) => !folders.includes(name) || !fires(name)),
      [],
    );
  });
});

const fires = (check: string): boolean =>
  readdirSync(new URL(`${check}/`, here)).some((file) =>
    filesOf(read(`${check}/${file}`), shared).some((each) =>
      withoutMarks(each).marks.some(({ says }) => says.kind === 'finding' && says.check === check),
    ),
  );

describe('marks', () => {
  const marksIn = (marked: string) => withoutMarks({ path: 'notes/case.md', marked, state: 'text' });

  it('are taken out exactly', () => {
    const { text, marks } = marksIn(
      'a ⟦b ⟦c⟧⟨duplicate-id error⟩⟧⟨citation-needed warning | cites⟩⟨hover | x⟩ 🌊⟦d⟧⟨mention ? e f⟩',
    );
    assert.equal(text, 'a b c 🌊d');
    assert.deepEqual(
      marks.map(({ start, end, says }) => [text.slice(start, end), says.kind]),
      [
        ['c', 'finding'],
        ['b c', 'finding'],
        ['b c', 'hover'],
        ['d', 'mention'],
      ],
    );
  });

  for (const wrong of [
    '⟦a⟧⟨citation-neded warning⟩',
    '⟦a⟧⟨citation-needed warnng⟩',
    '⟦a⟧⟨mention⟩',
    '⟦a⟧⟨mention ?⟩',
    '⟦a⟧⟨hover⟩',
    '⟦a⟧⟨definition a.md⟩',
    '⟦a⟧⟨references⟩',
    '⟦a⟧⟨references x⟩',
    '⟦a⟧ ⟨citation-needed warning⟩',
    '⟦a',
    'a⟧',
  ])
    it(`with a slip fail: ${wrong}`, () => assert.throws(() => marksIn(wrong)));

  it('name no file twice, and no file by half', () => {
    assert.throws(() => filesOf('=== a.md\n=== a.md\n', shared));
    assert.throws(() => filesOf('=== a.md unreadabel\n', shared));
  });
});
