import type { CaptureReference } from '../model/records.ts';
import { isDay } from '../text/dates.ts';
import { linesOf } from './captured-document.ts';

/** When a document came out, by the words of its page: `~`, for nobody says at which hour, or by which clock, it was. */
export interface SaidDate {
  readonly edtf: string;
  /** The words, such as "17 hours ago". */
  readonly words: string;
}

const hour = 3_600_000;

type Unit = 'minute' | 'hour' | 'day' | 'week';

const units: Readonly<Record<Unit, number>> = {
  minute: hour / 60,
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
};

const asian: readonly (readonly [string, Unit])[] = [
  ['분|分|分钟|分鐘', 'minute'],
  ['시간|時間|小时|小時', 'hour'],
  ['일|日|天', 'day'],
  ['주|週間|周|週|星期', 'week'],
];

// Pages write it right behind a name ("Asia Times17 hours ago").
const ago = new RegExp(
  String.raw`(?<!\d)(?<count>\d{1,2}|an?|one)\s*(?:(?<english>minute|hour|day|week)s?\s+ago\b|(?:${asian.map(([words], at) => `(?<asian${at}>${words})`).join('|')})\s*(?:전|前))`,
  'iu',
);
const yesterday = /\byesterday\b|어제|昨日|昨天/iu;

/** A line that says when and by whom; words of the text itself are longer. */
const longestLine = 80;
/** Lines above the document, and the first of it, among which that line stands. */
const linesAbove = 10;
const linesBelow = 5;

/** The date that the head of a captured page says, reckoned from the day on which it was collected. */
export function dateInCapture({ lines, collected }: CaptureReference, text: string): SaidDate | null {
  if (!collected) return null;
  const first = (lines[0]?.[0] ?? 1) - 1;
  const head = linesOf(text).slice(Math.max(0, first - linesAbove), first + linesBelow);
  const above = head.slice(0, Math.min(first, linesAbove)).reverse();
  for (const line of [...above, ...head.slice(above.length)]) {
    const said = line.length <= longestLine ? dateIn(line, collected.value) : null;
    if (said) return said;
  }
  return null;
}

function dateIn(line: string, collected: string): SaidDate | null {
  const found = ago.exec(line);
  const words = found?.[0] ?? yesterday.exec(line)?.[0];
  if (words === undefined) return null;
  const edtf = dayBefore(collected, found ? spanOf(found.groups ?? {}) : units.day);
  return edtf === null ? null : { edtf, words };
}

function spanOf(groups: Readonly<Record<string, string | undefined>>): number {
  const unit =
    asian.find((_, at) => groups[`asian${at}`] !== undefined)?.[1] ?? groups['english']?.toLowerCase();
  return (Number(groups['count']) || 1) * units[unit as Unit];
}

/** Where the hour of collecting is not known, noon is the likeliest. */
function dayBefore(collected: string, span: number): string | null {
  const moment = Date.parse(
    isDay(collected) ? `${collected}T12:00:00Z` : collected.includes('T') ? collected : '',
  );
  return Number.isNaN(moment) ? null : `${new Date(moment - span).toISOString().slice(0, 10)}~`;
}
