import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ImportError, type ImportedFile } from '../../src/core/features/import/imported.ts';
import { languageTag } from '../../src/core/features/import/names.ts';
import { readImport } from '../../src/core/features/import/read-import.ts';
import { readTime } from '../../src/core/features/import/wikidata-values.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../data/import/${name}`, import.meta.url), 'utf8');

const read = (value: unknown): ImportedFile =>
  readImport(typeof value === 'string' ? value : JSON.stringify(value));

const refusal = (text: string): string => {
  try {
    readImport(text);
  } catch (error) {
    assert.ok(error instanceof ImportError, String(error));
    return error.message;
  }
  throw new Error('was read');
};

const terms = (file: ImportedFile, name: string): string[] =>
  (file.actors.find((actor) => actor.name === name)?.positions ?? []).map(
    ({ office, start, end, capacity }) =>
      `${office.words ?? office.identifier?.value ?? '?'} ${start ?? '-'} ${end ?? '-'} ${capacity}`,
  );

const said = ({ problems }: ImportedFile): string[] =>
  problems.map(({ where, message }) => `${where}: ${message}`);

describe('reading Wikidata', () => {
  const time = (value: string, precision: number, calendar = 'Q1985727') =>
    readTime({ time: value, precision, calendarmodel: `http://www.wikidata.org/entity/${calendar}` });

  it('writes a time as exact as its precision', () => {
    const day = '+2013-03-16T00:00:00Z';
    assert.deepEqual(
      [11, 10, 9, 8].map((precision) => time(day, precision)),
      ['2013-03-16', '2013-03', '2013', '201X'].map((edtf) => ({ edtf })),
    );
    assert.deepEqual(time('+2013-00-00T00:00:00Z', 9), { edtf: '2013' });
  });

  it('guesses nothing of what is no day of EDTF', () => {
    const wrong = [
      time('+1900-00-00T00:00:00Z', 7),
      time('-0044-03-15T00:00:00Z', 11),
      time('+2013-02-30T00:00:00Z', 11),
      time('+2013-00-00T00:00:00Z', 11),
      time('+1900-01-01T00:00:00Z', 11, 'Q1985786'),
      readTime(null),
      readTime({ time: 'x', precision: 'y' }),
    ];
    assert.deepEqual(
      wrong.filter((one) => 'edtf' in one),
      [],
    );
    assert.deepEqual(time('+1900-01-01T00:00:00Z', 9, 'Q1985786'), { edtf: '1900' });
  });

  it('takes terms, acting ones and those left on an unknown day, and no withdrawn ones', () => {
    const ministers = read(fixture('wikidata-ministers.json'));
    const office = 'Minister of Foreign Affairs of China';
    assert.deepEqual(terms(ministers, 'Wang Yi'), [
      `${office} 2013-03-16 2022-12-30 substantive`,
      `${office} 2023-07-25 - substantive`,
      'Director of the Office of the Central Foreign Affairs Commission 2023-01-01 - substantive',
      'Ambassador 2004-09 2007-09 substantive',
    ]);
    assert.deepEqual(terms(ministers, 'Qin Gang').at(-1), 'Ambassador 2021 unknown substantive');
    assert.deepEqual(said(ministers), [
      'Q900000013 (Shigeru Ishiba): A position that Wikidata doesn’t know (P39) was left out.',
    ]);
    const putin = read(fixture('wikidata-putin.json'));
    assert.ok(terms(putin, 'Vladimir Putin').includes('President of Russia 1999-12-31 2000-05-07 acting'));
    assert.equal(terms(putin, 'Vladimir Putin').filter((term) => term.includes('Q2350808')).length, 0);
  });

  it('takes the surname where its item is in the file and in the name, and weak names as weak', () => {
    const [wang, , ishiba] = read(fixture('wikidata-ministers.json')).actors;
    assert.deepEqual(
      [wang?.family, wang?.given, ishiba?.family, ishiba?.given],
      ['Wang', null, 'Ishiba', 'Shigeru'],
    );
    assert.deepEqual(
      ishiba?.names.map(({ value, lang, kind }) => [value, lang, kind]),
      [
        ['石破茂', 'ja', 'native'],
        ['이시바 시게루', 'ko', null],
        ['Ishiba', null, 'weak'],
        ['石破', null, 'weak'],
      ],
    );
    assert.equal(ishiba.positions[0]?.party, 'Liberal Democratic Party');
  });

  it('reads an entity alone, a list, several answers and the lines of a dump', () => {
    const { entities } = JSON.parse(fixture('wikidata-ministers.json')) as {
      entities: Record<string, object>;
    };
    const all = Object.values(entities);
    const names = (file: ImportedFile): string[] => file.actors.map(({ name }) => name);
    const whole = ['Wang Yi', 'Qin Gang', 'Shigeru Ishiba'];
    assert.deepEqual(names(read(all[0])), ['Wang Yi']);
    assert.deepEqual(names(read(all)), whole);
    assert.deepEqual(names(read([{ entities: all.slice(0, 2) }, { entities }])), whole);
    const lines = all.map((entity) => JSON.stringify(entity)).join(',\n');
    assert.deepEqual(names(read(`[\n${lines},\n]\n`)), whole);
    const broken = read(`[\n${lines.replace('\n', '\n{"id":"Q7", \n')}`);
    assert.deepEqual(names(broken), whole);
    assert.match(said(broken)[0] ?? '', /^entry 2: /u);
  });

  it('says of several dates and of unknown things what is wrong, once', () => {
    const born = (time: string, precision: number) => ({
      mainsnak: { snaktype: 'value', datavalue: { value: { time, precision } } },
      rank: 'normal',
    });
    const human = { mainsnak: { datavalue: { value: { id: 'Q5' } } } };
    const person = (dates: object[]) => ({
      id: 'Q1',
      labels: { en: { value: 'A B' } },
      claims: { P31: [human], P569: dates },
    });
    const agreeing = read(person([born('+1950-01-01T00:00:00Z', 9), born('+1950-03-02T00:00:00Z', 11)]));
    assert.deepEqual([agreeing.actors[0]?.begin, agreeing.problems], ['1950-03-02', []]);
    const clashing = read(person([born('+1950-01-01T00:00:00Z', 9), born('+1951-03-02T00:00:00Z', 11)]));
    assert.equal(clashing.actors[0]?.begin, null);
    assert.match(
      said(clashing)[0] ?? '',
      /^Q1 \(A B\): Wikidata has several dates for birth \(P569\) \(1950, 1951-03-02\)/u,
    );
    const thing = {
      id: 'Q2',
      labels: { en: { value: 'Thing' } },
      claims: { P31: [{ mainsnak: { datavalue: { value: { id: 'Q99' } } } }] },
    };
    assert.match(said(read([thing]))[0] ?? '', /^Q2: Neither person/u);
  });
});

