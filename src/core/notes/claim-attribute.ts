import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import { type Attributes, parseAttributes } from '../markup/attributes.ts';
import type { TextEdit } from '../text/edits.ts';
import { fillEntry, setEntry } from '../yaml/edits.ts';
import { entryOf } from '../yaml/read.ts';
import { valueOf } from '../yaml/values.ts';
import { attributeNames } from './claims.ts';

/**
 * The edit that gives a claim an attribute, or another value of it: in the braces of a span or div, or in the
 * frontmatter's `claims`. `value` is a plain word. Null where it can't be written soundly.
 */
export function attributeEdit(
  text: string,
  facts: NoteFacts,
  claim: ClaimFacts,
  key: string,
  value: string,
): TextEdit | null {
  if (claim.form === 'block') return inYaml(text, facts, claim, key, value);
  const attributes = attributesOf(text, claim);
  if (attributes) return inBraces(text, attributes, key, value);
  const { start } = claim.range;
  return claim.form === 'div'
    ? inBareOpener(text.slice(start, lineEndAt(text, start)), start, `${key}=${value}`)
    : null;
}

/** The braces of a span or div. */
function attributesOf(text: string, claim: ClaimFacts): Attributes | null {
  const from = claim.form === 'span' ? claim.content.end : claim.range.start;
  const end = claim.form === 'span' ? claim.range.end : lineEndAt(text, from);
  const brace = text.indexOf('{', from);
  return brace >= 0 && brace < end ? parseAttributes(text, brace) : null;
}

const lineEndAt = (text: string, from: number): number => {
  const found = /[\r\n]/u.exec(text.slice(from));
  return found ? from + found.index : text.length;
};

/** Of two by one name the last counts. */
function inBraces(text: string, { pairs, end }: Attributes, key: string, value: string): TextEdit {
  const pair = pairs.findLast((each) => each.key === key);
  if (!pair) return { range: { start: end - 1, end: end - 1 }, newText: ` ${key}=${value}`, expected: '' };
  const { range } = pair;
  return { range, newText: value, expected: text.slice(range.start, range.end) };
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
  const entry = entryOf(claims, claim.id?.value ?? '');
  if (entry?.value.type === 'map')
    return setEntry(text, frontmatter.range, entry.value, key, value, attributeNames);
  return entry ? fillEntry(text, entry, `{ ${key}: ${value} }`) : null;
}
