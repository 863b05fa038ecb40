import { mentionAt } from '../actors/mentions.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { sourceLinked } from '../sources/evidence.ts';
import { type Range, touches } from '../text/range.ts';
import type { Entry } from '../workspace/lookup.ts';
import { actorHover } from './actor-hover.ts';
import { schemaHover } from './frontmatter-hover.ts';
import { quotationHover, quotedAt } from './quotation-hover.ts';
import { sourceHover } from './source-card.ts';

export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

/** The card for what stands at an offset of a file, or null. `uriOf` says what a link to a file of the workspace is. */
export function hoverAt(
  service: Service,
  path: string,
  offset: number,
  uriOf: (path: string) => string = encodeURI,
): Hover | null {
  const described = schemaHover(service, path, offset);
  const note = service.notes.get(path);
  if (described || !note) return described;
  const mention = mentionAt(service.judgement(path).mentions, offset);
  if (mention) {
    const markdown = actorHover(service, note, mention);
    if (markdown !== null) return { markdown, range: mention.range };
  }
  const source = sourceAt(service, note, offset);
  if (source) {
    const asked = service.judgedDays(note, source.range);
    return { markdown: sourceHover(service, source.entry, asked), range: source.range };
  }
  const quoted = quotedAt(service, note, offset);
  return quoted && { markdown: quotationHover(service, quoted, uriOf), range: quoted.quotation.range };
}

/** The source that a citation or a link at this offset names. */
export function sourceAt(
  service: Service,
  note: NoteFacts,
  offset: number,
): { entry: Entry<SourceRecord>; range: Range } | null {
  const citation = note.citations.find(({ keyRange }) =>
    touches({ start: keyRange.start - 1, end: keyRange.end }, offset),
  );
  if (citation) {
    const entry = service.lookup.byId('source', citation.key);
    return entry && { entry, range: citation.keyRange };
  }
  for (const link of note.links) {
    const entry = touches(link.range, offset) ? sourceLinked(link, service.lookup) : null;
    if (entry) return { entry, range: link.range };
  }
  return null;
}