describe('reading Popolo', () => {
  const house = read(fixture('popolo-house.json'));

  it('takes terms from legislative periods, offices from posts, parties from whom they sit for', () => {
    const member = 'Member, House of Representatives of Japan';
    assert.deepEqual(terms(house, 'Ishiba Shigeru'), [
      `${member} 2021-10-31 2024-10-09 substantive`,
      `${member} 2024-10-27 - substantive`,
      'Prime Minister of Japan 2024-10-01 2025-10-21 substantive',
    ]);
    const [ishiba] = house.actors;
    assert.deepEqual(
      ishiba?.positions.map(({ party, title }) => [party, title]),
      [
        ['Liberal Democratic Party', null],
        ['Liberal Democratic Party', null],
        ['Liberal Democratic Party', 'Prime Minister'],
      ],
    );
    assert.deepEqual([ishiba.family, ishiba.aliases], ['Ishiba', ['Shigeru Ishiba']]);
  });

  it('reports single bad entries and goes on', () => {
    assert.deepEqual(said(house), [
      'persons[0] (Ishiba Shigeru): “石破しげる/自民党” is more than a name and was left out.',
      'persons[1] (Takaichi Sanae): Member, House of Representatives of Japan was left out: its start “27/10/2024” is no date (write `2025-06-04`, `2025-06` or `2025-06~`).',
      'persons[2]: It has no `name` that can be one; the person was left out.',
      'memberships of p9: No person of the file has this id; 1 of them left out.',
    ]);
    assert.equal(terms(house, 'Takaichi Sanae').length, 1);
  });

  it('knows memberships inside persons, and that the dead hold nothing', () => {
    const file = read({
      persons: [
        {
          name: 'Ann Lee',
          death_date: '2001',
          memberships: [{ role: 'Speaker', organization: { name: 'Diet' } }],
        },
      ],
    });
    assert.deepEqual(terms(file, 'Ann Lee'), ['Speaker, Diet - unknown substantive']);
  });
});

