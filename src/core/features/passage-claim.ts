import type { SourceRecord } from '../model/records.ts';
import { writtenKey } from '../markup/keys.ts';
import type { Service } from '../service.ts';
import { LineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { type Entry, citedAs } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';

/**
 * The Markdown of a claim of kind quote that quotes a passage of a capture, with its line as the locator; null where no
 * source names the file as its capture, or the passage holds no words or lies outside the document.
 */
export function claimFromPassage(service: Service, path: string, { start, end }: Range): string | null {
  const source = sourceOf(service, path);
  const read = service.lookup.capture(path);
  if (!source || read?.state !== 'read') return null;
  const passage = read.text.slice(start, end);
  const from = start + passage.length - passage.trimStart().length;
  const to = start + passage.trimEnd().length;
  if (!/[\p{L}\p{N}]/u.test(passage)) return null;
  const index = new LineIndex(read.text);
  const [first, last] = [from, to].map((at) => index.position(at).line + 1) as [number, number];
  const { lines } = source.record.capture ?? { lines: [] };
  if (lines.length > 0 && !lines.some(([begin, close]) => begin <= first && last <= close)) return null;
  const locator = first === last ? `l. ${first}` : `ll. ${first}-${last}`;
  return `[“${quoted(read.text.slice(from, to))}” [@${writtenKey(citedAs(source))}, ${locator}]]{.claim kind=quote}`;
}

function sourceOf({ notes, lookup }: Service, path: string): Entry<SourceRecord> | null {
  for (const { path: note, record } of notes.values())
    if (record?.kind === 'source' && captureOf(record) === path)
      return lookup.entryAt(note) as Entry<SourceRecord> | null;
  return null;
}

/** On one line, with quotation marks inside as single ones and nothing that Markdown would take for markup. */
const quoted = (words: string): string =>
  words
    .replace(/\s+/gu, ' ')
    .replace(/[“„«]|(?<=^|[\s(])"/gu, '‘')
    .replace(/[”»"]/gu, '’')
    .replace(/[\\`*_{}[\]<>&~^$|@]/gu, '\\$&');
