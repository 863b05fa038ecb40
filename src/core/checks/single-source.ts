import type { Check } from './check.ts';

export const singleSource: Check = {
  name: 'single-source',
  levels: { draft: 'ignore', released: 'information' },
  summary: 'A fact has one origin.',
  dependsOn: ['sources'],
  *test({ claims }) {
    for (const { facts, evidence, origins } of claims) {
      const [first] = evidence;
      // A key that is not known may be another origin.
      if (facts.kind !== 'fact' || facts.state !== 'open' || evidence.some(({ source }) => !source)) continue;
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
