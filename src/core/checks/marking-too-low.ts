import type { Fix } from '../model/edit.ts';
import type { Located } from '../text/range.ts';
import { type Check, type CheckContext, always } from './check.ts';
import { isExcepted } from './exceptions.ts';
import { type UsedRecord, usedRecords } from './used-records.ts';
import { keyWriter } from './write-key.ts';

export const markingTooLow: Check = {
  name: 'marking-too-low',
  levels: always('error'),
  summary: 'A note is marked below a source or claim that it uses.',
  about: {
    why: 'The note goes to readers who may not see what it was made from. What is said in confidence gets out by being quoted in something that is not.',
    bad: `---
type: note
marking: TLP:CLEAR
---

[Both sides want the talks [@call]]{.claim}.
=== sources/call.md
---
type: source
title: A call with one of the envoys
author: [Mara Ellis]
issued: 2025-08-24
marking: TLP:AMBER
---
`,
    good: `---
type: note
marking: TLP:AMBER
---

[Both sides want the talks [@call]]{.claim}.
=== sources/call.md
---
type: source
title: A call with one of the envoys
author: [Mara Ellis]
issued: 2025-08-24
marking: TLP:AMBER
---
`,
    quiet:
      'A note without a marking is not judged, nor is a source without one. Where a source was marked down since, change its record; where what the note takes from it may be told, name the source under `except`.',
    field:
      'The Traffic Light Protocol lets nobody but the source widen the circle of readers; derivative classification carries the highest marking of what it draws on.',
  },
  dependsOn: ['sources', 'claims'],
  *test(context) {
    const { note } = context;
    const marking = note.record?.kind === 'note' ? note.record.marking : null;
    const above = marking ? markedAbove(marking.value, context) : [];
    const [highest] = above;
    if (!marking || !highest) return;
    const more = above.length > 1 ? `, and ${above.length - 1} more above ${marking.value}` : '';
    yield {
      range: marking.range,
      message: `This note is marked ${marking.value} and uses ${highest.name}, which is marked ${highest.marking.value}${more}. Raise the marking, or take out what comes from there.`,
      related: above.slice(0, mostRelated).flatMap((used) => [
        { message: `${used.marking.value} is written here.`, file: used.file, range: used.marking.range },
        { message: 'It is used here.', file: note.path, range: used.range },
      ]),
      subject: highest.ids,
      fixes: raising(highest.marking, context),
    };
  },
};

/** More records than this nobody looks at. */
const mostRelated = 5;

/** Used records that are marked higher, the highest first. A marking that is none of the list says nothing. */
function markedAbove(own: string, { note, lookup, schemas, config }: CheckContext): UsedRecord[] {
  const rankOf = (marking: string): number => schemas.markings.indexOf(marking);
  if (rankOf(own) < 0) return [];
  // The finding names one of several: what is excepted must not stand before another.
  const except = config.checks.get(markingTooLow.name)?.except ?? [];
  return usedRecords(note, lookup)
    .filter(({ marking, ids }) => rankOf(marking.value) > rankOf(own) && !isExcepted(except, ids, null))
    .sort((a, b) => rankOf(b.marking.value) - rankOf(a.marking.value));
}

/** It changes who may read the note, which only a person can want. */
function raising({ value }: Located<string>, context: CheckContext): Fix[] {
  const edit = keyWriter(context)?.('marking', value);
  return edit ? [{ title: `Raise to ${value}`, edits: [edit], safe: false }] : [];
}
