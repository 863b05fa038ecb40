import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import { type Attributes, parseAttributes } from '../markup/attributes.ts';
import type { TextEdit } from '../text/edits.ts';
import { fillEntry, insertEntry, replaceScalar } from '../yaml/edits.ts';
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
  const attributes = attributesOf(text, claim);
  if (attributes) {
    if (attributes.pairs.some((pair) => pair.key === key)) return null;
    const at = attributes.end - 1;
    return { range: { start: at, end: at }, newText: ` ${key}=${value}`, expected: '' };
  }
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
    return insertEntry(text, frontmatter.range, entry.value, key, value, [
      'kind',
      'by',
      'on',
      'event',
      'likelihood',
      key,
    ]);
  return entry ? fillEntry(text, entry, `{ ${key}: ${value} }`) : null;
}

/** The same where it may have the attribute already, whose value is then another. */
export function attributeSet(
  text: string,
  facts: NoteFacts,
  claim: ClaimFacts,
  key: string,
  value: string,
): TextEdit | null {
  return replaced(text, facts, claim, key, value) ?? attributeEdit(text, facts, claim, key, value);
}

/** Null where the claim has no such attribute; the last one counts where it has two. */
function replaced(
  text: string,
  { frontmatter }: NoteFacts,
  claim: ClaimFacts,
  key: string,
  value: string,
): TextEdit | null {
  if (claim.form === 'block') {
    const claims = valueOf(frontmatter?.yaml ?? null, 'claims');
    const own = claims?.type === 'map' ? valueOf(claims, claim.id?.value ?? '') : null;
    const scalar = own?.type === 'map' ? valueOf(own, key) : null;
    return scalar?.type === 'scalar' ? replaceScalar(text, scalar, value) : null;
  }
  const pair = attributesOf(text, claim)?.pairs.findLast((each) => each.key === key);
  return pair
    ? { range: pair.range, newText: value, expected: text.slice(pair.range.start, pair.range.end) }
    : null;
}
