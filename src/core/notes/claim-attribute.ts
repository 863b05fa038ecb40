import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import { parseAttributes } from '../markup/attributes.ts';
import type { TextEdit } from '../text/edits.ts';
import { fillEntry, insertEntry } from '../yaml/edits.ts';
import { valueOf } from '../yaml/values.ts';

/**
 * The edit that gives a claim an attribute it does not have: in the braces of a span or div, or in the frontmatter's
 * `claims`. `value` is a plain word. Null where it has one by that name, or where it can't be written soundly.
 */
export function attributeEdit(
  text: string,
  facts: NoteFacts,
  claim: ClaimFacts,
  key: string,
  value: string,
): TextEdit | null {
  if (claim.form === 'block') return inYaml(text, facts, claim, key, value);
  const from = claim.form === 'span' ? claim.content.end : claim.range.start;
  const lineEnd = /[\r\n]|$/u.exec(text.slice(from))?.index ?? 0;
  const brace = text.indexOf('{', from);
  const attributes = brace >= 0 && brace < claim.range.end ? parseAttributes(text, brace) : null;
  if (attributes && (claim.form === 'span' || brace < from + lineEnd)) {
    if (attributes.pairs.some((pair) => pair.key === key)) return null;
    const at = attributes.end - 1;
    return { range: { start: at, end: at }, newText: ` ${key}=${value}`, expected: '' };
  }
  return claim.form === 'div'
    ? inBareOpener(text.slice(from, from + lineEnd), from, `${key}=${value}`)
    : null;
}

/** `::: claim` has no braces yet. */
function inBareOpener(line: string, from: number, pair: string): TextEdit | null {
  const opener = /^(\s*:{3,}\s*)claim(?=\s*:*\s*$)/u.exec(line);
  if (!opener) return null;
  const start = from + (opener[1]?.length ?? 0);
  return { range: { start, end: start + 5 }, newText: `{.claim ${pair}}`, expected: 'claim' };
}

function inYaml(
  text: string,
  { frontmatter }: NoteFacts,
  claim: ClaimFacts,
  key: string,
  value: string,
): TextEdit | null {
  const claims = valueOf(frontmatter?.yaml ?? null, 'claims');
  if (!frontmatter || claims?.type !== 'map') return null;
  const entry = claims.entries.find((each) => each.key === claim.id?.value);
  if (entry?.value.type === 'map')
    return insertEntry(text, frontmatter.range, entry.value, key, value, ['kind', 'by', 'on', key]);
  return entry ? fillEntry(text, entry, `{ ${key}: ${value} }`) : null;
}
