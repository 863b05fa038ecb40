import { type Check, always } from './check.ts';

export const markupMistake: Check = {
  name: 'markup-mistake',
  levels: always('warning'),
  summary: 'Markup meant for a claim that Pandoc would print, or an attribute that no claim has.',
  dependsOn: [],
  *test({ note }) {
    for (const { message, range, claim } of note.problems) yield { message, range, inClaim: claim };
  },
};
