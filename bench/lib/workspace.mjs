// Workspaces of generated notes: of ten files one is an office, two are people, three sources and four notes.
import { random } from './random.mjs';

const families = [
  'Lee',
  'Kim',
  'Park',
  'Han',
  'Choi',
  'Wang',
  'Zhang',
  'Liu',
  'Sato',
  'Tanaka',
  'Ishida',
  'Novak',
  'Meyer',
  'Dubois',
  'Costa',
  'Okafor',
  'Petrov',
  'Larsen',
  'Silva',
  'Cohen',
];
const givens = [
  'Sora',
  'Min-ho',
  'Yi',
  'Wei',
  'Haruka',
  'Kenji',
  'Anna',
  'Pavel',
  'Marta',
  'Luis',
  'Ines',
  'Chidi',
  'Olga',
  'Nils',
  'Rosa',
  'David',
  'Hye-jin',
  'Jun',
  'Mei',
  'Taro',
];
const bodies = [
  'Trade',
  'Defence',
  'Finance',
  'Energy',
  'Foreign Affairs',
  'Justice',
  'Transport',
  'Health',
  'Science',
  'Unification',
];
const lands = [
  'Arland',
  'Belmark',
  'Corvia',
  'Dunmere',
  'Estria',
  'Fenwick',
  'Galdor',
  'Hestia',
  'Istria',
  'Jorvik',
];
const topics = [
  'the tariff talks',
  'the cost of the troops',
  'the semiconductor pact',
  'the summit in spring',
  'the gas contract',
  'the fishing zone',
  'the visa rules',
  'the satellite launch',
];
const verbs = [
  'postponed',
  'defended',
  'reopened',
  'criticised',
  'signed',
  'described',
  'denied',
  'welcomed',
];

const slug = (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-');
const two = (number) => String(number).padStart(2, '0');
const dayOf = ({ below }, year) => `${year}-${two(1 + below(12))}-${two(1 + below(28))}`;

/** The files of a workspace, by path. The same size and seed give the same bytes. */
export function workspaceOf(size, seed = 20250604) {
  const chance = random(seed);
  const count = (of) => Math.max(1, Math.round((size * of) / 10));
  const offices = Array.from({ length: count(1) }, (_, at) => office(at));
  const people = Array.from({ length: count(2) }, (_, at) => person(at, chance, offices));
  const sources = Array.from({ length: count(3) }, (_, at) => source(at, chance));
  const rest = Math.max(0, size - offices.length - people.length - sources.length);
  const notes = Array.from({ length: rest }, (_, at) => note(at, chance, people, sources));
  return new Map([...offices, ...people, ...sources, ...notes].map(({ path, text }) => [path, text]));
}

const file = (path, id, frontmatter, body, more = {}) => ({
  path,
  id,
  text: `---\n${frontmatter.join('\n')}\n---\n\n${body}\n`,
  ...more,
});

function office(at) {
  const body = bodies[at % bodies.length];
  const land = lands[Math.floor(at / bodies.length) % lands.length];
  const round = Math.floor(at / (bodies.length * lands.length));
  const name = `Minister of ${body} of ${land}${round === 0 ? '' : ` ${round + 1}`}`;
  const id = slug(name);
  const titles = ['titles:', `  en: [Minister of ${body}, Minister]`, '  ko: [장관]'];
  return file(`offices/${id}.md`, id, [`id: ${id}`, 'type: office', `name: ${name}`, ...titles], '');
}

function person(at, chance, offices) {
  const family = families[at % families.length];
  const first = givens[Math.floor(at / families.length) % givens.length];
  const round = Math.floor(at / (families.length * givens.length));
  const given = round === 0 ? first : `${first} ${String.fromCharCode(64 + round)}.`;
  const name = `${given} ${family}`;
  const id = slug(name);
  const positions = Array.from({ length: 3 }, (_, turn) => [
    `  - office: ${chance.pick(offices).id}`,
    `    start: ${dayOf(chance, 2014 + 3 * turn)}`,
    `    end: ${dayOf(chance, 2015 + 3 * turn)}`,
  ]);
  const frontmatter = [
    `id: ${id}`,
    'type: person',
    `name: ${name}`,
    `family: ${family}`,
    `given: ${given}`,
    'names:',
    `  - { value: ${family} ${given}, lang: en, kind: alias }`,
    `aliases: [${given[0]}. ${family}]`,
    'positions: # as far as the gazette goes',
    ...positions.flat(),
    `summary: Minister, on ${chance.pick(topics)}.`,
    `checked: ${dayOf(chance, 2025)}`,
  ];
  return file(`actors/${id}.md`, id, frontmatter, '', { name });
}

function source(at, chance) {
  const id = `ledger-${String(at + 1).padStart(5, '0')}`;
  const frontmatter = [
    `id: ${id}`,
    'type: source',
    `title: A minister ${chance.pick(verbs)} ${chance.pick(topics)}, report ${at + 1}`,
    `author: [{ family: ${chance.pick(families)}, given: ${chance.pick(givens)} }]`,
    'publisher: The Example Ledger',
    `url: https://ledger.example.org/reports/${at + 1}`,
    `issued: ${dayOf(chance, 2025)}`,
    'language: en',
    'kind: article-newspaper',
    `reliability: ${chance.pick('ABCDEF')}`,
    `tags: [${slug(chance.pick(topics))}, ${slug(chance.pick(bodies))}]`,
  ];
  return file(`sources/${id}.md`, id, frontmatter, 'Read on the day it came out.');
}

function note(at, chance, people, sources) {
  const id = `note-${String(at + 1).padStart(5, '0')}`;
  const paragraphs = Array.from({ length: 8 }, () => paragraph(chance, people, sources));
  const frontmatter = [
    `id: ${id}`,
    'type: note',
    `title: On ${chance.pick(topics)}, ${at + 1}`,
    'status: draft',
    `as-of: ${dayOf(chance, 2025)}`,
    `tags: [${slug(chance.pick(topics))}]`,
  ];
  return file(`notes/${id}.md`, id, frontmatter, `# What happened\n\n${paragraphs.join('\n\n')}`);
}

function paragraph(chance, people, sources) {
  const sentence = () =>
    `${chance.pick(people).name} ${chance.pick(verbs)} ${chance.pick(topics)} and said little of ${chance.pick(topics)}.`;
  const claim = `[${sentence()}]{.claim} [@${chance.pick(sources).id}]`;
  return [sentence(), claim, sentence()].join(' ');
}
