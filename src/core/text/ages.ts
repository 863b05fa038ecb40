import type { Day, Days } from './dates.ts';
import { counted } from './phrases.ts';

/** “7 months old”; null where it is younger than the day, or too little is known of when it began. */
export function ageAt({ earliest, latest }: Days, at: Day): string | null {
  if (earliest === null || latest === null || earliest > at) return null;
  const [most, least] = [ageBetween(earliest, at), ageBetween(latest < at ? latest : at, at)];
  // Half-known dates give an age where it is the same by all they may mean, or by all but a month.
  if (most.text === least.text || most.months - least.months <= 1) return most.text;
  return null;
}

function ageBetween(from: Day, to: Day): { text: string; months: number } {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const months = monthsBetween(from, to);
  if (days === 0) return { text: 'new', months };
  if (months < 2) return { text: days < 14 ? old(days, 'day') : old(Math.floor(days / 7), 'week'), months };
  return { text: months < 24 ? old(months, 'month') : old(Math.floor(months / 12), 'year'), months };
}

const old = (count: number, unit: string): string => `${counted(count, unit)} old`;

function monthsBetween(from: Day, to: Day): number {
  const [years, months, days] = [0, 1, 2].map(
    (at) => Number(to.split('-')[at]) - Number(from.split('-')[at]),
  );
  return (years ?? 0) * 12 + (months ?? 0) - ((days ?? 0) < 0 ? 1 : 0);
}
