import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Mention } from '../../src/core/actors/mentions.ts';
import { type Asked, MentionIndex } from '../../src/core/actors/mention-index.ts';
import { mentionRows } from '../../src/core/features/rows.ts';
import type { NoteFacts } from '../../src/core/model/facts.ts';
import { factsOf } from '../../src/core/notes/facts.ts';
import { type Change, Service } from '../../src/core/service.ts';
import { foldName } from '../../src/core/text/fold.ts';
import { Uses } from '../../src/core/state/uses.ts';
import { Lookup } from '../../src/core/workspace/lookup.ts';
import { Workspace } from '../../src/core/workspace/workspace.ts';

const today = '2025-11-15';

const person = (id: string, frontmatter: string): Change => ({
  kind: 'text',
  path: `actors/${id}.md`,
  text: `---\ntype: person\n${frontmatter}---\n`,
});

const president = (start: string, end = ''): string =>
  `positions: [{ office: President of South Korea, start: ${start}${end && `, end: ${end}`} }]\n`;

const people: readonly Change[] = [
  person('lee', `name: Lee Jae-myung\nfamily: Lee\n${president('2025-06-04')}`),
  person('yoon', `name: Yoon Suk-yeol\nfamily: Yoon\n${president('2022-05-10', '2025-04-04')}`),
  person('judge', 'name: Lee Jong-seok\nfamily: Lee\n'),
];

const note = (body: string, frontmatter = 'as-of: 2025-09-01\n'): Change => ({
  kind: 'text',
  path: 'note.md',
  text: `---\ntype: note\n${frontmatter}---\n\n${body}\n`,
});

function serviceWith(body: string, frontmatter?: string): Service {
  const service = new Service(() => today);
  service.apply([...people, note(body, frontmatter)]);
  return service;
}

const mentionsIn = (body: string, frontmatter?: string): readonly Mention[] =>
  serviceWith(body, frontmatter).judgement('note.md').mentions;

/** One line a mention: words, who, by which step, at which day. */
const said = (mentions: readonly Mention[]): string[] =>
  mentions.map(
    ({ text, actor, how, on, title }) =>
      `${text} ${actor === null ? '?' : actor.slice(7, -3)} ${how} ${on?.earliest ?? '-'}${title ? ` ${title.form} ${title.standing ?? 'open'}` : ''}`,
  );

describe('how a mention was decided', () => {
  it('is told with the date at which it was', () => {
    const mentions = mentionsIn(
      'President Lee met Yoon Suk-yeol. The Yoon government is over, Yoon said to [[judge|him]]. Lee left.',
    );
    assert.deepEqual(said(mentions), [
      'Lee lee title 2025-09-01 title then',
      'Yoon Suk-yeol yoon name 2025-09-01',
      'Yoon yoon title 2025-09-01 administration before',
      'Yoon yoon context 2025-09-01',
      'him judge link 2025-09-01',
      'Lee ? name 2025-09-01',
    ]);
  });

  it('says where the actor was named before', () => {
    const mentions = mentionsIn('Yoon Suk-yeol came. Yoon left. Then Yoon slept.');
    const [full, first] = mentions.map(({ range }) => range);
    assert.deepEqual(
      mentions.map(({ earlier }) => earlier),
      [null, full, first],
    );
  });

  it("names the note's actors where those decided", () => {
    assert.deepEqual(said(mentionsIn('Lee left. Lee came.', 'as-of: 2025-09-01\nactors: judge\n')), [
      'Lee judge actors 2025-09-01',
      'Lee judge context 2025-09-01',
    ]);
  });

  it("is judged at the claim's date, and counts who came to hold the office by the note's", () => {
    assert.deepEqual(said(mentionsIn('[President Lee spoke]{.claim on=2024-08-26}.')), [
      'Lee lee title 2024-08-26 title later',
    ]);
    assert.deepEqual(
      said(mentionsIn('[President Lee spoke]{.claim on=2024-08-26}.', 'as-of: 2024-09-01\n')),
      ['Lee ? title 2024-08-26 title open'],
    );
  });

  it("is judged at the sentence's date where the note's leaves it open", () => {
    assert.deepEqual(said(mentionsIn('In 2023 then-President Yoon spoke.')), [
      'Yoon yoon title 2023-01-01 title then',
    ]);
  });

  it('is today where nothing else is known', () => {
    const service = serviceWith('President Lee spoke.', '');
    assert.deepEqual(said(service.judgement('note.md').mentions), ['Lee lee title - title then']);
    const [row] = mentionRows(service, (path) => path === 'note.md');
    assert.deepEqual([row?.actor, row?.how, row?.on], ['lee', 'title', today]);
  });

  it('follows from the offices that office notes name', () => {
    const service = new Service(() => today);
    const office = (titles: string): Change => ({
      kind: 'text',
      path: 'offices/chair.md',
      text: `---\ntype: office\nid: chair\nname: The chair\ntitles: { en: ${titles} }\n---\n`,
    });
    const holder = person(
      'kim',
      'name: Kim Min\nfamily: Kim\npositions: [{ office: chair, start: 2020-01-01 }]\n',
    );
    const actor = (): string[] => said(service.judgement('note.md').mentions);
    service.apply([holder, office('Border Czar'), note('Border Czar Kim spoke, and Envoy Kim.')]);
    assert.deepEqual(actor(), ['Kim kim title 2025-09-01 title then']);
    service.apply([office('Envoy')]);
    assert.deepEqual(actor(), ['Kim kim title 2025-09-01 title then']);
    service.apply([{ kind: 'gone', path: 'offices/chair.md' }]);
    assert.deepEqual(actor(), []);
  });

  it('changes with who else bears the surname', () => {
    const service = serviceWith('Yoon Suk-yeol came. Yoon Il came. Yoon left.');
    const last = (): string | undefined => said(service.judgement('note.md').mentions).at(-1);
    // Somebody who is not known is called so.
    assert.equal(last(), 'Yoon ? name 2025-09-01');
    service.apply([note('Yoon Suk-yeol came. Yoon left.')]);
    assert.equal(last(), 'Yoon yoon context 2025-09-01');
    service.apply([
      note('Yoon Suk-yeol came. Yoon Il came. Yoon left.'),
      person('il', 'name: Yoon Il\nfamily: Yoon\n'),
    ]);
    assert.deepEqual(service.judgement('note.md').mentions.at(-1)?.candidates, [
      'actors/il.md',
      'actors/yoon.md',
    ]);
  });
});

