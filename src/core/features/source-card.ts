import type { SourceRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { sayShare } from '../sources/origins.ts';
import { ageAt } from '../text/ages.ts';
import { sayDay, sayEdtf } from '../text/date-words.ts';
import type { Days } from '../text/dates.ts';
import { counted } from '../text/phrases.ts';
import type { Entry } from '../workspace/lookup.ts';
import { escapeMarkdown } from './markdown.ts';
import { captureState } from './rows.ts';

const grades: Readonly<Record<string, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};

const captures = {
  ok: 'Captured, unchanged.',
  changed: 'Captured, but the file has changed since.',
  missing: 'The capture’s file is not there.',
  none: 'Not captured.',
} as const;

/** The card of a source that is suggested in a note. */
export function sourceDocumentation(service: Service, path: string, key: string): string | null {
  const source = service.lookup.byId('source', key);
  const note = service.notes.get(path);
  const start = { start: 0, end: 0 };
  return source && note ? sourceHover(service, source, service.judgedDays(note, start)) : null;
}

/** The capture that it shares most words with. */
function likeness(service: Service, source: Entry<SourceRecord>): string {
  const [like] = service.lookup.alike(source);
  const other = like && service.lookup.entryAt(like.place);
  return other ? `${sayShare(like.share)} of the words of its capture stand in that of ${other.id}.` : '';
}

/** The card of a source as of the days that are asked for, as Markdown of at most 12 lines. */
export function sourceHover(service: Service, source: Entry<SourceRecord>, asked: Days): string {
  const { record, id } = source;
  const uses = service.sources.counts(source.place).claims;
  const where = [record.authors.join(', '), record.publisher ?? ''].filter((part) => part !== '').join(' · ');
  const dated = record.issued
    ? `${sayIssued(record.issued.value)}${sayAge(record.issued.days, asked)}`
    : 'no date';
  const letter = record.reliability ?? '';
  const grade = Object.hasOwn(grades, letter) ? `${letter}: ${grades[letter] ?? ''}. ` : '';
  const state = record.state === 'active' ? '' : `State: ${record.state}. `;
  const derived = record.derivedFrom
    .map(({ source: from, as }) => `${as ?? 'derived'} from ${from.value}`)
    .join(', ');
  return [
    `**${escapeMarkdown(record.title?.value ?? id)}**`,
    escapeMarkdown([where, dated].filter((part) => part !== '').join(' · ')),
    `${grade}${state}${captures[captureState(service, record)]}`,
    derived === '' ? '' : `Origin: ${escapeMarkdown(derived)}.`,
    escapeMarkdown(likeness(service, source)),
    `Used by ${counted(uses, 'claim')} in this workspace.`,
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

const sayIssued = (written: string): string => (written === 'unknown' ? 'date unknown' : sayEdtf(written));

/** How old it is when the note speaks; nothing where that is not known to the day. */
function sayAge(issued: Days | null, { earliest, latest }: Days): string {
  if (!issued || earliest === null || earliest !== latest) return '';
  const age = ageAt(issued, earliest);
  return age === null ? '' : ` (${age} on ${sayDay(earliest)})`;
}
