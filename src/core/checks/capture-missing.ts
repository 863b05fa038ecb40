import type { SourceRecord } from '../model/records.ts';
import { LineIndex } from '../text/lines.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';
import { type Check, type Draft, always } from './check.ts';
import { sourceRecord, usedBy } from './used-source.ts';

export const captureMissing: Check = {
  name: 'capture-missing',
  levels: always('warning'),
  summary: 'The file of a capture is not there, or its lines are out of range.',
  dependsOn: ['sources', 'captures'],
  *test(context) {
    const source = sourceRecord(context)?.source;
    const wrong = source && missing(source, context.lookup);
    const used = wrong && usedBy(source, context.lookup);
    if (used) yield { ...used, ...wrong };
  },
};

function missing({ record }: Entry<SourceRecord>, lookup: Lookup): Draft | null {
  const { capture } = record;
  const path = captureOf(record);
  const read = path === null ? null : lookup.capture(path);
  if (!capture || !read) return null;
  if (read.state === 'missing')
    return {
      range: capture.file.range,
      message: `There is no file ${path ?? ''}, so nothing can be held against this source. Write where its capture lies, or capture it again.`,
    };
  const last = Math.max(...capture.lines.flat());
  if (read.state !== 'read' || !capture.linesRange || last <= linesIn(read.text)) return null;
  return {
    range: capture.linesRange,
    message: `${path ?? ''} has ${linesIn(read.text)} lines, and these go to ${last}. Write the lines that are the document itself.`,
  };
}

/** As editors number them, without the empty one behind the last line's end. */
const linesIn = (text: string): number => new LineIndex(text.replace(/(?:\r\n|\r|\n)$/u, '')).count;
