import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Mention } from '../../src/core/actors/mentions.ts';
import { actorCard } from '../../src/core/features/actor-card.ts';
import { actorRows } from '../../src/core/features/rows.ts';
import { actorDocumentation, actorHover } from '../../src/core/features/actor-hover.ts';
import { hoverAt } from '../../src/core/features/hover.ts';
import { Service } from '../../src/core/service.ts';
import { day } from '../../src/core/text/dates.ts';

type Files = Readonly<Record<string, string>>;

function serviceWith(files: Files, config: string | null = null): Service {
  const service = new Service(() => '2025-09-01');
  service.configure(config);
  service.apply(Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text })));
  return service;
}

/** The lines of the card over the first place of a word in note.md. */
function card(files: Files, word: string, config: string | null = null): string[] {
  const note = files['note.md'] ?? '';
  const hover = hoverAt(serviceWith(files, config), 'note.md', note.indexOf(word) + 1);
  return hover?.markdown.split(/ {2}\n/u) ?? [];
}

const yaml = (type: string, ...lines: string[]): string => `---\ntype: ${type}\n${lines.join('\n')}\n---\n`;
const note = (asOf: string, body: string): string => `${yaml('note', `as-of: ${asOf}`)}\n${body}\n`;

const han = yaml(
  'person',
  'name: Han Duck-soo',
  'names: [{ value: 한덕수, lang: ko, kind: native }]',
  'positions:',
  '  - { office: Prime Minister, of: South Korea, start: 2022-05-21, end: 2025-05-01, source: a, party: None }',
  '  - { office: President, of: South Korea, capacity: acting, start: 2024-12-14, end: 2024-12-27, source: b }',
  'checked: 2024-12-01',
);