/** Counts the notes that are looked through. */
class CountedIndex extends MentionIndex {
  matched: string[] = [];

  protected override matchedFor(
    changed: ReadonlyMap<string, NoteFacts | null>,
    all: ReadonlyMap<string, NoteFacts>,
    asked: ReadonlyMap<string, Asked>,
  ): Set<NoteFacts> {
    const notes = super.matchedFor(changed, all, asked);
    this.matched = [...notes].map(({ path }) => path).sort();
    return notes;
  }
}

describe('an actor who gains a name', () => {
  const workspace = new Workspace();
  const index = new CountedIndex();
  const take = (...files: readonly (readonly [string, string])[]): string[] => {
    const changed = new Map<string, NoteFacts>();
    const keys = new Set<string>();
    for (const [path, text] of files) {
      const facts = factsOf(path, text);
      for (const key of workspace.setNote(facts).keys) keys.add(key);
      changed.set(path, facts);
    }
    index.update(changed, {
      all: workspace.notes,
      keys,
      lookup: (asked) => new Lookup(workspace, new Uses(), asked),
    });
    return index.matched.filter((path) => !changed.has(path));
  };
  const actor = (frontmatter: string): readonly [string, string] => [
    'lee.md',
    `---\ntype: person\nname: Lee Jae-myung\n${frontmatter}---\n`,
  ];

  it('has only the notes matched again that may hold it', () => {
    const others = Array.from({ length: 200 }, (_, at) => [`n${at}.md`, `Nothing of note ${at}.\n`] as const);
    take(
      ...others,
      ['kim.md', 'Minister Kim left.\n'],
      ['lee-note.md', 'Lee left, and Minister Lee.\n'],
      actor(''),
    );
    assert.deepEqual(take(actor('aliases: [Minister Kim]\n')), ['kim.md']);
    assert.deepEqual(take(actor('family: Lee\naliases: [Minister Kim]\n')), ['lee-note.md']);
    assert.deepEqual(take(actor('family: Lee\naliases: [Minister Kim]\nsummary: Typed.\n')), []);
    // An office more, by which it may be meant beside its surname.
    const office = 'positions: [{ office: Foreign Minister, start: 2020-01-01 }]\n';
    assert.deepEqual(take(actor(`family: Lee\naliases: [Minister Kim]\n${office}`)), ['lee-note.md']);
    assert.equal(index.found('lee-note.md').at(-1)?.holders.length, 1);
    assert.deepEqual(take(actor('family: Lee\n')), ['kim.md', 'lee-note.md']);
  });
});

describe('any prose', () => {
  const pieces = [
    'President ',
    'president ',
    'former ',
    'then-',
    'Acting ',
    'Presidents ',
    ', president of South Korea,',
    ' and ',
    'Lee',
    'Lee’s',
    'Lee\u00adJae',
    'Lee Jae-myung',
    'LEE JAE-MYUNG',
    'Lee Jae-\nmyung',
    'Yoon',
    '이',
    '이재명',
    '윤',
    ' 대통령',
    '전 ',
    '은 ',
    ' 미국 ',
    ' 정부',
    '李',
    '李在明',
    '总统',
    '前',
    '首相',
    '。',
    '、',
    ' administration',
    ' Government',
    'In 2023 ',
    ' on 4 June 2025',
    '2025년 6월 4일 ',
    '\n\n',
    '\n',
    '**',
    '[[lee|',
    ']]',
    '`',
    '# ',
    ' | ',
    'e\u0301',
    '\u{20000}',
    '\ud800',
    '-',
    '–',
    '.',
    ', ',
    ' ',
  ];
  const prose = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));

  it('leads to mentions in order that do not overlap, whose ranges hold their words, and never throws', () => {
    const service = new Service(() => today);
    service.apply([
      ...people,
      person(
        'li',
        `name: 李在明\nnames: [{ value: 이재명, lang: ko, kind: native }, { value: 李在明, lang: zh }]\n${president('2025-06-04')}`,
      ),
    ]);
    fc.assert(
      fc.property(
        prose,
        fc.constantFrom('', 'actors: [judge]\n', 'as-of: 2025-09-01\nactors: [lee, yoon]\n'),
        (body, head) => {
          const change = note(body, head);
          service.apply([change]);
          const text = change.kind === 'text' ? change.text : '';
          assert.deepEqual(
            service.findingsIn('note.md').filter(({ check }) => check === 'internal-error'),
            [],
          );
          let end = 0;
          for (const { range, text: words, actor, candidates, how } of service.judgement('note.md')
            .mentions) {
            assert.ok(range.start >= end && range.end > range.start, body);
            end = range.end;
            assert.equal(text.slice(range.start, range.end), words);
            if (actor !== null) assert.deepEqual(candidates, [actor]);
            else assert.ok(candidates.length > 0);
            // The words of a link are the writer's own.
            if (how !== 'link') assert.ok(!/^\s|\s$|['’]s$/u.test(foldName(words).text), words);
          }
        },
      ),
      { numRuns: 600 },
    );
  }).timeout(60_000);
});