describe('reading CSV', () => {
  it('takes a position from each row of an actor', () => {
    const file = read(fixture('ministers.csv'));
    assert.deepEqual(said(file), []);
    const office = 'Minister of Foreign Affairs of China';
    assert.deepEqual(terms(file, 'Wang Yi'), [
      `${office} 2013-03-16 2022-12-30 substantive`,
      `${office} 2023-07-25 - substantive`,
    ]);
    assert.deepEqual(terms(file, 'Choi Sang-mok'), ['President of South Korea 2024-12-27 2025-05-01 acting']);
    assert.deepEqual(
      file.actors.map(({ type, id }) => [type, id]),
      [
        ['person', 'wang-yi'],
        ['person', null],
        ['person', null],
        ['organisation', null],
        ['place', null],
      ],
    );
  });

  it('reads quoted cells over lines, CRLF, a byte order mark, semicolons and tabs', () => {
    const rows = 'name,office,start\r\n"Doe, ""J"" Ann","Minister,\r\nof Works",2001\r\n\r\nBo Li,x,oops\r\n';
    const file = read(`\uFEFF${rows}`);
    assert.deepEqual(terms(file, 'Doe, "J" Ann'), ['Minister, of Works 2001 - substantive']);
    assert.match(said(file)[0] ?? '', /^line 5: Bo Li, x was left out: its start “oops” is no date/u);
    assert.deepEqual(terms(read('name;office\nBo Li;x'), 'Bo Li'), ['x - - substantive']);
    assert.deepEqual(terms(read('name\toffice\nBo Li\tx'), 'Bo Li'), ['x - - substantive']);
  });

  it('says when a life would end before it begins, and leaves no office to the dead', () => {
    const file = read('name,born,died,office,start\nA B,1950,1940,Mayor,1930\nC D,,2020-02-30,Mayor,1990');
    assert.deepEqual(said(file), [
      'line 2: The last day (1940) is before the first (1950) and was left out.',
      'line 3: The date in `died` “2020-02-30” is no date (February 2020 has 29 days) and was left out.',
    ]);
    assert.deepEqual(terms(file, 'C D'), ['Mayor 1990 unknown substantive']);
  });

  it('says what stands in a row without the office that it is of', () => {
    const file = read('name,office,start,party,type\nX Corp,,1999,,organisation\nA B,,,,\nC D,,,P,');
    assert.deepEqual(said(file), [
      'line 2: X Corp has `start` without an `office`; that was left out.',
      'line 4: C D has `party` without an `office`; that was left out.',
    ]);
  });

  it('says of each bad row where and why, and takes the others', () => {
    const file = read(
      [
        'name,ofice,office,start,end,capacity,type',
        'A B,,Mayor,2005,2001,,',
        'C D,,Mayor,2001,unknown,boss,',
        'E F,,,,,,spaceship',
        ',,Mayor,,,,',
        'G H,,Mayor,2001,unknown,,,extra',
        'I J,,Mayor,2001,unknown,,',
      ].join('\n'),
    );
    assert.deepEqual(
      said(file).map((line) => line.slice(0, 48)),
      [
        'line 1: The column “ofice” is none that is read.',
        'line 6: This row has 8 cells under 7 columns; it',
        'line 2: A B, Mayor was left out: it ends (2001) ',
        'line 3: C D, Mayor was left out: there is no cap',
        'line 4: E F was left out: there is no type “spac',
        'line 5: This row has no name; it was left out.',
      ],
    );
    assert.deepEqual(terms(file, 'I J'), ['Mayor 2001 unknown substantive']);
  });
});

describe('a file that can’t be read', () => {
  it('is refused in one line', () => {
    assert.equal(refusal(' \n'), 'The file is empty.');
    assert.match(refusal('{"a": 1'), /^The file is no valid JSON/u);
    assert.match(refusal('{"a": 1}'), /neither Popolo .* nor Wikidata/u);
    assert.match(refusal('[1, 2]'), /neither Popolo .* nor Wikidata/u);
    assert.match(refusal('null'), /no column “name”/u);
    assert.match(refusal('a,b\n1,2'), /no column “name”/u);
    for (const text of ['', '{', '{"a": 1}', 'a,b']) assert.doesNotMatch(refusal(text), /\n/u);
  });

  it('may be nested as deep as it likes', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"entities":', '}'],
      ['{"persons":[', ']}'],
    ] as const) {
      const text = open.repeat(200_000) + close.repeat(200_000);
      try {
        readImport(text);
      } catch (error) {
        assert.ok(error instanceof ImportError, String(error).slice(0, 200));
      }
    }
  });

  it('reaches no prototype', () => {
    const text =
      '{"__proto__": {"polluted": 1}, "persons": [{"name": "A B", "__proto__": {"name": "C D"}, "identifiers": [{"scheme": "__proto__", "identifier": "x"}, {"scheme": "constructor", "identifier": "y"}]}]}';
    const [person] = readImport(text).actors;
    assert.equal(person?.name, 'A B');
    assert.deepEqual(person.identifiers, [{ scheme: 'constructor', value: 'y' }]);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.deepEqual(readImport('{"persons": [], "memberships": [{"person_id": "__proto__"}]}').actors, []);
  });
});

describe('languages', () => {
  it('are spelled as BCP 47 has them', () => {
    const tags = ['zh-hant', 'ZH_tw', 'cn', 'mul', 'roa-rup', 'x', '', 'de; DROP'].map(languageTag);
    assert.deepEqual(tags, ['zh-Hant', 'zh-TW', 'zh', null, 'roa-rup', null, null, null]);
  });
});
