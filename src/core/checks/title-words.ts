import { type Held, sayHeld, sayHolder, sayTerm } from '../actors/offices.ts';
import { type KnownThen, servedAs } from '../actors/title-fit.ts';
import type { TitleUse } from '../actors/title-uses.ts';
import type { Related } from '../model/finding.ts';
import { sayWhen } from '../text/date-words.ts';
import type { Days } from '../text/dates.ts';
import { listed } from '../text/phrases.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { daysOfYear } from './right-year.ts';
import type { WrongTogether } from './wrong-together.ts';
import type { WrongTitle } from './wrong-title.ts';

/** More terms of one person, or more who held an office, are a matter of the record. */
const most = 2;

export function sayWrong(wrong: WrongTitle, lookup: Lookup): string {
  const { use, days } = wrong;
  const advice =
    use.form === 'administration'
      ? 'Name the one of that day, or write of the past.'
      : use.time === 'former'
        ? 'Leave out the word for the past, or check the date.'
        : 'Write the title held then, or check the date.';
  return `${capitalised(sayWhen(days))} “${use.written}” does not fit ${whoThen(wrong, lookup)}. ${advice}`;
}

export const sayLater = (later: WrongTitle, lookup: Lookup): string =>
  `“${later.use.written}” came later: ${sayWhen(later.days)} it does not fit ${whoThen(later, lookup)}. Write the title held then, or leave it where the sentence looks back.`;

/** `Lee Jae-myung, who was Governor of Gyeonggi and has held that office since 4 June 2025; then Moon Jae-in held it`. */
function whoThen({ use, days, known }: WrongTitle, lookup: Lookup): string {
  const served = termsNear(use, days, lookup);
  const instead = known.own.filter(({ position }) => !served.some((held) => held.position === position));
  const terms = served.map(({ position }) => sayTerm(position));
  const [meant] = served;
  // Behind another office "that office" would be the other one.
  const office = instead.length > 0 && meant ? `the office of ${meant.name}` : 'that office';
  const own = [
    ...(instead.length > 0 ? [`was ${listed(instead.slice(0, most).map(sayHeld))} then`] : []),
    ...(terms.length > 0
      ? [`${terms[0]?.startsWith('since') ? 'has held' : 'held'} ${office} ${listed(terms)}`]
      : []),
  ];
  const holders = known.holders.slice(0, most).map(sayHolder);
  const others = holders.length > 0 ? `; then ${listed(holders)} held it` : '';
  return `${nameOf(use)}, who ${listed(own)}${others}`;
}

/** The terms of the one who is named that lie nearest to a date, in their order. */
function termsNear(use: TitleUse, days: Days, lookup: Lookup): Held[] {
  const at = (day: string | null | undefined): number => Date.parse(day ?? '') || Infinity;
  const asked = at(days.earliest ?? days.latest);
  const distance = ({ position: { start, end } }: Held): number =>
    Math.min(Math.abs(at(start?.days?.earliest) - asked), Math.abs(at(end?.days?.latest) - asked));
  const near = servedAs(use, days, lookup).sort((a, b) => distance(a) - distance(b));
  const from = ({ position }: Held): string => position.start?.days?.earliest ?? '';
  return near.slice(0, most).sort((a, b) => from(a).localeCompare(from(b)));
}

/** Where it stands in the records. */
export function relatedOf({ use, days, known }: WrongTitle, lookup: Lookup): Related[] {
  const place = (name: string, file: string, held: Held): Related => ({
    file,
    range: held.position.range,
    message: `${name}: ${sayHeld(held)}, ${sayTerm(held.position)}`,
  });
  const { own, holders }: KnownThen = known;
  const his = [
    ...new Map([...own, ...termsNear(use, days, lookup)].map((held) => [held.position, held])).values(),
  ];
  return [
    ...holders
      .slice(0, most)
      .map(({ actor, held }) => place(actor.record.title?.value ?? actor.id, actor.path, held)),
    ...his.map((held) => place(nameOf(use), use.actor.path, held)),
  ];
}

/** "On 26 August 2024 neither Lee nor Trump was president; on 26 August 2025 both were. Is the year right?" */
export function sayTogether({ wrong, days, years }: WrongTogether): string {
  const uses = [...new Map(wrong.map(({ use }) => [use.actor.path, use])).values()];
  const [year] = years;
  const other = year === undefined ? null : daysOfYear(days, year);
  const when = capitalised(sayWhen(days));
  if (other) {
    const both = uses.length > 2 ? 'all' : 'both';
    return `${when} ${denied(uses)}; ${sayWhen(other)} ${both} were. Is the year right?`;
  }
  const holders = [...new Set(wrong.flatMap(({ known }) => known.holders.slice(0, most).map(sayHolder)))];
  const held = holders.length > 0 ? `: ${listed(holders)} held these offices` : '';
  return `${when} ${denied(uses)}${held}. Check the date and the titles.`;
}

function denied(uses: readonly TitleUse[]): string {
  const names = uses.map(({ mention }) => mention.text);
  const titles = uses.map(({ written }) => lowered(written));
  if (new Set(titles).size === 1) {
    const nobody = uses.length > 2 ? `none of ${listed(names)}` : `neither ${names.join(' nor ')}`;
    return `${nobody} was ${titles[0] ?? ''}`;
  }
  return `neither was ${names.map((name, at) => `${name} ${titles[at] ?? ''}`).join(' nor ')}`;
}

const nameOf = ({ actor }: TitleUse): string => actor.record.title?.value ?? actor.id;

/** Titles of English stand in small letters where they are no one's; abbreviations stay. */
const lowered = (title: string): string => (/^\p{Lu}\p{Ll}/u.test(title) ? title.toLowerCase() : title);

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
