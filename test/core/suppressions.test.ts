import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { withoutComment } from '../../src/core/markup/without-comment.ts';
import type { TextEdit } from '../../src/core/text/edits.ts';
import type { Finding } from '../../src/core/model/finding.ts';
import { isFixable } from '../../src/core/model/finding.ts';
import { factsOf } from '../../src/core/notes/facts.ts';
import { suppressEdit } from '../../src/core/notes/suppress.ts';
import { Service } from '../../src/core/service.ts';
import { yamlComments } from '../../src/core/yaml/comments.ts';
import { filesOf, withoutMarks } from '../marked/marked-note.ts';
import { timed } from './processor-time.ts';

const apply = (text: string, { range, newText, expected }: TextEdit): string => {
  assert.equal(text.slice(range.start, range.end), expected);
  return text.slice(0, range.start) + newText + text.slice(range.end);
};

const read = (text: string) => factsOf('notes/case.md', text);

function findingsIn(text: string): readonly Finding[] {
  const service = new Service(() => '2025-11-15');
  service.apply([{ kind: 'text', path: 'notes/case.md', text }]);
  return service.findingsIn('notes/case.md');
}

const note = (body: string): string => `---\ntype: note\n---\n\n${body}`;

describe('suppressions as facts', () => {
  it('say what they name, why, and how far they reach', () => {
    const text = note('A <!-- attache-disable-line one, two three — the reason  --> b\nc\n');
    const [found, ...others] = read(text).suppressions;
    assert.deepEqual(others, []);
    const at = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.equal(found?.kind, 'line');
    assert.deepEqual(
      found.names.map(({ value, range, covers }) => [value, at(range), covers && at(covers)]),
      ['one', 'two', 'three'].map((name) => [name, name, text.split('\n')[4]]),
    );
    assert.deepEqual(
      [found.reason?.value, found.reason && at(found.reason.range)],
      ['the reason', 'the reason'],
    );
    assert.equal(at(found.range), '<!-- attache-disable-line one, two three — the reason  -->');
    assert.equal(at(found.directive.range), 'attache-disable-line');
    assert.equal(at(found.words), 'attache-disable-line one, two three — the reason');
  });

  it('lie in the file behind a BOM and CRLF', () => {
    const text =
      '\uFEFF---\r\ntype: note # attache-disable-line a -- b\r\n---\r\n\r\n<!-- attache-disable c -- d -->\r\n';
    assert.deepEqual(
      read(text).suppressions.map(({ range }) => text.slice(range.start, range.end)),
      ['# attache-disable-line a -- b', '<!-- attache-disable c -- d -->'],
    );
  });
});

