import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixture, fixtures, plan, after } from './importing.ts';

describe('an import twice', () => {
  for (const name of fixtures)
    it(`changes nothing the second time: ${name}`, () => {
      const files = after({}, plan({}, fixture(name), { organisations: true }));
      const again = plan(files, fixture(name), { organisations: true });
      assert.deepEqual([again.created, again.changed, again.conflicts], [[], [], []]);
      assert.equal(again.unchanged, Object.keys(files).length);
    });

  it('changes nothing the second time, whatever stood in notes and file, and loses nothing', () => {
    const date = fc.constantFrom(
      '',
      '2001',
      '2001-05',
      '2001-05-03',
      '2003',
      '2004-01-01',
      '2005',
      '2001~',
      'oops',
    );
    const cell = (...values: string[]) => fc.constantFrom('', ...values);
    const name = fc.constantFrom('Ann Lee', 'Bo Kim', 'ann lee', '이재명', 'Ann, Lee');
    const row = fc
      .tuple(
        name,
        cell('Ann Kim; Lee', '이재; X'),
        cell('이재명', '王毅'),
        cell('Mayor', 'mayor', 'Head: of #1', 'mayor-note'),
        date,
        fc.oneof(date, fc.constant('unknown')),
        cell('acting', 'candidate'),
        date,
        cell('Q1', 'Q2'),
        cell('ann-lee', 'x'),
      )
      .map((cells) => cells.map((one) => `"${one}"`).join(','));
    const position = fc
      .tuple(
        fc.constantFrom('Mayor', 'mayor-note', 'Other'),
        date,
        fc.oneof(date, fc.constant('unknown')),
        fc.boolean(),
      )
      .map(([office, start, end, isFlow]) => {
        const pairs = Object.entries({ office, start, end }).filter(([, value]) => value !== '');
        return isFlow
          ? `  - { ${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')} } # kept`
          : `  - ${pairs.map(([key, value]) => `${key}: ${value}`).join('\n    ')}\n    # kept`;
      });
    const note = fc
      .tuple(
        name.map((value) => `name: ${JSON.stringify(value)}`),
        fc
          .array(position, { maxLength: 3 })
          .map((items) => (items.length > 0 ? `positions:\n${items.join('\n')}` : 'positions: []')),
        fc.constantFrom(
          '',
          'aliases: Bo',
          'aliases: [Bo Kim, X]',
          'aliases:\n- Ann Kim',
          'names: [{ value: 王毅 }]',
          'names:',
        ),
        fc.constantFrom(
          '',
          'born: 2001',
          'born:',
          'identifiers: { wikidata: Q1 }',
          'identifiers:\n  wikidata: [Q2]\n  # kept',
          'identifiers: {}',
        ),
        fc.constantFrom('\n', '\r\n'),
      )
      .chain(([title, ...parts]) =>
        fc
          .shuffledSubarray(['type: person', title, ...parts.slice(0, 3)], { minLength: 5, maxLength: 5 })
          .map((lines) =>
            `---\n${lines.filter((line) => line !== '').join('\n')}\n---\nText *here*.\n`.replaceAll(
              '\n',
              parts[3],
            ),
          ),
      );
    const office = '---\ntype: office\nid: mayor-note\nname: Mayor\n---\n';
    const columns = 'name,aliases,native:ko,office,start,end,capacity,born,wikidata,id\n';
    fc.assert(
      fc.property(
        fc.array(note, { maxLength: 3 }),
        fc.array(row, { minLength: 1, maxLength: 5 }),
        (notes, rows) => {
          const files: Record<string, string> = { 'o.md': office };
          notes.forEach((text, at) => (files[`actors/n${at}.md`] = text));
          const text = columns + rows.join('\n');
          const first = plan(files, text);
          for (const { edits } of first.changed)
            for (const { expected, newText } of edits)
              assert.ok(newText.includes(expected.trim()), 'taken away');
          const done = after(files, first);
          const again = plan(done, text);
          assert.deepEqual(
            again.changed.map(({ path, edits }) => [path, edits]),
            [],
          );
          assert.deepEqual(again.created, []);
        },
      ),
      { numRuns: 300 },
    );
  });
});
