import { coverOf, officeAt } from '../actors/offices.ts';
import type { Mention } from '../actors/mentions.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { ActorRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import type { Days } from '../text/dates.ts';
import { listed } from '../text/phrases.ts';
import type { Entry } from '../workspace/lookup.ts';
import { actorLines, heldLine, sayAsked, words } from './actor-card.ts';
import { byWeight } from './actor-facts.ts';
import { codeSpan, lines } from './markdown.ts';

/** The card over a mention, as Markdown of at most 12 lines; null where nothing is known of whom it may mean. */
export function actorHover(service: Service, note: NoteFacts, mention: Mention): string | null {
  const asked = service.judgedDays(note, mention.range);
  if (mention.actor === null) return undecidedHover(service, note, mention, asked);
  const entry = service.lookup.actorAt(mention.actor);
  if (!entry) return null;
  const why = whyLines(service, note, mention, entry, asked);
  return lines(actorLines(service, entry, asked, { note: note.path, why }));
}

/** The card of an actor as it stands beside an entry of completion: at the date that the note speaks for. */
export function actorDocumentation(service: Service, path: string, actor: string): string | null {
  const entry = service.lookup.actorAt(actor);
  if (!entry) return null;
  const note = service.notes.get(path);
  const start = { start: 0, end: 0 };
  const asked = note ? service.judgedDays(note, start) : { earliest: service.today, latest: service.today };
  return lines(actorLines(service, entry, asked, { note: path, why: [] }));
}

function whyLines(
  service: Service,
  note: NoteFacts,
  mention: Mention,
  entry: Entry<ActorRecord>,
  asked: Days,
): string[] {
  const bearers = [...service.bearersAt(note.path, mention.range), ...mention.candidates];
  const others = [...new Set(bearers)].filter((path) => path !== entry.path);
  const why = `Why this one: ${reason(service, note, mention, others.length > 0, asked)}`;
  if (others.length === 0) return [why];
  return [why, `It could have been ${listedActors(service, others)}.`];
}

/** Which step of the ladder decided. */
function reason(
  service: Service,
  note: NoteFacts,
  { how, text, title, earlier }: Mention,
  hasOthers: boolean,
  asked: Days,
): string {
  const called = `“${words(text)}”`;
  if (how === 'link') return 'the link names this actor.';
  if (how === 'context') return earlierReason(service, note, called, earlier);
  if (how === 'actors') return `of those called ${called} the note lists this one alone under \`actors\`.`;
  if (title) return titleReason(called, title, asked);
  return hasOthers ? `${called} is the full name.` : `nobody else here has the name ${called}.`;
}

function earlierReason(
  service: Service,
  { path }: NoteFacts,
  called: string,
  earlier: Mention['earlier'],
): string {
  const line = earlier && service.lines(path)?.position(earlier.start).line;
  const before = earlier && service.text(path)?.slice(earlier.start, earlier.end);
  if (typeof line !== 'number' || typeof before !== 'string')
    return `the note names nobody else before whom ${called} fits.`;
  return `line ${line + 1} of this note names “${words(before)}”, and nobody else before whom ${called} fits.`;
}

function titleReason(called: string, title: NonNullable<Mention['title']>, asked: Days): string {
  const [written, on] = [words(title.written), sayAsked(asked)];
  return title.standing === 'before'
    ? `“${written}” on ${on}; of those called ${called} here, only this one had held the office before.`
    : `“${written}” on ${on}; no other ${called} here held such an office then.`;
}

/** So many are named before the rest is counted. */
const mostNamed = 3;

function listedActors(service: Service, actors: readonly string[]): string {
  const more = actors.length - mostNamed;
  const names = actors.slice(0, mostNamed).map((path) => sayName(service, path));
  const shown = more > 0 ? [...names, `${more} more`] : names;
  return listed(shown, 'or');
}

function sayName(service: Service, path: string): string {
  const entry = service.lookup.entryAt(path);
  return `${words(entry?.record.title?.value ?? path)} (${words(entry?.id ?? path)})`;
}

/** With more of one name than this nobody finds his way by a card. */
const mostWeighed = 50;
const mostShown = 6;

function undecidedHover(service: Service, note: NoteFacts, mention: Mention, asked: Days): string {
  const { candidates, text } = mention;
  const name = `**${words(text)}**`;
  const title = mention.title ? `As “${words(mention.title.written)}” on ${sayAsked(asked)} ` : '';
  // Of a title: somebody held such an office, only not then.
  const [only = '', second] = candidates;
  if (second === undefined) {
    const perhaps = sayName(service, only);
    const nobody = title === '' ? 'Nobody' : 'nobody';
    return lines([
      `${name}: ${title}${nobody} can be meant for sure; perhaps ${perhaps}.`,
      tagLine(service, note, mention, only),
    ]);
  }
  const shown = likeliest(service, candidates, asked);
  const more = candidates.length - shown.length;
  return lines([
    title === ''
      ? `${name} may be any of ${candidates.length}:`
      : `${name}: ${title}may be any of ${candidates.length}:`,
    ...shown.map((path) => `• ${apart(service, path, asked)}`),
    ...(more > 0 ? [`• and ${more} more`] : []),
    tagLine(service, note, mention, shown[0] ?? only),
  ]);
}

/** Who held something then is meant more often than who did not. */
function likeliest(service: Service, candidates: readonly string[], asked: Days): string[] {
  const weighed = candidates.slice(0, mostWeighed).map((path) => {
    const positions = service.lookup.actorAt(path)?.record.positions ?? [];
    return { path, held: positions.some((position) => coverOf(position, asked) !== 'no') };
  });
  return weighed
    .sort((a, b) => Number(b.held) - Number(a.held))
    .slice(0, mostShown)
    .map(({ path }) => path);
}

/** What tells a candidate apart: the office on that date, else what kind of actor it is. */
function apart(service: Service, path: string, asked: Days): string {
  const entry = service.lookup.actorAt(path);
  const name = sayName(service, path);
  if (!entry) return name;
  const { record } = entry;
  if (record.type !== 'person') {
    const what = record.summary === null ? '' : `: ${words(record.summary)}`;
    return `${name}, ${record.type}${what}`;
  }
  const answer = officeAt(record, asked, service.lookup, service.today);
  const [held] = byWeight(answer.then);
  if (held) {
    const perhaps = held.cover === 'maybe' ? 'perhaps ' : '';
    return `${name}: ${perhaps}${heldLine(held)}`;
  }
  const last = answer.previous ? `; before: ${heldLine(answer.previous)}` : '';
  const none = answer.silent ? 'no entry for that date' : `no office then${last}`;
  return `${name}: ${none}`;
}

function tagLine(service: Service, { record }: NoteFacts, { text }: Mention, first: string): string {
  const id = service.lookup.entryAt(first)?.id ?? 'id';
  const list = record?.kind === 'note' ? ', or list one under `actors`' : '';
  return `Tag the one that is meant, as in ${codeSpan(`[[${id}|${text}]]`)}${list}.`;
}