describe('many suppressions', () => {
  const count = 5_000;
  const lines = (line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');
  const facts = (text: string): ReturnType<typeof read> => {
    const { result: found, took } = timed(() => read(text));
    assert.ok(took < 6_000, `${took.toFixed(0)} ms`);
    assert.ok(found.suppressions.length >= count);
    return found;
  };
  /** The words that each covers. */
  const covered = (text: string): (string | null)[] =>
    facts(text).suppressions.flatMap(({ names }) =>
      names.map(({ covers }) => covers && text.slice(covers.start, covers.end)),
    );
  const yaml = (all: string): string => `---\ntype: note\n${all}\n---\n`;

  it('of the next line of YAML cover what begins there', () => {
    const one = (at: number): string => `k${at}: [b,\nc]`;
    const text = yaml(lines((at) => `# attache-disable-next-line x -- y\n${one(at)}`));
    assert.deepEqual(covered(text), lines(one).split(/\n(?=k)/u));
  });

  it('of one line, one under another, cover that line all', () => {
    const text = yaml(`${lines(() => '# attache-disable-next-line x -- y')}\n\nk: v\nl: w`);
    assert.deepEqual(new Set(covered(text)), new Set(['k: v']));
    const last = yaml(lines(() => '# attache-disable-next-line x -- y'));
    assert.deepEqual(new Set(covered(last)), new Set([null]));
  });

  it('of a part of YAML end at the next that ends them', () => {
    const text = yaml(
      lines(
        (at) =>
          `# attache-disable x, z -- y\nk${at}: v\n# attache-enable x\n${at % 2 ? '# attache-enable' : ''}`,
      ),
    );
    const spans = facts(text).suppressions.filter(({ kind }) => kind === 'disable');
    const starts = facts(text).suppressions.filter(({ kind }) => kind === 'enable');
    const ends = (check: string): number[] =>
      spans.map(({ names }) => names.find(({ value }) => value === check)?.covers?.end ?? -1);
    const named = starts.filter(({ names }) => names.length === 1).map(({ range }) => range.start);
    const all = starts.filter(({ names }) => names.length === 0).map(({ range }) => range.start);
    assert.deepEqual(ends('x'), named);
    assert.deepEqual(
      ends('z'),
      all.flatMap((end) => [end, end]),
    );
  });

  it('on the lines of their words cover these', () => {
    const one = (at: number): string => `k${at}: v # attache-disable-line x -- y`;
    assert.deepEqual(covered(yaml(lines(one))), lines(one).split('\n'));
    const inOneLine = lines(() => '<!-- attache-disable-line x -- y -->').replaceAll('\n', ' ');
    assert.deepEqual(new Set(covered(note(`A ${inOneLine} b\n`))), new Set([`A ${inOneLine} b`]));
  });
});

describe('comments of YAML', () => {
  const commentsIn = (text: string): string[] =>
    yamlComments(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

  it('are told from scalars that hold the same', () => {
    assert.deepEqual(commentsIn('--- |\n# a\n'), []);
    assert.deepEqual(commentsIn('a: "# b" # c\r\n# d\r\ne: | # f\r\n  # g\r\nh#i: j#k\r\n'), [
      '# c',
      '# d',
      '# f',
    ]);
    assert.deepEqual(commentsIn('a: [b, # c\n  d]\ne: "\n  # f"\n- : {\n# g'), ['# c', '# g']);
  });
});

describe('fixes of suppressions', () => {
  const fixAll = (text: string): string => {
    let fixed = text;
    for (let round = 0; round < 9; round++) {
      const finding = findingsIn(fixed).find(
        (each) => each.check === 'unused-suppression' && isFixable(each),
      );
      const edit = finding?.fixes[0]?.edits[0];
      if (!edit) return fixed;
      fixed = apply(fixed, edit);
    }
    return assert.fail('there is always something left to fix');
  };
  const pairs: [name: string, before: string, after: string][] = [
    [
      'nothing where a name is no check',
      'A.\n\n<!-- attache-disable x-y -- z -->\n\nB.\n',
      'A.\n\n<!-- attache-disable x-y -- z -->\n\nB.\n',
    ],
    [
      'its line and one of two blank ones',
      'A.\n\n<!-- attache-disable self-review -- z -->\n\nB.\n',
      'A.\n\nB.\n',
    ],
    [
      'its line under a blank one',
      'A.\n\n<!-- attache-disable-next-line self-review -- z -->\nB.\n',
      'A.\n\nB.\n',
    ],
    [
      'its words where it parts paragraphs',
      'A.\n<!-- attache-disable self-review -- z -->\nB.\n',
      'A.\n\nB.\n',
    ],
    ['the same in a quote', '> A.\n> <!-- attache-disable self-review -- z -->\n> B.\n', '> A.\n>\n> B.\n'],
    ['what ends a line', 'A. <!-- attache-disable-line self-review -- z -->\nB.\n', 'A.\nB.\n'],
    ['what stands in a line', 'A <!-- attache-disable self-review -- z --> b.\n', 'A b.\n'],
    [
      'names one by one',
      '[@l] <!-- attache-disable-line self-review, unresolved-source title-came-later -- z -->\n',
      '[@l] <!-- attache-disable-line unresolved-source -- z -->\n',
    ],
    ['all names', 'A. <!-- attache-disable-line self-review, single-source -- z -->\n', 'A.\n'],
    ['what enables nothing', 'A.\n\n<!-- attache-enable -->\n', 'A.\n\n'],
  ];
  for (const [name, before, after] of pairs)
    it(`take out ${name}`, () => {
      assert.equal(fixAll(note(before)), note(after));
      assert.equal(fixAll(note(before).replaceAll('\n', '\r\n')), note(after).replaceAll('\n', '\r\n'));
    });

  it('take comments out of YAML', () => {
    const text =
      '---\n# attache-disable-next-line self-review -- z\ntype: note # attache-disable-line self-review -- z\n---\n';
    assert.equal(fixAll(text), '---\ntype: note\n---\n');
  });

  it('rename to the nearest only when asked', () => {
    const text = note('[@l] <!-- attache-disable-line unresolved-sorce -- z -->\n');
    const [finding] = findingsIn(text).filter(({ check }) => check === 'unused-suppression');
    const edit = finding?.fixes[0]?.edits[0];
    assert.ok(finding && edit && !isFixable(finding));
    assert.deepEqual(findingsIn(apply(text, edit)), []);
  });

  it('are not safe where HTML would become Markdown', () => {
    const text = '<!-- a --> *b*\n';
    assert.equal(withoutComment(text, { start: 0, end: 10 }).safe, false);
  });
});

describe('an edit that keeps a finding quiet', () => {
  const cases: [name: string, text: string, check: string, after: string][] = [
    [
      'stands above the line',
      note('A.\n\nIt is [@l].\n'),
      'unresolved-source',
      note('A.\n\n<!-- attache-disable-next-line unresolved-source -- why -->\nIt is [@l].\n'),
    ],
    [
      'stands above a claim that goes on',
      note('[It\nis [@l]]{.claim}.\n'),
      'unresolved-source',
      note('<!-- attache-disable-next-line unresolved-source -- why -->\n[It\nis [@l]]{.claim}.\n'),
    ],
    [
      'ends a line that a paragraph goes on with',
      note('A\nb [@l].  \nc.\n'),
      'unresolved-source',
      note('A\nb [@l]. <!-- attache-disable-line unresolved-source -- why -->  \nc.\n'),
    ],
    [
      'has the marks of its quote',
      note('> A.\n>\n> B [@l].\n'),
      'unresolved-source',
      note('> A.\n>\n> <!-- attache-disable-next-line unresolved-source -- why -->\n> B [@l].\n'),
    ],
    [
      'parts no list',
      note('- A.\n- B [@l].\n'),
      'unresolved-source',
      note('- A.\n- B [@l]. <!-- attache-disable-line unresolved-source -- why -->\n'),
    ],
    [
      'has the indentation of its item',
      note('- A.\n\n  B [@l].\n'),
      'unresolved-source',
      note('- A.\n\n  <!-- attache-disable-next-line unresolved-source -- why -->\n  B [@l].\n'),
    ],
    [
      'parts no table',
      note('| a |\n|---|\n| [@l] |\n'),
      'unresolved-source',
      note('| a |\n|---|\n| [@l] <!-- attache-disable-line unresolved-source -- why --> |\n'),
    ],
    [
      'parts no claim from what leads to it',
      note('As [@a] says:\n\n[it is]{.claim by=nobody}.\n'),
      'unknown-actor',
      note(
        'As [@a] says:\n\n[it is]{.claim by=nobody}. <!-- attache-disable-line unknown-actor -- why -->\n',
      ),
    ],
    [
      'leaves a quiet id last',
      '---\ntype: note\nclaims: { c: {} }\n---\n\nA:\n\n- b\n- c [@l] ^c\n',
      'unresolved-source',
      '---\ntype: note\nclaims: { c: {} }\n---\n\nA:\n\n- b\n- c [@l] <!-- attache-disable-line unresolved-source -- why --> ^c\n',
    ],
    [
      'stands above its key',
      '---\ntype: person\nname: P\npositions:\n  - office: O\n    source: l\n---\n',
      'unresolved-source',
      '---\ntype: person\nname: P\npositions:\n  - office: O\n    # attache-disable-next-line unresolved-source -- why\n    source: l\n---\n',
    ],
    [
      'stands above an entry over lines',
      '---\ntype: note\nactors: [\n  nobody]\n---\n',
      'unknown-actor',
      '---\ntype: note\n# attache-disable-next-line unknown-actor -- why\nactors: [\n  nobody]\n---\n',
    ],
  ];
  for (const [name, text, check, after] of cases)
    it(name, () => {
      for (const ending of ['\n', '\r\n']) {
        const [before, made] = [text.replaceAll('\n', ending), after.replaceAll('\n', ending)];
        const finding = findingsIn(before).find((each) => each.check === check);
        assert.ok(finding);
        const found = suppressEdit(before, finding, read);
        assert.ok(found);
        assert.equal(apply(before, found.edit), made);
        assert.equal(made.slice(found.reason.start, found.reason.end), 'why');
        assert.ok(!findingsIn(made).some((each) => each.check === check));
      }
    });

  it('is none at a line that takes no comment', () => {
    const finding = { check: 'frontmatter-invalid', range: { start: 0, end: 3 } };
    assert.equal(suppressEdit('---\ntype: note\n---\n', finding, read), null);
  });

  it('hides what the marked notes find, and that alone', () => {
    const folder = new URL('../cases/', import.meta.url);
    const name = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
    let made = 0;
    let none = 0;
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((each) =>
      each.replaceAll('\\', '/'),
    )) {
      if (!path.endsWith('.md') || path.startsWith('shared/')) continue;
      for (const file of filesOf(name(path), (shared) => name(`shared/${shared}.md`)))
        if (file.path.endsWith('.md') && file.state === 'text') {
          const { text, marks } = withoutMarks(file);
          for (const { start, end, says } of marks) {
            if (says.kind !== 'finding' || /suppression|internal/u.test(says.check)) continue;
            const found = suppressEdit(text, { check: says.check, range: { start, end } }, read);
            if (!found) {
              none++;
              continue;
            }
            made++;
            const { suppressions, claims } = read(apply(text, found.edit));
            assert.equal(suppressions.length, read(text).suppressions.length + 1);
            assert.deepEqual(
              claims.map((claim) => claim.text),
              read(text).claims.map((claim) => claim.text),
            );
          }
        }
    }
    assert.ok(made > 100 && none < made / 10, `${made} edits, none for ${none} findings`);
  }).timeout(60_000);
});
