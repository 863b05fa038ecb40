import assert from 'node:assert/strict';
import { hoverAt } from '../../src/core/features/hover.ts';
import { Service } from '../../src/core/service.ts';

/** The card over the first place of a word in a note, in a workspace of these files. */
function card(files: Readonly<Record<string, string>>, word: string): string {
  const service = new Service(() => '2025-09-01');
  service.apply(Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text })));
  const note = files['note.md'] ?? '';
  return hoverAt(service, 'note.md', note.indexOf(word) + 1)?.markdown ?? '';
}

const note = (asOf: string, body: string): string => `---\ntype: note\nas-of: ${asOf}\n---\n\n${body}\n`;

describe('the card of an actor', () => {
  const han = `---
type: person
name: Han Duck-soo
positions:
  - { office: Prime Minister, start: 2022-05-21, end: 2025-05-01 }
---
`;
  const over = (asOf: string): string =>
    card({ 'han.md': han, 'note.md': note(asOf, 'Han Duck-soo spoke.') }, 'Han');

  it('says what office the person held that day', () => {
    assert.match(over('2023-01-01'), /On 1 January 2023: Prime Minister, from 21 May 2022 to 1 May 2025\./u);
  });

  it('tells a record without an entry from a time without an office', () => {
    assert.match(over('2020-01-01'), /the record has no entry for that date/u);
    assert.match(over('2025-08-01'), /held no office then, by this record\. Before: Prime Minister/u);
  });

  it('has at most 12 lines', () =>
    assert.ok(
      over('2023-01-01')
        .split('\n')
        .filter((line) => line !== '').length <= 12,
    ));
});

describe('the card of a title beside a surname', () => {
  const lee = `---
type: person
name: Lee Jae-myung
family: Lee
positions:
  - { office: President of South Korea, start: 2025-06-04 }
---
`;
  const over = (asOf: string): string =>
    card({ 'lee.md': lee, 'note.md': note(asOf, 'They met President Lee.') }, 'Lee');

  it('says which title on which day', () =>
    assert.match(over('2025-06-04'), /Why this one: “President” on 4 June 2025; no other “Lee” here/u));

  it('offers the one who has yet to hold the office, and links nobody', () =>
    assert.match(over('2025-06-03'), /As “President” on 3 June 2025 .+ perhaps Lee Jae\\?-myung \(lee\)/u));
});

describe('words of notes in a card', () => {
  const hostile = '![x](https://evil.example/x.png) [y](command:z) <img src=q> www.evil.example';

  it('can link, load and run nothing, wherever they come from', () => {
    const person = `---\ntype: person\nname: Han Duck-soo\nnames: [{ value: "${hostile}", lang: ko, kind: native }]\npositions:\n  - { office: "${hostile}", start: "${hostile}", source: "${hostile}" }\nchecked: "${hostile}"\n---\n`;
    const source = `---\ntype: source\nid: s\ntitle: "${hostile}"\npublisher: "${hostile}"\nissued: "${hostile}"\nreliability: constructor\nderived-from: "${hostile}"\n---\n`;
    const text = note('2023-01-01', 'Han Duck-soo spoke [@s].');
    const files = { 'han.md': person, 's.md': source, 'note.md': text };
    for (const markdown of [card(files, 'Han'), card(files, '@s')]) {
      assert.ok(markdown.includes('evil'), 'the words are shown');
      assert.doesNotMatch(markdown, /(?<!\\)(?:[<[!]|:\/\/)|www\.|function/u);
    }
  });
});
