import assert from 'node:assert/strict';
import { codeActionsAt } from '../../src/core/features/code-actions.ts';
import { completionsAt } from '../../src/core/features/completion.ts';
import { hoverAt } from '../../src/core/features/hover.ts';
import { begunNote } from '../../src/core/features/new-note.ts';
import { claimRows, sourceRows } from '../../src/core/features/rows.ts';
import { Service } from '../../src/core/service.ts';
import { normalAddress } from '../../src/core/text/addresses.ts';
import { ageAt } from '../../src/core/text/ages.ts';
import { day } from '../../src/core/text/dates.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { parseEdtf } from '../../src/core/text/edtf.ts';

const sources = {
  'sources/bluth.md':
    '---\nid: bluth-collision\ntype: source\ntitle: Lee on a collision course\nauthor: [Christoph Blüth, B. Other]\npublisher: Asia Times\nissued: 2025-01-07\nurl: https://example.org/bluth\nreliability: B\n---\n',
  'sources/two.md':
    '---\nid: two\ntype: source\ntitle: 한국의 두 번째\nurl: https://www.example.org/two/?id=1&utm_source=x\n---\n',
};

function serviceWith(text: string, more: Readonly<Record<string, string>> = {}): Service {
  const service = new Service(() => '2025-11-15');
  const all = Object.entries({ ...sources, ...more, 'notes/case.md': text });
  service.apply(all.map(([path, each]) => ({ kind: 'text', path, text: each })));
  return service;
}

describe('what a claim cites', () => {
  const evidence = (text: string): unknown =>
    claimRows(serviceWith(text), () => true).map((row) =>
      row.evidence.map(({ source, stance, locator }) => [source, stance, locator].join(' ').trim()),
    );

  for (const [title, text, expected] of [
    ['a footnote’s citations', '[a[^1]]{.claim}\n\n[^1]: [see also @two, p. 3]', [['two informs p. 3']]],
    ['a footnote behind a span', '[a]{.claim}.[^1]\n\n[^1]: As @two [p. 3] says.', [['two supports p. 3']]],
    ['an inline note', '[a]{.claim}^[Contra @two, say.]', [['two opposes']]],
    ['footnotes of footnotes', '[a[^1]]{.claim}\n\n[^1]: b[^2]\n\n[^2]: c[^1] [@two]', [['two supports']]],
    [
      'a footnote of two claims',
      '[a[^1]]{.claim} [b[^1]]{.claim}\n\n[^1]: [@two]',
      [['two supports'], ['two supports']],
    ],
    ['no footnote that is not defined', '[a[^1]]{.claim}', [[]]],
    ['a link', '[a [b](http://example.org/bluth/#c)]{.claim}', [['bluth-collision supports']]],
    [
      'a reference link',
      '[a [b][c]]{.claim}\n\n[c]: https://www.example.org/bluth',
      [['bluth-collision supports']],
    ],
    ['an address behind a span', '[a]{.claim} (https://example.org/two?id=1&fbclid=z).', [['two supports']]],
    ['another address of the site', '[a]{.claim} (https://example.org/two?id=2).', [[]]],
    [
      'an address with its stance',
      '[a (but see https://example.org/bluth)]{.claim}.',
      [['bluth-collision opposes']],
    ],
    [
      'no stance of a word in prose',
      '[The pace [of it](https://example.org/bluth)]{.claim}',
      [['bluth-collision supports']],
    ],
    [
      'a link in a footnote',
      '[a]{.claim}[^1]\n\n[^1]: Cf. <https://example.org/bluth>.',
      [['bluth-collision informs']],
    ],
    [
      'a lead-in with an address',
      'So it is said (https://example.org/bluth):\n\n[a]{.claim}',
      [['bluth-collision supports']],
    ],
    ['a lead-in where the claim has a handle', 'So [@two]:\n\n[a, says @handle]{.claim}', [['two supports']]],
    [
      'no lead-in where the claim cites',
      'So [@two]:\n\n[a [[bluth-collision]]]{.claim}',
      [['bluth-collision supports']],
    ],
    [
      'what is an inner claim’s only there',
      '::: {.claim}\n\nA [b [c](https://example.org/bluth)]{.claim}\n\n:::',
      [[], ['bluth-collision supports']],
    ],
    [
      'no link in code or an image',
      '[a `https://example.org/bluth` ![b](https://example.org/bluth)]{.claim}',
      [[]],
    ],
  ] as const)
    it(title, () => assert.deepEqual(evidence(text), expected));

  it('is counted for each source, and of quotations in its sentence', () => {
    const text =
      'He spoke of “a collision course” at [length](https://example.org/bluth).\n\nAgain[^1] [@two].\n\n[^1]: [[bluth-collision]]';
    const captured = `${sources['sources/bluth.md'].slice(0, -4)}capture: { file: captures/b.txt }\n---\n`;
    const service = serviceWith(text, { 'sources/bluth.md': captured });
    service.setCapture('captures/b.txt', { text: 'He is on a course.' });
    assert.deepEqual(
      sourceRows(service, () => true).map(({ id, cited }) => [id, cited]),
      [
        ['bluth-collision', 2],
        ['two', 1],
      ],
    );
    assert.deepEqual(
      service.findingsIn('notes/case.md').map(({ check }) => check),
      ['quote-not-found'],
    );
  });

  it('follows a source that gets another address', () => {
    const service = serviceWith(
      '[a](https://example.org/moved){.x} [b [c](https://example.org/moved)]{.claim}',
    );
    const status = (): unknown => service.judgement('notes/case.md').claims.map((claim) => claim.status);
    assert.deepEqual(status(), ['unsourced']);
    const moved = sources['sources/two.md'].replace(/url: .*/u, 'url: https://example.org/moved');
    service.apply([{ kind: 'text', path: 'sources/two.md', text: moved }]);
    assert.deepEqual(status(), ['sourced']);
    assert.equal(service.sources.counts('sources/two.md').claims, 1);
    service.apply([{ kind: 'gone', path: 'notes/case.md' }]);
    assert.equal(service.sources.counts('sources/two.md').claims, 0);
  });
});

