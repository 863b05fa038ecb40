import type { SourceState } from '../model/vocabulary.ts';
import type { Check } from './check.ts';
import { citedSources, titleOf } from './cited-sources.ts';
import { keyPlace, sourceNames } from './used-source.ts';

const advice: Partial<Readonly<Record<SourceState, string>>> = {
  corrected: 'has been corrected. Check that the corrected text still bears this out',
  superseded: 'has been superseded. Cite what took its place',
  retracted: 'has been retracted. Cite another source, or take back what rests on it',
};

/** What was corrected is cited on; what was taken back or replaced is not. */
const isToBeLeft = (state: SourceState): boolean => state === 'retracted' || state === 'superseded';

export const sourceStatusChanged: Check = {
  name: 'source-status-changed',
  levels: { draft: 'warning', released: 'error' },
  summary: 'The cited source has been corrected, superseded or retracted.',
  dependsOn: ['sources'],
  *test(context) {
    for (const { source, range, inClaim } of citedSources(context)) {
      const what = advice[source.record.state];
      if (what === undefined) continue;
      yield {
        range,
        message: `“${titleOf(source)}” ${what}.`,
        related: [
          { file: source.path, range: keyPlace(source), message: `Its state is ${source.record.state}.` },
        ],
        ...(isToBeLeft(source.record.state) ? { tag: 'deprecated' as const } : {}),
        inClaim,
        subject: sourceNames(source),
      };
    }
  },
};
