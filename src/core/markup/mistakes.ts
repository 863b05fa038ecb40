import type { MarkupProblem } from '../model/facts.ts';
import type { Range } from '../text/range.ts';
import { fenceShape } from './fences.ts';

/** Markup that was meant for a claim and that Pandoc prints as text; each with what to do. */

export const unclosedProblem = (opener: Range): MarkupProblem => ({
  kind: 'fence-unclosed',
  range: opener,
  message:
    'Nothing closes this div, so the claim takes in only the block after it. Put a line `:::` with a blank line above it where the claim ends.',
  claim: true,
});

const looksLikeClaim =
  /^:{3,}[ \t]*(?:claim(?![\w-])|\{[^}\n]*(?:\.claim(?![\w-])|class=["']?claim(?![\w-])))/u;

/** Openers that became text of the paragraph [start, end). */
export function openerProblems(text: string, start: number, end: number): MarkupProblem[] {
  const slice = text.slice(start, end);
  if (!slice.includes(':::')) return [];
  const problems: MarkupProblem[] = [];
  for (const match of slice.matchAll(/^[ \t>]*(:{3,}[^\r\n]*)/gmu)) {
    const line = (match[1] ?? '').trimEnd();
    if (!looksLikeClaim.test(line)) continue;
    const from = start + match.index + match[0].indexOf(':::');
    const range = { start: from, end: from + line.length };
    problems.push(fenceShape(line) === 'open' ? stuckProblem(range) : openerAttributesProblem(line, range));
  }
  return problems;
}

const stuckProblem = (range: Range): MarkupProblem => ({
  kind: 'fence-under-paragraph',
  range,
  message: 'This opener belongs to the paragraph above and makes no claim. Put a blank line above it.',
  claim: false,
});

function openerAttributesProblem(line: string, range: Range): MarkupProblem {
  const word = /^:+[ \t]*claim[ \t]*\{/u.test(line);
  return {
    kind: 'fence-attributes',
    range,
    message: word
      ? 'Pandoc takes either a word or attributes behind the colons, so this makes no claim. Write the class inside the braces: `::: {.claim …}`.'
      : `This opener makes no claim: ${whyBroken(line.slice(line.indexOf('{')))}`,
    claim: false,
  };
}

export function attributesProblem(text: string, range: Range): MarkupProblem {
  const source = text.slice(range.start, range.end);
  const kind = /#[^\p{L}]/u.test(source) ? 'claim-id' : 'attributes';
  return { kind, range, message: `These attributes make no claim: ${whyBroken(source)}`, claim: false };
}

/** Why Pandoc does not read attributes, in words. */
function whyBroken(source: string): string {
  if (/#[^\p{L}]/u.test(source)) return 'an id begins with a letter, as in `#c1`.';
  if (/[“”]/u.test(source))
    return 'values stand in straight quotation marks, as in `by="a senior official"`.';
  if (/[=\p{L}\p{M}\p{N}_],\s/u.test(source)) {
    return 'a comma with a space after it ends a value. Write `by=x,y` without the space, or put the value in straight quotation marks.';
  }
  if (!source.endsWith('}')) return 'the closing brace is missing.';
  return 'write `{.claim #id key=value}`, with spaces between and straight quotation marks round values that have spaces.';
}
