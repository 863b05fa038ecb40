import { directives, endsSomething } from '../markup/suppressions.ts';
import { checkNames } from '../model/check-names.ts';
import type { Fix } from '../model/edit.ts';
import type { SuppressedName, SuppressionFacts } from '../model/facts.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import type { Located, Range } from '../text/range.ts';
import { type Check, type Draft, type LastContext, always } from './check.ts';
import { removeComment } from './remove-comment.ts';

export const unusedSuppression: Check = {
  name: 'unused-suppression',
  levels: always('hint'),
  summary: 'A suppression keeps nothing quiet, or names a check that there is not.',
  about: {
    why: 'A comment that hides nothing any more will hide the next true finding at that place. It also tells readers of a trouble that is long gone.',
    bad: `---
type: note
---

<!-- attache-disable-next-line citation-needed -- counted by ourselves -->
[Norland lands less cod [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    good: `---
type: note
---

[Norland lands less cod [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'For a while, where findings come and go with somebody else’s edits. No comment can hide this one.',
    field:
      'Our own rule, as linters of programs have it: exceptions that are no longer needed are taken out.',
  },
  dependsOn: [],
  test: null,
  *last(context) {
    for (const suppression of context.suppressions) {
      if (suppression.kind === null) yield* misspelt(suppression, context);
      else if (suppression.kind === 'enable') yield* unusedEnable(suppression, context);
      else for (const name of suppression.names) yield* unusedName(suppression, name, context);
    }
  },
};

const words = Object.values(directives);

/** Comments of others may begin like ours: only a slip of a letter or two is taken for a directive. */
function* misspelt({ directive }: SuppressionFacts, context: LastContext): Iterable<Draft> {
  const guess = nearest(directive.value, words);
  if (guess === null) return;
  const message = `“${directive.value}” is no directive, so this keeps nothing quiet.${didYouMean(directive.value, words)}`;
  yield { range: directive.range, message, fixes: () => [rename(directive, guess, context)] };
}

function* unusedEnable(enable: SuppressionFacts, context: LastContext): Iterable<Draft> {
  const { names, directive } = enable;
  const ends = (name: SuppressedName | null): boolean => endsSomething(context.suppressions, enable, name);
  if (names.length === 0 && !ends(null)) {
    const message = 'No check is disabled here, so this enables nothing. Remove it.';
    yield {
      range: directive.range,
      message,
      tag: 'unnecessary',
      fixes: () => [removeComment(enable.range, context.textOf, true)],
    };
  }
  for (const name of names) {
    if (!isCheck(name)) yield unknownName(enable, name, context);
    else if (!ends(name)) {
      const message = `“${name.value}” is not disabled here, so this enables nothing. Remove it.`;
      yield {
        range: name.range,
        message,
        tag: 'unnecessary',
        fixes: () => [remove(enable, name, context, true)],
      };
    }
  }
}

function* unusedName(
  suppression: SuppressionFacts,
  name: SuppressedName,
  context: LastContext,
): Iterable<Draft> {
  if (isCheck(name)) {
    if (context.used.has(name)) return;
    const message = `This keeps no finding of ${name.value} quiet. Remove it.`;
    yield {
      range: name.range,
      message,
      tag: 'unnecessary',
      fixes: () => [remove(suppression, name, context, true)],
    };
    return;
  }
  // Without its hyphens a reason reads as names: that they are missing is said already.
  if (suppression.reason === null && suppression.names.some(isCheck)) return;
  yield unknownName(suppression, name, context);
}

const isCheck = ({ value }: Located<string>): boolean => checkNames.includes(value);

function unknownName(suppression: SuppressionFacts, name: SuppressedName, context: LastContext): Draft {
  const guess = nearest(name.value, checkNames);
  return {
    range: name.range,
    message: `There is no check “${name.value}”, so this keeps nothing quiet.${didYouMean(name.value, checkNames)}`,
    fixes: () => [guess === null ? remove(suppression, name, context, false) : rename(name, guess, context)],
  };
}

/** Never unasked: under its right name it may keep a finding quiet that stands open now. */
const rename = ({ value, range }: Located<string>, to: string, { textOf }: LastContext): Fix => ({
  title: `Replace “${value}” by “${to}”`,
  edits: [{ range, newText: to, expected: textOf(range) }],
  safe: false,
});

function remove(
  suppression: SuppressionFacts,
  name: SuppressedName,
  context: LastContext,
  safe: boolean,
): Fix {
  const { names } = suppression;
  if (names.length === 1) return removeComment(suppression.range, context.textOf, safe);
  const at = names.indexOf(name);
  const next = names[at + 1];
  const range: Range = next
    ? { start: name.range.start, end: next.range.start }
    : { start: names[at - 1]?.range.end ?? name.range.start, end: name.range.end };
  return {
    title: `Remove “${name.value}” from the suppression`,
    edits: [{ range, newText: '', expected: context.textOf(range) }],
    safe,
  };
}
