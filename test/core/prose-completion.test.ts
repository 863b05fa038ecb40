import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionsAt } from '../../src/core/features/completion.ts';
import { factsOf } from '../../src/core/notes/facts.ts';
import { Service } from '../../src/core/service.ts';

const files = {
  'actors/lee.md':
    '---\nid: lee-jae-myung\ntype: person\nname: Lee Jae-myung\nfamily: Lee\nnames: [{ value: 이재명, lang: ko, kind: native }]\n---\n',
  'actors/kim.md': '---\nid: kim\ntype: person\nname: "Kim $1 } \\\\"\n---\n',
  'offices/president.md': '---\ntype: office\nname: President\ntitles: { ko: [대통령] }\n---\n',
  'plain/On the road.md': '# A plain file\n',
  'a/same.md': '# One\n',
  'b/same.md': '# Two\n',
  'notes/other.md': '---\ntype: note\n---\n\n## Who came, who went\n\n[So]{.claim #said}.\n\nRain. ^rain\n',
};

/** The text after a suggestion has been taken at the `‸`; `label` where it is not the first. */
function completed(marked: string, label?: string): string {
  const service = new Service(() => '2025-11-10');
  const text = marked.replace('‸', '');
  const all = Object.entries({ ...files, 'notes/case.md': text });
  service.apply(all.map(([path, each]) => ({ kind: 'text', path, text: each })));
  const offset = marked.indexOf('‸');
  const { items } = completionsAt(service, 'notes/case.md', offset);
  const item = label === undefined ? items[0] : items.find((each) => each.label === label);
  assert.ok(item, `no ${label ?? 'suggestion'} among ${items.map((each) => each.label).join(', ')}`);
  const { start, end } = item.range;
  assert.ok(start <= offset && offset <= end && !/[\r\n]/u.test(text.slice(start, end)));
  if (item.filter !== null) assert.equal(item.filter, text.slice(start, offset));
  const inserted = item.snippet.replace(/\\([\\$}])/gu, '$1');
  return text.slice(0, start) + inserted + text.slice(end);
}

describe('A link that is completed', () => {
  for (const [typed, becomes, label] of [
    ['[[‸', '[[lee-jae-myung]]', 'lee-jae-myung'],
    ['[[이재‸', '[[lee-jae-myung]]'],
    ['[[이재‸]]', '[[lee-jae-myung]]'],
    ['[[이재‸]', '[[lee-jae-myung]]'],
    ['See [[lee‸ went to Seoul and [[kim]].', 'See [[lee-jae-myung]] went to Seoul and [[kim]].'],
    ['See [[lee‸ [went] (x).', 'See [[lee-jae-myung]] [went] (x).'],
    ['See [[lee‸-jae]] went.', 'See [[lee-jae-myung]] went.'],
    ['See [[이‸|him]] went.', 'See [[lee-jae-myung|him]] went.'],
    ['See [[이‸#part]] went.', 'See [[lee-jae-myung#part]] went.'],
    [
      '| a | b |\n| - | - |\n| [[이‸ | [[kim\\|Kim]] |\n',
      '| a | b |\n| - | - |\n| [[lee-jae-myung]] | [[kim\\|Kim]] |\n',
    ],
    [
      '| a | b |\n| - | - |\n| [[이‸\\|him]] | b |\n',
      '| a | b |\n| - | - |\n| [[lee-jae-myung\\|him]] | b |\n',
    ],
  ] as const)
    it(`is closed once and takes in nothing else: ${typed}`, () =>
      assert.equal(completed(typed, label ?? 'lee-jae-myung'), becomes));

  for (const [typed, becomes] of [
    ['[[이재명‸', '[[lee-jae-myung|이재명]]'],
    ['[[Lee‸]] spoke', '[[lee-jae-myung|Lee]] spoke'],
    ['[[‸Lee Jae-myung]] spoke', '[[lee-jae-myung|Lee Jae-myung]] spoke'],
    ['[[Lee Jae‸-myung]] spoke', '[[lee-jae-myung|Lee Jae-myung]] spoke'],
    ['[[lee‸]] spoke', '[[lee-jae-myung]] spoke'],
    ['[[lee-jae-myung‸]] spoke', '[[lee-jae-myung]] spoke'],
    ['[[대통령‸]]', '[[president|대통령]]'],
    ['| a |\n| - |\n| [[Lee‸ |\n', '| a |\n| - |\n| [[lee-jae-myung\\|Lee]] |\n'],
  ] as const)
    it(`keeps words that are a name, and no others: ${typed}`, () =>
      assert.equal(completed(typed, becomes.includes('president') ? 'president' : 'lee-jae-myung'), becomes));

  for (const [typed, becomes, label] of [
    ['[[other#‸', '[[other#said]]', 'said'],
    ['[[other#^ra‸ and so', '[[other#^rain]] and so', '^rain'],
    ['[[other#wh‸]]', '[[other#Who came, who went]]', 'Who came, who went'],
    ['[[other#wh‸o came]]', '[[other#Who came, who went]]', 'Who came, who went'],
    ['[[other#sa‸|he said]]', '[[other#said|he said]]', 'said'],
    ['# Here\n\n[[#he‸', '# Here\n\n[[#Here]]', 'Here'],
  ] as const)
    it(`names a part: ${typed}`, () => assert.equal(completed(typed, label), becomes));

  it('names a file by as much as only it has', () => {
    assert.equal(completed('[[road‸'), '[[On the road]]');
    assert.equal(completed('[[same‸', 'a/same'), '[[a/same]]');
    assert.equal(completed('[[same‸', 'b/same'), '[[b/same]]');
  });

  it('takes the power of a snippet from words', () =>
    assert.equal(completed('[[Kim $1 } \\‸', 'kim'), '[[kim|Kim $1 } \\]]'));
});

