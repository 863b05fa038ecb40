import assert from 'node:assert/strict';
import { type OfficeHolder, holdersAt, positionsAt, sayHolder } from '../../src/core/actors/offices.ts';
import { Service } from '../../src/core/service.ts';
import { parseEdtf } from '../../src/core/text/edtf.ts';

const workspace = (files: Readonly<Record<string, string>>): Service => {
  const service = new Service(() => '2025-11-15');
  service.apply(
    Object.entries(files).map(([id, lines]) => ({
      kind: 'text',
      path: `${id}.md`,
      text: `---\n${lines}\n---\n`,
    })),
  );
  return service;
};

const person = (name: string, ...positions: readonly string[]): string =>
  `type: person\nname: ${name}\npositions:\n${positions.map((position) => `  - { ${position} }`).join('\n')}`;

/** Who held the office of an actor's first position. */
function holders(service: Service, actor: string, on: string): string[] {
  const entry = service.lookup.byId('actor', actor)!;
  const asked = parseEdtf(on)!;
  const [office] = positionsAt(entry.record, asked, service.lookup);
  return holdersAt(office!, asked, service.lookup).map((holder: OfficeHolder) => sayHolder(holder));
}

describe('an office', () => {
  const gyeonggi =
    'type: office\nname: Governor of Gyeonggi\nnames: [{ value: 경기도지사, lang: ko }]\naliases: [Gyeonggi Governor]';
  const governors = {
    'governor-of-gyeonggi': gyeonggi,
    lee: person('Lee', 'office: governor-of-gyeonggi, start: 2018-07-01, end: 2021-10-25'),
    kim: person('Kim', 'office: 경기도지사, start: 2022-07-01'),
    nam: person('Nam', 'office: gyeonggi  governor, start: 2014-07-01, end: 2018-06-30'),
    lim: person('Lim', 'office: Governor of Gyeonggi, start: 2002-07-01, end: 2006-06-30'),
    oh: person('Oh', 'office: Mayor of Seoul, start: 2021-04-08'),
  };

  it('is one however it is written', () => {
    const service = workspace(governors);
    for (const written of [
      'governor-of-gyeonggi',
      'Governor of Gyeonggi',
      '경기도지사',
      'gyeonggi governor',
    ]) {
      assert.equal(service.lookup.office(written)?.path, 'governor-of-gyeonggi.md', written);
      assert.deepEqual(
        service.lookup.holders(written).map(({ id }) => id),
        ['kim', 'lee', 'lim', 'nam'],
      );
    }
    assert.deepEqual(holders(service, 'lee', '2015-01-01'), ['Nam']);
    assert.deepEqual(holders(service, 'nam', '2023'), ['Kim']);
    assert.deepEqual(holders(service, 'lee', '2021-12-01'), []);
  });

  it('in words of no note is one in the same words', () => {
    const service = workspace({
      ...governors,
      park: person('Park', 'office: mayor of seoul, end: 2020-07-09'),
    });
    assert.deepEqual(holders(service, 'oh', '2021-01-01'), []);
    assert.deepEqual(holders(service, 'park', '2024'), ['Oh']);
    assert.deepEqual(
      service.lookup.holders('Mayor of Seoul').map(({ id }) => id),
      ['oh', 'park'],
    );
  });

  it('by a name that two notes bear is neither of them', () => {
    const service = workspace({
      ...governors,
      other: 'type: office\nname: Another\naliases: [Gyeonggi Governor]',
    });
    assert.equal(service.lookup.office('Gyeonggi Governor'), null);
    assert.deepEqual(
      service.lookup.holders('governor-of-gyeonggi').map(({ id }) => id),
      ['kim', 'lee', 'lim'],
    );
    assert.deepEqual(holders(service, 'lee', '2015-01-01'), []);
  });

  it('of one country is none of another in the same words', () => {
    const service = workspace({
      'president-of-korea': 'type: office\nname: President\nof: south-korea',
      'south-korea': 'type: place\nname: South Korea\naliases: [ROK]',
      yoon: person('Yoon', 'office: president-of-korea, start: 2022-05-10, end: 2025-04-04'),
      lee: person('Lee', 'office: President, of: ROK, start: 2025-06-04'),
      trump: person('Trump', 'office: President, of: united-states, start: 2025-01-20'),
      biden: person('Biden', 'office: President, of: United-States, start: 2021-01-20, end: 2025-01-20'),
    });
    assert.deepEqual(holders(service, 'yoon', '2025-08-24'), ['Lee']);
    assert.deepEqual(holders(service, 'trump', '2024-08-24'), ['Biden']);
  });
});

describe('who held it then', () => {
  const office = 'office: President of South Korea';
  const service = workspace({
    yoon: person(
      'Yoon',
      `${office}, start: 2022-05-10, end: 2025-04-04`,
      `${office}, start: 2024-12-14, end: 2025-04-04, capacity: suspended`,
    ),
    han: person(
      'Han',
      `${office}, start: 2024-12-14, end: 2024-12-27, capacity: acting`,
      `${office}, start: 2025-03-24, end: 2025-05-01, capacity: acting`,
    ),
    choi: person('Choi', `${office}, start: 2024-12-27, end: 2025-03-24, capacity: acting`),
    lee: person(
      'Lee',
      `${office}, start: 2025-06-04`,
      `${office}, start: 2025-04-27, end: 2025-06-03, capacity: candidate`,
    ),
    moon: person('Moon', `${office}, start: 2017-05-10, end: unknown`),
  });
  const cases: Readonly<Record<string, readonly string[]>> = {
    '2023-01-01': ['Yoon', 'Moon'],
    '2024-12-20': ['Han (acting)', 'Yoon (suspended)', 'Moon'],
    // A day of hand-over.
    '2024-12-27': ['Choi (acting)', 'Han (acting)', 'Yoon (suspended)', 'Moon'],
    '2025-05-10': ['Moon'],
    '2025-06-04': ['Lee', 'Moon'],
    '2025-03': ['Yoon (suspended)', 'Choi (acting)', 'Han (acting)', 'Moon'],
    '2017-05-09': [],
  };
  for (const [on, expected] of Object.entries(cases))
    it(`on ${on}: ${expected.join(', ') || 'nobody'}`, () =>
      assert.deepEqual(holders(service, 'lee', on), expected));
});
