import type { Service } from '../service.ts';
import { sourceLinked } from '../sources/evidence.ts';
import { isWebLink } from '../sources/plain-links.ts';
import { citingForLink, sourceOfLink } from '../sources/source-of-link.ts';
import { hostAndPath, withScheme } from '../text/addresses.ts';
import type { TextEdit } from '../text/edits.ts';
import { type Range, touches } from '../text/range.ts';
import { citedAs } from '../workspace/lookup.ts';
import type { CodeAction } from './code-actions.ts';

/** What can be done with a web link, in a claim or not. */
export function linkActions(service: Service, path: string, place: Range): CodeAction[] {
  const note = service.notes.get(path);
  const text = service.text(path);
  const link = note?.links.find(
    (each) => isWebLink(each) && touches(each.range, place.start) && touches(each.range, place.end),
  );
  if (!note || text === null || !link) return [];
  const { lookup, config } = service;
  const known = sourceLinked(link, lookup);
  if (known?.record.capture) return [];
  const fix = known ? null : sourceOfLink({ note, text, lookup, config }, link);
  const what = known ? 'Capture this page' : 'Capture and make a source of this address';
  return [
    ...(fix ? [{ ...action, title: fix.title, edits: fix.edits, begins: fix.begins ?? null }] : []),
    {
      ...action,
      title: `${what}: reads ${shortAddress(link.target)}`,
      command: 'attache.capture',
      link: { address: withScheme(link.target), start: link.range.start },
    },
  ];
}

const action = {
  kind: 'refactor',
  finding: null,
  preferred: false,
  edits: [],
  begins: null,
} as const satisfies Partial<CodeAction>;

const longest = 60;

/** The host in full, since that is who is asked. */
function shortAddress(target: string): string {
  const whole = hostAndPath(target);
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
}

/** The edit that cites a captured source where a note links to it; null where it does no more, or cites it already. */
export function citeLink(
  service: Service,
  path: string,
  { address, start }: NonNullable<CodeAction['link']>,
  key: string,
): TextEdit | null {
  const note = service.notes.get(path);
  const text = service.text(path);
  if (!note || text === null) return null;
  const [link] = note.links
    .filter((each) => isWebLink(each) && withScheme(each.target) === address)
    .sort((one, other) => Math.abs(one.range.start - start) - Math.abs(other.range.start - start));
  const { lookup, config } = service;
  const cited = link && sourceLinked(link, lookup);
  return link && (!cited || citedAs(cited) !== key) ? citingForLink({ note, text, config }, link, key) : null;
}
