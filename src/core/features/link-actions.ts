import type { Service } from '../service.ts';
import { sourceLinked } from '../sources/evidence.ts';
import { isWebLink } from '../sources/plain-links.ts';
import { sourceOfLink } from '../sources/source-of-link.ts';
import { type Range, touches } from '../text/range.ts';
import type { CodeAction } from './code-actions.ts';

/** What can be done with a web link, in a claim or not. */
export function linkActions(service: Service, path: string, place: Range): CodeAction[] {
  const note = service.notes.get(path);
  const text = service.text(path);
  const link = note?.links.find(
    (each) => isWebLink(each) && touches(each.range, place.start) && touches(each.range, place.end),
  );
  const { lookup, config } = service;
  if (!note || text === null || !link || sourceLinked(link, lookup)) return [];
  const fix = sourceOfLink({ note, text, lookup, config }, link);
  if (!fix) return [];
  const { title, edits, begins = null } = fix;
  return [{ title, kind: 'refactor', finding: null, preferred: false, edits, begins }];
}