describe('An attribute that is completed', () => {
  for (const [typed, becomes, label] of [
    ['[x]{.claim ki‸', '[x]{.claim kind=', 'kind'],
    ['[x]{.claim ki‸=fact}', '[x]{.claim kind=fact}', 'kind'],
    ['[x]{.claim kind=ju‸}', '[x]{.claim kind=judgment}', 'judgment'],
    ['[x]{.claim kind=‸fact}', '[x]{.claim kind=judgment}', 'judgment'],
    ['[x]{.claim by=이‸} and', '[x]{.claim by=lee-jae-myung} and', 'lee-jae-myung'],
    ['[x]{.claim by=kim,이‸} and', '[x]{.claim by=kim,lee-jae-myung} and', 'lee-jae-myung'],
    ['[x]{.claim by="kim, Lee Jae‸"} and', '[x]{.claim by="kim, lee-jae-myung"} and', 'lee-jae-myung'],
    ['[x]{.claim by="Lee‸ Jae, kim"} and', '[x]{.claim by="lee-jae-myung, kim"} and', 'lee-jae-myung'],
    ['[x]{.claim by="Lee‸ and then', '[x]{.claim by="lee-jae-myung and then', 'lee-jae-myung'],
    ['::: {.claim rests-on=sai‸', '::: {.claim rests-on=other#said', 'other#said'],
    ['- ::: {.claim rests-on=‸}', '- ::: {.claim rests-on=other#said}', 'other#said'],
  ] as const)
    it(`takes in nothing else: ${typed}`, () => assert.equal(completed(typed, label), becomes));
});

const pieces = [
  '[[',
  ']]',
  '[',
  ']',
  '|',
  '\\|',
  '#',
  '^',
  'Lee',
  '이재',
  ' ',
  '\n',
  '\n\n',
  '> ',
  '- ',
  '`',
  '*',
  '_',
  '<!-- ',
  ' -->',
  '\\',
  '{.claim ',
  'by=',
  'kind=',
  '"',
  ',',
  '}',
  '| a |\n| - |\n',
  '@other',
  'said',
  '```\n',
  '\r\n',
];

describe('What is completed in any prose', () => {
  it('replaces nothing beyond its line, and a link that is taken leads where it says', () => {
    const taken = new Map<string, number>();
    const service = new Service(() => '2025-11-10');
    service.apply(Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text })));
    const some = fc.array(fc.constantFrom(...pieces), { maxLength: 6 });
    const typed = fc.constantFrom(
      '[[',
      '[[이재',
      '[[Lee',
      '[[other#',
      '[x]{.claim by=',
      '[x]{.claim ',
      '::: {.claim by=',
      '',
    );
    fc.assert(
      fc.property(some, typed, some, (before, middle, behind) => {
        const text = [...before, middle, ...behind].join('');
        const offset = before.join('').length + middle.length;
        service.apply([{ kind: 'text', path: 'notes/case.md', text }]);
        const { items } = completionsAt(service, 'notes/case.md', offset);
        for (const { range, snippet, kind, label } of items.slice(0, 3)) {
          assert.ok(range.start <= offset && offset <= range.end);
          assert.doesNotMatch(text.slice(range.start, range.end), /[\r\n]/u);
          taken.set(kind, (taken.get(kind) ?? 0) + 1);
          if (!['actor', 'office', 'note'].includes(kind) || !text.slice(0, range.start).endsWith('[['))
            continue;
          const inserted = snippet.replace(/\\([\\$}])/gu, '$1');
          const after = text.slice(0, range.start) + inserted + text.slice(range.end);
          const links = factsOf('notes/case.md', after).links;
          const link = links.find(
            ({ form, targetRange }) => form === 'wiki' && targetRange.start === range.start,
          );
          assert.equal(link?.target, label, JSON.stringify({ text, after }));
        }
      }),
      { numRuns: 400 },
    );
    assert.ok((taken.get('actor') ?? 0) > 20 && (taken.get('key') ?? 0) > 0, JSON.stringify([...taken]));
  });
});
