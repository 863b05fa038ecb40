import type { Check } from './check.ts';
import { mayHaveOtherSources } from './cited-sources.ts';

export const singleSource: Check = {
  name: 'single-source',
  levels: { draft: 'ignore', released: 'information' },
  summary: 'A fact has one origin.',
  dependsOn: ['sources'],
  *test(context) {
    for (const claim of context.claims) {
      const { facts, evidence, origins } = claim;
      const [first] = evidence;
      if (facts.kind !== 'fact' || facts.state !== 'open' || mayHaveOtherSources(claim, context)) continue;
      const [origin] = origins;
      if (!first || origin === undefined || origins.length > 1) continue;
      yield {
        range: first.range,
        message: `This fact has one origin, “${origin}”. Look for a second that does not go back to it.`,
        inClaim: true,
        subject: origin,
      };
    }
  },
};
