import type { Fix } from '../model/edit.ts';
import { type AiShare, aiShares } from '../model/vocabulary.ts';
import { entryOf } from '../yaml/read.ts';
import { located } from '../yaml/values.ts';
import type { Check } from './check.ts';
import { type WriteKey, hasKey, keyWriter } from './write-key.ts';

export const aiProvenance: Check = {
  name: 'ai-provenance',
  levels: { draft: 'ignore', released: 'ignore' },
  summary: 'A released note does not say what part a language model had in it (`ai`).',
  about: {
    why: 'Text that a model wrote is fluent where it is wrong, too. A reader who knows what part it had knows how to read, and a reviewer knows that the author’s own word verifies nothing.',
    bad: `---
type: note
status: released
---

Nothing is claimed here.
=== attache.yaml
checks:
  ai-provenance: warning
`,
    good: `---
type: note
status: released
ai: none
---

Nothing is claimed here.
=== attache.yaml
checks:
  ai-provenance: warning
`,
    quiet:
      'It is off unless `attache.yaml` gives it a level. For notes that were released before the team had the rule, name them or their folder under `except`.',
    field:
      'Publishers and agencies ask that the use of generative models is disclosed with the work, and by whom it was checked.',
  },
  dependsOn: [],
  *test(context) {
    const { record, frontmatter } = context.note;
    if (record?.kind !== 'note' || record.status !== 'released' || !hasKey(context, 'ai')) return;
    const entry = entryOf(frontmatter?.yaml ?? null, 'ai');
    if (entry && (entry.value.type !== 'scalar' || located(entry.value))) return;
    const write = keyWriter(context);
    yield {
      range: entry?.keyRange ?? record.head,
      message:
        'This note is released and does not say what part a language model had in it. Write `ai: none`, `ai: assisted` or `ai: generated`.',
      fixes: () => (write ? aiShares.flatMap((share) => saying(share, write)) : []),
    };
  },
};

const meanings: Readonly<Record<AiShare, string>> = {
  none: 'people wrote it',
  assisted: 'people wrote it, and a model helped',
  generated: 'a model wrote it',
};

/** What was the case, only its authors know: each of the three is a choice. */
function saying(share: AiShare, write: WriteKey): Fix[] {
  const edit = write('ai', share);
  return edit ? [{ title: `Write \`ai: ${share}\`: ${meanings[share]}`, edits: [edit], safe: false }] : [];
}
