import { particleAt } from '../actors/particles.ts';
import { conceptsOf } from '../actors/titles.ts';
import { titleBefore, titleBehind, type WrittenTitle } from '../actors/written-titles.ts';
import { type Held, positionsAt, sayHeld, sayTerm } from '../actors/offices.ts';
import type { Mention } from '../actors/mentions.ts';
import { SKIP, plainWords } from '../markup/mask.ts';
import type { Prose } from '../model/facts.ts';
import type { ActorRecord } from '../model/records.ts';
import { sayDay } from '../text/date-words.ts';
import type { Days } from '../text/dates.ts';
import { foldName } from '../text/fold.ts';
import { timesInProse } from '../text/prose-dates.ts';
import { contains } from '../text/range.ts';
import { sentences } from '../text/sentences.ts';
import type { Entry } from '../workspace/lookup.ts';
import { foldTarget } from '../workspace/offers.ts';
import { quotedRanges } from '../notes/quotations.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';

export const wrongOfficeAtDate: Check = {
  name: 'wrong-office-at-date',
  levels: always('warning'),
  summary: 'A title beside a full name is one that this person did not hold on the judged date.',
  dependsOn: ['actors', 'offices'],
  *test(context) {
    for (const mention of context.mentions) {
      // A title that said who is meant can't be held against that person.
      if (mention.actor === null || mention.how === 'title' || mention.inHeading) continue;
      const days = context.dateOf(mention.range);
      const entry = context.lookup.entryAt(mention.actor);
      if (!days || entry?.record.kind !== 'actor') continue;
      yield* judge(context, mention, entry as Entry<ActorRecord>, days);
    }
  },
};

function* judge(
  context: CheckContext,
  mention: Mention,
  actor: Entry<ActorRecord>,
  days: Days,
): Generator<Draft> {
  const block = context.note.prose.find(({ start, text }) =>
    contains({ start, end: start + text.length }, mention.range),
  );
  if (!block || block.quoted) return;
  const title = titleOf(block, mention);
  if (!title || !mayJudge(block, mention)) return;
  const held = positionsAt(actor.record, days, context.lookup);
  const fitting = held.filter((entry) => fits(entry, title.words));
  const served = fitting.filter(({ position }) => inOffice.has(position.capacity));
  // A title that the record never gives this person may be one it does not know.
  if (fitting.length === 0 || served.some(({ cover }) => cover !== 'no')) return;
  const instead = held.find(({ cover }) => cover === 'yes');
  const holder = instead ? null : holderThen(context, fitting, days);
  if (!instead && !holder) return;
  const clash = instead
    ? `${actor.record.title?.value ?? actor.id} was ${sayHeld(instead)} ${sayTerm(instead.position)}`
    : `${holder ?? ''} held that office`;
  const own = served[0];
  const term = own ? ` and ${own.name} ${sayTerm(own.position)}` : '';
  yield {
    range: { start: title.start, end: Math.max(title.end, mention.range.end) },
    message: `On ${sayDays(days)} “${title.written}” does not fit: ${clash}${term}. Write the title held then, or check the date.`,
    related: [instead, own].flatMap((entry) =>
      entry
        ? [
            {
              file: actor.path,
              range: entry.position.range,
              message: `${sayHeld(entry)}, ${sayTerm(entry.position)}`,
            },
          ]
        : [],
    ),
    inClaim: context.note.claims.some(({ content }) => contains(content, mention.range)),
    subject: actor.id,
  };
}

const inOffice = new Set<string>(['substantive', 'acting', 'suspended']);

const sayDays = ({ earliest, latest }: Days): string => {
  if (earliest !== null && earliest === latest) return sayDay(earliest);
  return `the days from ${earliest ? sayDay(earliest) : 'long before'} to ${latest ? sayDay(latest) : 'today'}`;
};

function titleOf(block: Prose, mention: Mention): WrittenTitle | null {
  const at = mention.range.start - block.start;
  const end = mention.range.end - block.start;
  const found = titleBefore(block.text, at) ?? wholeTitle(block.text, titleBehind(block.text, end));
  if (!found) return null;
  let start = Math.min(found.start, at);
  while (block.text[start] === SKIP) start += 1;
  return { ...found, start: start + block.start, end: found.end + block.start };
}

/** A title that a longer word begins with (대통령실) is none. */
function wholeTitle(text: string, title: WrittenTitle | null): WrittenTitle | null {
  if (!title || !/^\p{Script=Hangul}/u.test(text.slice(title.end))) return title;
  return particleAt(text, title.end) ? title : null;
}

/** Words that speak of another time or of somebody who does not hold the office. */
const otherTime =
  /\b(?:former(?:ly)?|then|ex|elect|acting|interim|caretaker|late|past|one-time|sometime|ousted|deposed|impeached|removed|jailed|future|incoming|outgoing|would-be|designate|nominee|candidate|not|never|no longer|if)\b|n['’]t\b|전직|파면|탄핵|구속|퇴임|사임|전임|당시|차기|당선인|권한대행|후보|내정|지명자|前|元|代行|当選|当時|次期|候補|候任|後補|候选|时任/iu;

/** Silent where a date or such a word stands in the sentence, and in quotations. */
function mayJudge(block: Prose, mention: Mention): boolean {
  const at = mention.range.start - block.start;
  if (quotedRanges(block.text).some(({ start, end }) => start <= at && at < end)) return false;
  const sentence = sentences(block.text).find(({ start, end }) => start <= at && at < end);
  const words = plainWords(sentence ? block.text.slice(sentence.start, sentence.end) : block.text);
  return !otherTime.test(words) && timesInProse(words).length === 0;
}

/** Whether a position goes by this title: the same words, or one concept in any language. */
function fits({ position, office, name }: Held, title: string): boolean {
  const called = [...position.titles, name, ...(office?.record.titles.map(({ value }) => value) ?? [])];
  const words = foldName(title).text;
  const concepts = conceptsOf(title);
  return called.some(
    (form) =>
      foldName(form).text === words ||
      foldName(form).text.endsWith(` ${words}`) ||
      conceptsOf(form).some((concept) => concepts.includes(concept)),
  );
}

/** Somebody else who surely held the same office then. */
function holderThen({ lookup }: CheckContext, fitting: readonly Held[], days: Days): string | null {
  for (const { position } of fitting) {
    for (const holder of position.office ? lookup.holders(position.office.value) : []) {
      const held = positionsAt(holder.record, days, lookup).find(
        (entry) =>
          entry.cover === 'yes' &&
          inOffice.has(entry.position.capacity) &&
          foldTarget(entry.position.office?.value ?? '') === foldTarget(position.office?.value ?? ''),
      );
      if (held) return holder.record.title?.value ?? holder.id;
    }
  }
  return null;
}
