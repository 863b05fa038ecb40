import fc from 'fast-check';
import type { Change } from '../../src/core/service.ts';

/** Notes of a small workspace in which ids, names, offices and surnames keep meeting each other. */

const paths = ['a.md', 'b.md', 'c.md', 'x/a.md', 'x/lee.md', 'lee.md', 'han.md', 'src.md', 'y/src.md'];
const ids = ['lee', 'han', 'src', 'a', 'p'];
const names = ['Lee Jae-myung', 'Han Duck-soo', '이재명', 'Lee', '石破茂'];

const id = fc.constantFrom(...ids);
const name = fc.constantFrom(...names);
const maybe = (line: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), line);

const person = fc
  .tuple(
    maybe(id.map((value) => `id: ${value}\n`)),
    name,
    maybe(name.map((value) => `aliases: [${value}]\n`)),
    maybe(fc.constantFrom('family: Lee\n', 'family: Han\n', 'family: 石破\n')),
    maybe(
      fc.constantFrom(
        'names: [{ value: 이재명, lang: ko, kind: native }]\n',
        'names: [{ value: LJM, kind: weak }]\n',
        'addressed-as: Jae-myung\n',
        'names: [{ value: 李在明, lang: zh, kind: native }]\n',
      ),
    ),
    fc.oneof(
      id,
      fc.constantFrom(
        'President of Korea',
        'Prime Minister of Japan',
        'Border Czar',
        '대한민국 대통령, of: south-korea',
      ),
    ),
    fc.constantFrom(
      'start: 2024-01-01',
      'start: 2025-06-04',
      'start: 2020-01-01, end: 2024-01-01',
      'start: 2024-01-01, capacity: acting',
      'start: 2024-01-01, source: src',
    ),
    maybe(
      fc.constantFrom(
        'checked: 2018-01-01\n',
        'checked: 2024-05-01\ncheck-every: 1m\n',
        'checked: 2018-01\ndied: 2025\n',
      ),
    ),
  )
  .map(
    ([own, called, alias, family, more, office, term, checked]) =>
      `---\ntype: person\n${own}name: ${called}\n${alias}${family}${more}positions:\n  - { office: ${office}, ${term} }\n${checked}---\n`,
  );
const office = fc
  .tuple(
    maybe(id.map((value) => `id: ${value}\n`)),
    fc.constantFrom('President', 'Prime Minister', 'Governor'),
    // Names by which positions mean it, too; two offices may claim one.
    maybe(
      fc.constantFrom(
        'aliases: [Prime Minister of Japan]\n',
        'names: [{ value: 대한민국 대통령, lang: ko }]\nof: south-korea\n',
      ),
    ),
  )
  .map(
    ([own, title, also]) =>
      `---\ntype: office\n${own}name: ${title} of Korea\n${also}titles: { en: ${title} }\n---\n`,
  );
const happening = fc
  .tuple(
    maybe(id.map((value) => `id: ${value}\n`)),
    maybe(fc.constantFrom('start: 2025-05-20\n', 'start: 2025-05-20\nend: 2025-05-21\n')),
  )
  .map(([own, days]) => `---\ntype: event\n${own}name: Signing\n${days}---\n`);
/** Two ways to write one address, and another. */
const address = fc.constantFrom(
  'https://example.org/a',
  'http://www.example.org/a/',
  'https://example.org/b',
);
const source = fc
  .tuple(
    maybe(id.map((value) => `id: ${value}\n`)),
    maybe(
      fc
        .tuple(id, fc.constantFrom('republished', 'translated', 'quoted'))
        .map(([value, as]) => `derived-from: [{ source: ${value}, as: ${as} }, a]\n`),
    ),
    maybe(address.map((value) => `url: ${value}\n`)),
    maybe(fc.constantFrom('capture: captures/c.txt\n', 'capture: { file: captures/d.txt, lines: 1 }\n')),
    maybe(
      fc.constantFrom(
        'issued: 2025-05-26\n',
        'issued: 2024-01\nstate: retracted\n',
        'marking: TLP:RED\n',
        'key: a\nmarking: TLP:AMBER\n',
      ),
    ),
  )
  .map(
    ([own, from, url, captured, issued]) =>
      `---\ntype: source\n${own}title: T\n${url}${from}${captured}${issued}---\n`,
  );
