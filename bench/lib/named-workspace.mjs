// Workspaces of people who hold offices and of notes that name them, with surnames and offices as unevenly spread as
// they are: one in sixteen is called Kim, and as many Lee.
import { random } from './random.mjs';

const surnames = (
  'Kim Lee Park Choi Wang Li Zhang Liu Chen Yang Nguyen Tran Sato Suzuki Tanaka Watanabe Ito Yamada Singh Kumar ' +
  'Smith Johnson Brown Taylor Miller Davis Garcia Martin Bernard Dubois Mueller Schmidt Weber Rossi Ferrari Ivanov ' +
  'Petrov Novak Kowalski Nowak Silva Santos Costa Okafor Mensah Diallo Cohen Levi Haddad Larsen'
).split(' ');
const hangul = { Kim: '김', Lee: '이', Park: '박', Choi: '최' };
const syllables = 'min seo jun ha yu jin su young ho kyung tae woo dong hee sang chul eun ji'.split(' ');
const hangulSyllables = '민 서 준 하 유 진 수 영 호 경 태 우 동 희 상 철 은 지'.split(' ');
const lands = Array.from(
  { length: 200 },
  (_, at) =>
    `${'ABCDEFGHIJ'[at % 10]}${['rland', 'elmark', 'orvia', 'unmere', 'stria'][at % 5]}${at < 50 ? '' : ` ${Math.floor(at / 50) + 1}`}`,
);
const titles = [
  ...Array(10).fill('Senator'),
  ...Array(5).fill('Ambassador'),
  ...Array(4).fill('Director'),
  'Foreign Minister',
  'Defence Minister',
  'Finance Minister',
  'Justice Minister',
  'Governor',
  'Governor',
  'Mayor',
  'President',
  'Prime Minister',
];
const topics = [
  'the tariff talks',
  'the cost of the troops',
  'the gas contract',
  'the visa rules',
  'the launch',
];
const verbs = ['postponed', 'defended', 'criticised', 'signed', 'described', 'denied', 'welcomed'];

const capital = (word) => word[0].toUpperCase() + word.slice(1);
const two = (number) => String(number).padStart(2, '0');

/** The files of a workspace, by path, and the note that is typed in. The same sizes give the same bytes. */
export function namedWorkspaceOf({ notes, actors }) {
  const chance = random(20250604);
  const people = Array.from({ length: actors }, (_, at) => person(at, random(at + 1)));
  const written = Array.from({ length: notes }, (_, at) => note(`notes/note-${at}.md`, at, chance, people));
  // Those of the smallest workspace are in every other: the typed note is the same everywhere.
  const typed = note('notes/typed.md', 9, random(9), people.slice(0, 50));
  return { files: [...people, ...written, typed].map(({ path, text }) => [path, text]), typed };
}

/** Zipf's law, near enough: the first ten of fifty have half of the people. */
function surnameOf(at, chance) {
  if (at >= 50 && chance.below(4) === 0)
    return capital(
      `${chance.pick(syllables)}${chance.pick(syllables)}${at % 97}`.replaceAll(
        /\d/gu,
        (digit) => 'aeioubdglm'[digit],
      ),
    );
  return surnames[
    Math.min(chance.below(surnames.length), chance.below(surnames.length), chance.below(surnames.length))
  ];
}

function person(at, chance) {
  const family = surnameOf(at, chance);
  const [first, second, third] = Array.from({ length: 3 }, () => chance.below(syllables.length));
  const given = `${capital(syllables[first])}-${syllables[second]}${at < 300 ? '' : syllables[third]}`;
  const title = chance.pick(titles);
  const positions = Array.from({ length: 1 + chance.below(3) }, (_, turn) => {
    const start = 2010 + 5 * turn + chance.below(4);
    return `  - { office: ${title} of ${chance.pick(lands)}, start: ${start}-${two(1 + chance.below(12))}-04, end: ${start + 3}-06-30 }`;
  });
  const native = hangul[family]
    ? `\nnames: [{ value: ${hangul[family]}${hangulSyllables[first]}${hangulSyllables[second]}, lang: ko, kind: native }]`
    : '';
  const name = `${family} ${given}`;
  const text = `---\nid: person-${at}\ntype: person\nname: ${name}\nfamily: ${family}\ngiven: ${given}${native}\npositions:\n${positions.join('\n')}\n---\n`;
  return { path: `actors/person-${at}.md`, text, name, family, title, native: hangul[family] };
}

function note(path, at, chance, people) {
  const actors = Array.from({ length: 3 }, () => chance.below(people.length)).map((of) => `person-${of}`);
  const head = `---\ntype: note\ntitle: Note ${at}\nas-of: 20${10 + chance.below(16)}-03-01\nactors: [${at % 3 === 0 ? actors.join(', ') : ''}]\n---\n\n`;
  const paragraphs = Array.from({ length: 12 }, () =>
    Array.from({ length: 5 }, () => sentence(chance, people)).join(' '),
  );
  return { path, text: `${head}${paragraphs.join('\n\n')}\n` };
}

function sentence(chance, people) {
  const [one, other] = [chance.pick(people), chance.pick(people)];
  const what = `${chance.pick(verbs)} ${chance.pick(topics)}`;
  return [
    `${one.name} ${what}.`,
    `${one.title} ${one.family} ${what} with ${other.family}.`,
    `They said that ${one.family} ${what} on 4 June ${2012 + chance.below(13)}.`,
    `The ${one.family} administration ${what}.`,
    `Former ${one.title} ${one.family}'s envoy ${what}, and so did ${other.name}.`,
    `In March ${2012 + chance.below(13)} President ${other.family} ${what}.`,
    one.native ? `${one.native} 대통령은 ${other.native ?? '김'} 장관과 만났다.` : `Nobody ${what}.`,
    `Nobody ${what}, whatever was said of ${chance.pick(topics)}.`,
  ][chance.below(8)];
}