describe('the card of an actor', () => {
  it('says in one glance who that is, what he held then, and how old the record is', () => {
    const said = card({ 'han.md': han, 'note.md': note('2023-01-01', 'Han Duck-soo spoke.') }, 'Han');
    assert.deepEqual(said, [
      '**Han Duck-soo** · 한덕수',
      'On 1 January 2023: Prime Minister, from 21 May 2022 to 1 May 2025.',
      'Why this one: nobody else here has the name “Han Duck-soo”.',
      '0 claims and 1 mention in this note; 0 claims and 1 mention in this workspace.',
      'Record checked 1 December 2024 against a, b.',
    ]);
  });

  it('says both offices where two are held, the substantive one first', () => {
    const said = card({ 'han.md': han, 'note.md': note('2024-12-20', 'Han Duck-soo spoke.') }, 'Han');
    assert.match(said[1] ?? '', /: Prime Minister, from/u);
    assert.match(said[2] ?? '', /: Acting President, from 14 December 2024 to 27 December 2024\./u);
  });

  it('says first what was held for sure, and of the rest that it may have been', () => {
    const qin = yaml(
      'person',
      'name: Qin Gang',
      'positions:',
      '  - { office: Ambassador, start: 2021-07-28, end: unknown }',
      '  - { office: Foreign Minister, capacity: acting, start: 2022-12-30, end: 2023-07-25 }',
    );
    const files = { 'qin.md': qin, 'note.md': note('2023-02-10', 'Qin Gang spoke.') };
    const said = card(files, 'Qin');
    assert.deepEqual(said.slice(1, 3), [
      'On 10 February 2023: Acting Foreign Minister, from 30 December 2022 to 25 July 2023.',
      'On 10 February 2023, perhaps: Ambassador, from 28 July 2021, left on a day not known.',
    ]);
    assert.ok(!said.some((line) => line.startsWith('Now')), 'who has left holds it no more');
    const service = serviceWith(files);
    assert.equal(actorCard(service, 'qin', day('2023-02-10'))?.office?.name, 'Foreign Minister');
    const rows = (on: string) => actorRows(service, day(on), () => true).map(({ office }) => office);
    assert.deepEqual(rows('2023-02-10'), ['acting Foreign Minister']);
    assert.deepEqual(rows('2022-02-10'), ['Ambassador']);
    const today = actorCard(service, 'qin', day('2025-09-01'));
    assert.deepEqual([today?.office, today?.previous?.name], [null, 'Foreign Minister']);
  });

  it('says what is held now once, where it came after the date', () => {
    const wang = yaml(
      'person',
      'name: Wang Yi',
      'positions:',
      '  - { office: Foreign Minister, start: 2013-03-16, end: 2022-12-30 }',
      '  - { office: Foreign Minister, start: 2023-07-25 }',
    );
    const said = card({ 'wang.md': wang, 'note.md': note('2023-02-10', 'Wang Yi spoke.') }, 'Wang');
    assert.deepEqual(said.slice(1, 3), [
      'On 10 February 2023: held no office then, by this record. Before: Foreign Minister, from 16 March 2013 to 30 December 2022.',
      'Now: Foreign Minister, since 25 July 2023.',
    ]);
  });

  it('tells a time without an office from one that the record does not speak of', () => {
    const on = (asOf: string) =>
      card({ 'han.md': han, 'note.md': note(asOf, 'Han Duck-soo spoke.') }, 'Han')[1];
    assert.equal(
      on('2020-01-01'),
      'On 1 January 2020: the record has no entry for that date. The first is Prime Minister, from 21 May 2022 to 1 May 2025.',
    );
    assert.equal(
      on('2025-08-01'),
      'On 1 August 2025: held no office then, by this record. Before: Prime Minister, from 21 May 2022 to 1 May 2025.',
    );
  });

  it('counts claims and mentions here and in the workspace', () => {
    const files = {
      'han.md': han,
      'note.md': note(
        '2023-01-01',
        'Han Duck-soo spoke. [Han Duck-soo left]{.claim}.\n\n[So]{.claim by=han}.',
      ),
      'other.md': note('2023-01-01', '[Han Duck-soo stayed]{.claim}.'),
    };
    assert.ok(
      card(files, 'Han').includes(
        '2 claims and 2 mentions in this note; 3 claims and 3 mentions in this workspace.',
      ),
    );
  });

  it('gives party and country where others share the name, and names them', () => {
    const files = {
      'han.md': han,
      'other.md': yaml('person', 'id: other', 'name: Han Duck-soo'),
      'note.md': note('2023-01-01', '[[han|Han Duck-soo]] spoke.'),
    };
    const [name, , ...rest] = card(files, 'Duck');
    assert.equal(name, '**Han Duck-soo** · 한덕수 · None · South Korea');
    assert.equal(rest[0], 'Why this one: the link names this actor.');
    const without = card({ 'han.md': han, 'note.md': note('2023-01-01', 'Han Duck-soo spoke.') }, 'Han');
    assert.doesNotMatch(without.join(), /Why.*could have been|· None/u);
  });

  it('marks a stale record by the rule of the workspace, and never that of the dead', () => {
    const files = (more = '') => ({
      'han.md': han.replace('checked:', `${more}checked:`),
      'note.md': note('2025-06-01', 'Han Duck-soo spoke.'),
    });
    const stale = / \*\*Stale\*\*: it counted until 30 May 2025\.$/u;
    assert.match(card(files(), 'Han').at(-1) ?? '', stale);
    assert.doesNotMatch(card(files(), 'Han', 'check-actors-every: 1y\n').at(-1) ?? '', /Stale/u);
    assert.doesNotMatch(card(files('check-every: 7m\n'), 'Han').at(-1) ?? '', /Stale/u);
    const dead = card(files('died: 2025-05-30\n'), 'Han');
    assert.doesNotMatch(dead.at(-1) ?? '', /Stale/u);
    assert.ok(dead.includes('Died 30 May 2025.'));
    const json = (on: string) => actorCard(serviceWith(files()), 'han', day(on))?.stale;
    assert.deepEqual([json('2025-05-30'), json('2025-05-31')], [false, true]);
  });

  it('says which step of the ladder decided', () => {
    const files = { 'han.md': han, 'note.md': note('2023-01-01', 'Han Duck-soo spoke. Han left.') };
    const service = serviceWith(files);
    const facts = service.notes.get('note.md');
    const [first] = service.judgement('note.md').mentions;
    assert.ok(facts && first);
    const why = (more: Partial<Mention>): string =>
      actorHover(service, facts, { ...first, ...more })
        ?.split(/ {2}\n/u)
        .find((line) => line.startsWith('Why')) ?? '';
    const title = { written: 'Prime Minister', form: 'title', standing: 'then' } as const;
    assert.match(
      why({ how: 'title', title }),
      /“Prime Minister” on 1 January 2023; no other “Han Duck-soo”/u,
    );
    assert.match(
      why({ how: 'context', text: 'Han', earlier: first.range }),
      /line 6 of this note names “Han Duck-soo”, and nobody else before whom “Han” fits\./u,
    );
    assert.match(why({ how: 'actors', text: 'Han' }), /of those called “Han” the note lists this one alone/u);
  });
});

