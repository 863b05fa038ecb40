import type { SourceRecord } from '../model/records.ts';
import { writtenKey } from '../markup/keys.ts';
import type { Service } from '../service.ts';
import { LineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { type Entry, citedAs } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';

/** The Markdown of a claim, or a sentence that says why there is none. */
export type PassageClaim =
  { readonly claim: string; readonly why: null } | { readonly claim: null; readonly why: string };

const none = (why: string): PassageClaim => ({ claim: null, why });

export const noCapture = none('No source names this file as its capture.');

/** The Markdown of a claim of kind quote that quotes a passage of a capture, with its lines as the locator. */
export function claimFromPassage(service: Service, path: string, { start, end }: Range): PassageClaim {
  const sources = sourcesOf(service, path);
  if (sources.length === 0) return noCapture;
  const read = service.lookup.capture(path);
  if (read?.state !== 'read') return none('The capture can’t be read.');
  const passage = read.text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(passage)) return none('The passage holds no words.');
  const from = start + passage.length - passage.trimStart().length;
  const to = start + passage.trimEnd().length;
  const index = new LineIndex(read.text);
  const [first, last] = [from, to].map((at) => index.position(at).line + 1) as [number, number];
  const source = sources.find(({ record }) => {
    const { lines } = record.capture ?? { lines: [] };
    return lines.length === 0 || lines.some(([begin, close]) => begin <= first && last <= close);
  });
  if (!source)
    return none('The passage lies outside the lines that the source’s record gives to the document.');
  const locator = first === last ? `l. ${first}` : `ll. ${first}-${last}`;
  const key = writtenKey(citedAs(source));
  const words = quoted(read.text.slice(from, to));
  return { claim: `[“${words}” [@${key}, ${locator}]]{.claim kind=quote}`, why: null };
}

/** Several where a file holds more than one document. */
const sourcesOf = ({ notes, lookup }: Service, path: string): Entry<SourceRecord>[] =>
  [...notes.values()].flatMap(({ path: note, record }) => {
    const source = captureOf(record) === path ? lookup.entryAt(note) : null;
    return source ? [source as Entry<SourceRecord>] : [];
  });

/** On one line, with quotation marks inside as single ones and nothing that Markdown would take for markup. */
const quoted = (words: string): string =>
  words
    .replace(/\s+/gu, ' ')
    .replace(/[“„«]|(?<=^|[\s(])"/gu, '‘')
    .replace(/[”»"]/gu, '’')
    .replace(/[\\`*_{}[\]<>&~^$|@]/gu, '\\$&');