export const sentence = fc.oneof(
  name.map((value) => `President ${value} spoke.`),
  fc
    .tuple(
      fc.constantFrom('President', 'Acting President', 'former Prime Minister', 'Governor'),
      fc.constantFrom('Lee', 'Han', 'LJM'),
    )
    .map(([title, value]) => `They met ${title} ${value}.`),
  fc
    .tuple(name, name)
    .map(([one, other]) => `On 26 May 2021 President ${one} met former Prime Minister ${other}.`),
  name.map((value) => `The ${value} government will act, President ${value} of 2019 said.`),
  fc.constantFrom('이 대통령은 말했다.', '石破首相, 李总统.', '한 전 총리가.'),
  fc.constantFrom(
    'Then Lee left, and LJM stayed; 石破 too, and 李.',
    'They saw Lee Kun-hee and Jae-myung.',
    'The Han administration and the Lee government.',
    'In 2021 President Lee and Presidents Lee and Han.',
    'Border Czar Lee and Governor Lee of Korea.',
    'The president Lee wrote to prime minister Han.',
  ),
  fc
    .tuple(fc.constantFrom('2019-05-26', '2024-05-26'), fc.constantFrom('Lee', 'Han'))
    .map(([on, value]) => `[President ${value} spoke]{.claim #e on=${on}}.`),
  fc
    .tuple(fc.constantFrom('2018-06-01', '2018-12-01', '2024-05-26', '..'), id)
    .map(([on, value]) => `[So it is]{.claim by=${value} on=${on}}.`),
  name.map((value) => `2025年8月23日${value}首相, ${value}은.`),
  fc
    .tuple(name, id)
    .map(
      ([value, key]) =>
        `[${value} said "the basic axis of it" [@${key}]]{.claim #c by=${key} on=2025-05-26}.`,
    ),
  fc
    .tuple(id, id)
    .map(
      ([key, other]) =>
        `[It holds]{.claim #d rests-on=${key}#c contradicts=c,${key}#c}, see [[${other}]] and [@${key}].`,
    ),
  fc
    .tuple(address, id)
    .map(([url, key]) => `[It is so[^1] ${url}]{.claim #f} rests.\n\n[^1]: Contra [@${key}], <${url}>.`),
  fc
    .tuple(id, id)
    .map(([key, other]) => `[The first of its kind [@${key}; @${other}]]{.claim on=2025-05-26}.`),
  fc
    .tuple(id, fc.constantFrom('2025-05-20', '2025-05-21', '2025-05-26', '2025-05', '..'))
    .map(([event, on]) => `[They signed]{.claim event=${event} on=${on}}.`),
  fc.constantFrom(
    '[They will sign]{.claim kind=prediction on=2025-05-26}.',
    '[They met yesterday [@src]]{.claim}, on Monday, 26 August 2025.',
  ),
  id.map((value) => `::: {.claim #c}\n\nWords [[${value}|Lee]]\n\n:::`),
  fc
    .tuple(id, fc.constantFrom('Part', 'c', '^d'))
    .map(([value, part]) => `# Part\n\n[[${value}#${part}]], [[x/${value}#${part}]], [[leee]]`),
  fc.constantFrom('# Part of it', '| a ^d | b |\n|---|---|', 'Words. ^d'),
);
const note = fc
  .tuple(
    maybe(id.map((value) => `id: ${value}\n`)),
    maybe(fc.uniqueArray(id, { minLength: 1, maxLength: 2 }).map((list) => `actors: [${list.join(', ')}]\n`)),
    maybe(
      fc.constantFrom(
        'status: released\n',
        'marking: TLP:GREEN\nkey-judgments: [d, lee#c, src#d]\n',
        'marking: TLP:AMBER\nkey-judgments: [f, p#d]\n',
      ),
    ),
    fc.array(sentence, { maxLength: 4 }),
  )
  .map(
    ([own, actors, status, parts]) =>
      `---\ntype: note\n${own}${actors}${status}as-of: 2025-05-20\n---\n\n${parts.join('\n\n')}\n`,
  );
const plain = fc.array(sentence, { maxLength: 2 }).map((parts) => parts.join('\n\n'));

const change: fc.Arbitrary<Change> = fc
  .tuple(
    fc.constantFrom(...paths),
    fc.oneof(person, office, happening, source, note, plain, fc.constant(null)),
  )
  .map(([path, text]) => (text === null ? { kind: 'gone', path } : { kind: 'text', path, text }));
export const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 12,
});