describe('the card of an open mention', () => {
  const wangs = (count: number): Files =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `wang-${at}.md`,
        yaml('person', 'name: Wang Yi', ...(at === 1 ? ['positions: [{ office: Mayor, start: 2020 }]'] : [])),
      ]),
    );

  it('tells the candidates apart by what they held, and says how to tag', () => {
    const said = card({ ...wangs(2), 'note.md': note('2023-01-01', 'Wang Yi spoke.') }, 'Wang');
    assert.deepEqual(said, [
      '**Wang Yi** may be any of 2:',
      '• Wang Yi (wang-1): Mayor, since 2020',
      '• Wang Yi (wang-0): no entry for that date',
      'Tag the one that is meant, as in `[[wang-1|Wang Yi]]`, or list one under `actors`.',
    ]);
  });

  it('counts those that have no room', () => {
    const said = card({ ...wangs(30), 'note.md': note('2023-01-01', 'Wang Yi spoke.') }, 'Wang');
    assert.ok(said.includes('• and 24 more'));
  });
});

const long = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => JSON.stringify(`x${text}`));
const position = fc
  .tuple(
    fc.oneof(fc.constantFrom('President', 'Mayor'), long),
    fc.constantFrom('2010', '2019-05', '2020-01-01', '""'),
    fc.constantFrom('', ', end: unknown', ', end: 2021', ', capacity: candidate', ', capacity: elect'),
    fc.oneof(fc.constant('a'), long),
  )
  .map(
    ([office, start, more, source]) =>
      `  - { office: ${office}, start: ${start}${more}, source: ${source}, party: P, of: Q }`,
  );
const record = fc
  .tuple(
    fc.constantFrom('person', 'organisation'),
    fc.array(position, { maxLength: 12 }),
    fc.array(fc.constantFrom('checked: 2019', 'summary: "a\\nb"', 'died: 2024', 'check-every: 1d'), {
      maxLength: 4,
    }),
    fc.oneof(fc.constant('native'), long),
  )
  .map(([type, positions, more, native]) =>
    yaml(
      type,
      'name: Wang Yi',
      `names: [{ value: ${native}, lang: zh, kind: native }, { value: LJM, kind: weak }]`,
      ...(positions.length > 0 ? ['positions:', ...positions] : []),
      ...new Set(more),
    ),
  );

describe('a card of whatever the records hold', () => {
  it('has at most 12 lines', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('2019-05-20', '2020', '2025-01-01'),
        fc.constantFrom(
          'Wang Yi spoke.',
          '[[a0|Wang Yi]] spoke.',
          '[Wang Yi]{.claim} Wang Yi.',
          'President Wang Yi.',
        ),
        (records, asOf, body) => {
          const actors = Object.fromEntries(records.map((text, at) => [`a${at}.md`, text]));
          const service = serviceWith({ ...actors, 'note.md': note(asOf, body) });
          const facts = service.notes.get('note.md');
          assert.ok(facts);
          const hovers = service
            .judgement('note.md')
            .mentions.map((mention) => actorHover(service, facts, mention));
          const documented = Object.keys(actors).map((path) => actorDocumentation(service, 'note.md', path));
          const cards = [...hovers, ...documented].map((markdown) => markdown ?? '');
          assert.ok(cards.length > records.length);
          for (const markdown of cards) {
            assert.notEqual(markdown, '');
            assert.ok(markdown.split('\n').length <= 12, markdown);
          }
        },
      ),
      { numRuns: 100 },
    );
  }).timeout(60_000);
});
