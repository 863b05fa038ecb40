import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { choicesFor, yearChoices } from './title-fixes.ts';
import { relatedOf, sayTogether, sayWrong } from './title-words.ts';
import { titleFaults } from './titles-at-date.ts';
import type { WrongTogether } from './wrong-together.ts';
import { type WrongTitle, isInClaim } from './wrong-title.ts';

export const wrongOfficeAtDate: Check = {
  name: 'wrong-office-at-date',
  levels: always('warning'),
  summary: 'A title beside a name is one that this person did not hold on the judged date.',
  dependsOn: ['actors', 'offices'],
  *test(context) {
    const { wrong, together } = titleFaults(context);
    for (const each of wrong) yield draftOf(each, context);
    for (const each of together) yield jointDraft(each, context);
  },
};

const draftOf = (wrong: WrongTitle, context: CheckContext): Draft => ({
  range: wrong.use.range,
  message: sayWrong(wrong, context.lookup),
  related: relatedOf(wrong, context.lookup),
  inClaim: isInClaim(context.note, wrong.use),
  subject: wrong.use.actor.id,
  choices: (asked) => choicesFor(wrong, asked),
});

function jointDraft(together: WrongTogether, context: CheckContext): Draft {
  const { wrong, date } = together;
  const [first] = wrong;
  return {
    range: date?.range ?? first?.use.range ?? { start: 0, end: 0 },
    message: sayTogether(together),
    related: wrong.flatMap((each) => relatedOf(each, context.lookup)),
    inClaim: first !== undefined && isInClaim(context.note, first.use),
    subject: first?.use.actor.id ?? '',
    choices: (asked) => yearChoices(together, asked),
  };
}