describe('web addresses', () => {
  for (const [one, other] of [
    ['https://www.Example.org/a/', 'http://example.org/a'],
    ['www.example.org', 'https://example.org:443/'],
    ['https://example.org/a?utm_campaign=x&id=1&gclid=2#top', 'https://example.org/a?id=1'],
    ['https://example.org/한국', 'https://example.org/%ED%95%9C%EA%B5%AD'],
  ] as const)
    it(`${one} is ${other}`, () => assert.equal(normalAddress(one), normalAddress(other)));

  it('differ in path, case of it, and what they ask for; other schemes are none', () => {
    const all = ['a', 'A', 'a/b', 'a?id=1', 'a?id=2', 'a?ref=x'].map((path) => `https://example.org/${path}`);
    assert.equal(new Set(all.map(normalAddress)).size, all.length);
    for (const none of ['mailto:a@example.org', 'notes/a.md', '#top', 'ftp://example.org', '//example.org'])
      assert.equal(normalAddress(none), null);
  });
});

describe('a citation that is completed', () => {
  /** The text after the first suggestion has been taken at the `‸`. */
  function completed(marked: string, label?: string): string | null {
    const offset = marked.indexOf('‸');
    const text = marked.replace('‸', '');
    const { items } = completionsAt(serviceWith(text), 'notes/case.md', offset);
    const item = label === undefined ? items[0] : items.find((each) => each.label === label);
    if (!item) return null;
    if (item.filter !== null) assert.equal(item.filter, text.slice(item.range.start, offset));
    return `${text.slice(0, item.range.start)}${item.snippet.replace(/\\(.)/gu, '$1')}${text.slice(item.range.end)}`;
  }

  for (const [typed, becomes, label] of [
    ['So [@‸', 'So [@bluth-collision'],
    ['So [@blu‸]', 'So [@bluth-collision]'],
    ['So [@bluth-col‸lision]', 'So [@bluth-collision]', 'bluth-collision'],
    ['So [see @course‸]', 'So [see @bluth-collision]'],
    ['So [@blüth 2025 collision‸]', 'So [@bluth-collision]'],
    ['So [-@한국‸]', 'So [-@two]'],
    ['So [@two; @b‸]', 'So [@two; @bluth-collision]'],
    ['So [@two; b‸]', 'So [@two; @bluth-collision]'],
    ['So [‸]', 'So [@bluth-collision]'],
    ['[Seoul says so [@bl‸]]{.claim}', '[Seoul says so [@bluth-collision]]{.claim}'],
    ['[So]{.claim} [@b‸', '[So]{.claim} [@bluth-collision'],
    ['So says @bl‸, again', 'So says @bluth-collision, again'],
    ['@tw‸에서', '@{two}에서'],
    ['@{tw‸}에서', '@{two}에서'],
    ['So [@two‸]', 'So [@two, p. ]'],
    ['So [@two,‸]', 'So [@two, p. ]'],
    ['So [@two, ‸]', 'So [@two, p. ]'],
    ['So [@two, ch‸]', 'So [@two, chap. ]'],
    ['So [see @bluth-collision, vol‸; @two]', 'So [see @bluth-collision, vol. ; @two]'],
  ] as const)
    it(typed, () => assert.equal(completed(typed, label), becomes));

  for (const typed of [
    'Mail lee@bl‸',
    '`[@bl‸]`',
    'So [@two, p. 3‸]',
    '- [‸] a task',
    '![‸',
    '[^‸',
    '[Seoul says ‸]{.claim}',
    '[a](https://example.org/@bl‸)',
    'no bl‸',
    '---\ntitle: "@bl‸"\n---\n',
  ])
    it(`is not offered: ${typed}`, () => assert.equal(completed(typed), null));

  it('tells title, authors and year', () => {
    const [item] = completionsAt(serviceWith('[@bl'), 'notes/case.md', 4).items;
    assert.equal(item?.detail, 'Lee on a collision course · Christoph Blüth et al. · 2025');
    assert.equal(item.cites, 'bluth-collision');
  });

  it('follows sources that come and go', () => {
    const service = serviceWith('[@');
    const labels = (): string[] => completionsAt(service, 'notes/case.md', 2).items.map(({ label }) => label);
    assert.deepEqual(labels(), ['bluth-collision', 'two']);
    service.apply([{ kind: 'gone', path: 'sources/bluth.md' }]);
    service.apply([{ kind: 'text', path: 'sources/a.md', text: '---\ntype: source\nkey: Able:2020\n---\n' }]);
    assert.deepEqual(labels(), ['Able:2020', 'two']);
  });
});

