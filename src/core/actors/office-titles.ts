import type { ActorRecord, OfficeRecord, Position } from '../model/records.ts';
import { foldName } from '../text/fold.ts';
import type { TitleBeside } from './title-beside.ts';
import { conceptsOf } from './titles.ts';

/** What the holder of an office is called: the words, folded, and the concepts they belong to. */
export interface Called {
  readonly forms: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  /** All that is written of the office, for the places it names. */
  readonly words: string;
}

const made = new WeakMap<Position, { office: OfficeRecord | null; called: Called }>();

/** Made once for a position and the office note that it names. */
export function calledBy(position: Position, office: OfficeRecord | null): Called {
  const known = made.get(position);
  if (known?.office === office) return known.called;
  const called = callingOf(position, office);
  made.set(position, { office, called });
  return called;
}

function callingOf(position: Position, office: OfficeRecord | null): Called {
  const named = office?.title?.value ?? position.office?.value.replace(/[-_]+/gu, ' ') ?? '';
  const titles = [...position.titles, named, ...(office?.titles.map(({ value }) => value) ?? [])].filter(
    (title) => title.trim() !== '',
  );
  const places = [position.of?.value, position.office?.value, office?.of?.value];
  return {
    forms: new Set(titles.flatMap((title) => [foldName(title).text.trim(), ...unknownHead(title)])),
    concepts: new Set(titles.flatMap(conceptsOf)),
    words: foldName([...titles, ...places].join(' ')).text.replace(/[-_]/gu, ' '),
  };
}

/** The title itself of words that say whose it is: "Pastor of the Early Rain Church". */
const headOf = (title: string): string =>
  foldName(title.split(/,| (?:of|for|at|to) | - /u)[0] ?? '').text.trim();

/** Where our list knows it, it means more than its words: the President of a court is none of a country. */
function unknownHead(title: string): string[] {
  const head = headOf(title);
  return head === '' || conceptsOf(head).length > 0 ? [] : [head];
}

/** The titles of a record that our own list does not know. */
export function* titlesOf(record: ActorRecord | OfficeRecord): Generator<string> {
  const named =
    record.kind === 'office'
      ? [record.title?.value ?? '', ...record.titles.map(({ value }) => value)]
      : record.positions.flatMap(({ titles, office }) => [...titles, office?.value ?? '']);
  for (const title of named) yield* unknownHead(title);
}

const heads: readonly string[] = [
  'president',
  'prime-minister',
  'chancellor',
  'supreme-leader',
  'head-of-state',
];
const ministers: readonly string[] = [
  'minister',
  'foreign-minister',
  'defence-minister',
  'finance-minister',
  'interior-minister',
  'trade-minister',
  'unification-minister',
  'justice-minister',
  'secretary-of-state',
];

// Beside a name alone these stand for a full title: of any minister, of any head of state or government.
const wide: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...'minister secretary 장관 부장 大臣 長官 部長 部长'.split(' ').map((word) => [word, ministers] as const),
  ...'leader 지도자 指導者 领导人 領導人'
    .split(' ')
    .map((word) => [word, [...heads, 'party-leader']] as const),
  ...'director 원장 院長 院长'.split(' ').map((word) => [word, ['intelligence-director']] as const),
  ...'실장 室長 室长'
    .split(' ')
    .map((word) => [word, ['national-security-adviser', 'chief-of-staff']] as const),
  ...'의장 議長 议长'.split(' ').map((word) => [word, ['speaker', 'military-chief']] as const),
  ['chairman', ['supreme-leader']],
  ['administration', heads],
]);

/** Whether an office may go by a title beside a name: the same words, or a concept in common in any language. */
export function isCalled(
  { forms, concepts }: Called,
  { words, form }: Pick<TitleBeside, 'words' | 'form'>,
): boolean {
  const asked = conceptsAsked(words);
  return asked.some((concept) => concepts.has(concept)) || (form === 'title' && forms.has(words));
}

const askedConcepts = new Map<string, readonly string[]>();

function conceptsAsked(words: string): readonly string[] {
  const known = askedConcepts.get(words);
  if (known) return known;
  const concepts = [...conceptsOf(words), ...(wide.get(words) ?? [])];
  if (askedConcepts.size > 2000) askedConcepts.clear();
  askedConcepts.set(words, concepts);
  return concepts;
}
