import type { SourceRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { sayShare } from '../sources/origins.ts';
import { sayEdtf } from '../text/date-words.ts';
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

/** The capture that it shares most words with. */
function likeness(service: Service, source: Entry<SourceRecord>): string {
  const [like] = service.lookup.alike(source);
  const other = like && service.lookup.entryAt(like.place);
  return other ? `${sayShare(like.share)} of the words of its capture stand in that of ${other.id}.` : '';
}

/** The card of a source, as Markdown of at most 12 lines. */
export function sourceHover(service: Service, source: Entry<SourceRecord>): string {
  const { record, id } = source;
  const uses = service.sources.counts(source.place).claims;
  const where = [record.authors.join(', '), record.publisher ?? ''].filter((part) => part !== '').join(' · ');
  const dated = record.issued ? sayEdtf(record.issued.value) : 'no date';
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
    `Used by ${uses} claim${uses === 1 ? '' : 's'} in this workspace.`,
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}
