import { type Check, always } from './check.ts';
import { heldThen } from './title-fixes.ts';
import { relatedOf, sayLater } from './title-words.ts';
import { titleFaults } from './titles-at-date.ts';
import { isInClaim } from './wrong-title.ts';

export const titleCameLater: Check = {
  name: 'title-came-later',
  levels: always('information'),
  summary: 'A title beside a name fits the note’s date, but not the date in the sentence.',
  dependsOn: ['actors', 'offices'],
  *test(context) {
    for (const later of titleFaults(context).later) {
      yield {
        range: later.use.range,
        message: sayLater(later, context.lookup),
        related: relatedOf(later, context.lookup),
        inClaim: isInClaim(context.note, later.use),
        subject: later.use.actor.id,
        choices: (asked) => heldThen(later, asked),
      };
    }
  },
};