describe('the card of a source', () => {
  const text =
    '---\ntype: note\nas-of: 2025-08-25\n---\n\n[It is so [@bluth-collision]]{.claim}. See https://example.org/bluth.\n';

  it('tells its age at the note’s date, at a key and at its address', () => {
    const service = serviceWith(text);
    for (const words of ['bluth-collision', 'https://example.org']) {
      const card = hoverAt(service, 'notes/case.md', text.indexOf(words) + 3)?.markdown ?? '';
      assert.match(
        card,
        /Christoph Blüth, B\. Other · Asia Times · 7 January 2025 \(7 months old on 25 August 2025\)/u,
      );
      assert.match(card, /B: usually reliable/u);
      assert.match(card, /Used by 1 claim/u);
      assert.ok(card.split('\n').length <= 12);
    }
  });

  for (const [issued, at, said] of [
    ['2025-06-07', '2025-06-08', '1 day old'],
    ['2025-06-07', '2025-07-01', '3 weeks old'],
    ['2025-01-31', '2025-03-30', '8 weeks old'],
    ['2023-09', '2025-08-25', '23 months old'],
    ['2013', '2025-08-25', null],
    ['2025-06-07', '2025-06-06', null],
    ['2020-01-01', '2025-01-01', '5 years old'],
  ] as const)
    it(`${issued} is ${said ?? 'of no known age'} on ${at}`, () => {
      const days = parseEdtf(issued);
      assert.ok(days);
      assert.equal(ageAt(days, day(at).earliest ?? ''), said);
    });
});

describe('a source that is made of a link', () => {
  function made(text: string, words: string): { text: string; note: string; path: string } | null {
    const service = serviceWith(text);
    const start = text.indexOf(words);
    const action = codeActionsAt(service, 'notes/case.md', { start, end: start }).find(
      ({ title }) => title === 'Make a source of this link',
    );
    if (!action?.begins) return null;
    const file = begunNote(service, action.begins, () => true);
    assert.ok(file);
    const edited = applyEdits(text, action.edits ?? []);
    service.apply([
      { kind: 'text', ...file },
      { kind: 'text', path: 'notes/case.md', text: edited },
    ]);
    assert.deepEqual(
      service
        .findings()
        .filter(({ check }) => /^(?:link-not|unresolved|citation-n|frontmatter)/u.test(check)),
      [],
    );
    return { text: edited, note: file.text, path: file.path };
  }

  for (const [text, words, becomes] of [
    ['[It is [so they say](https://x.org/a)]{.claim}.', 'so', '[It is so they say [@so-they-say]]{.claim}.'],
    ['[It is so]{.claim} (https://x.org/2025/a-b).', 'https', '[It is so]{.claim} [@x-org-2025-a-b].'],
    ['See <https://x.org/a>.', 'x.org', 'See [@x-org-a].'],
    ['See [here](https://x.org/a).', 'here', 'See here [@x-org-a].'],
    ['See [two](https://x.org/a).', 'two', 'See two [@two-2].'],
    ['[It is so]{.claim}[^1]\n\n[^1]: www.x.org/a', 'www', '[It is so]{.claim}[^1]\n\n[^1]: [@x-org-a]'],
    ['[기사](https://x.org/a)에서', '기사', '기사 [@기사]에서'],
  ] as const)
    it(text, () => assert.equal(made(text, words)?.text, becomes));

  it('lies with the other sources and knows its address and the day', () => {
    const { path, note } = made('See [A report](https://x.org/a?b=c#d).', 'A report') ?? {
      path: '',
      note: '',
    };
    assert.equal(path, 'sources/a-report.md');
    assert.match(note, /^title: A report$/mu);
    assert.match(note, /^url: https:\/\/x\.org\/a\?b=c#d$/mu);
    assert.match(note, /^accessed: 2025-11-15$/mu);
  });

  for (const [text, words] of [
    ['See [known](https://example.org/bluth).', 'known'],
    ['See [a file](a.pdf).', 'file'],
    // Brackets around it would make a link of it, attributes behind it a claim.
    ['See [https://x.org/a] there.', 'https'],
    ['See [it](https://x.org/a){.claim}.', 'it'],
  ] as const)
    it(`is not offered: ${text}`, () => assert.equal(made(text, words), null));
});
