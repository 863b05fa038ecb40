import type { Captured } from './captured.ts';
import type { CapturePlan } from './plan.ts';

/** What whoever captured a document should know of it, a sentence or two each. */
export function remarksOn(plan: CapturePlan, { original, lines }: Captured, lost: number): string[] {
  const { known, completes, source, created } = plan;
  return [
    ...(known === null ? [] : [known]),
    ...(completes === null ? [] : [`It completes the entry ${source} of ${completes}.`]),
    ...(original === null
      ? []
      : [
          `The page gives ${original} as its address, so it may be a copy. If it is one, say so in derived-from.`,
        ]),
    ...(lost > 0 ? [`${lost} characters could not be read in the encoding that the page names.`] : []),
    ...(created && lines === null
      ? ['All of its lines count as the document. Where menus stand around it, give capture its lines.']
      : []),
  ];
}
