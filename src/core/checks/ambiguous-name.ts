import type { Mention } from '../actors/mentions.ts';
import { officeAt, sayHeld } from '../actors/offices.ts';
import { linkTarget, listing } from '../actors/saying-who.ts';
import type { Fix } from '../model/edit.ts';
import type { ActorRecord } from '../model/records.ts';
import { onOneLine, tagEdit } from '../notes/tagging.ts';
import type { TextEdit } from '../text/edits.ts';
import { foldName } from '../text/fold.ts';
import { listed } from '../text/phrases.ts';
import { contains } from '../text/range.ts';
import type { Entry } from '../workspace/lookup.ts';
import type { Check, CheckContext, Draft } from './check.ts';

export const ambiguousName: Check = {
  name: 'ambiguous-name',
  levels: { draft: 'information', released: 'warning' },
  summary: 'A name in prose may mean two or more actors, and nothing says which; once a name and note.',
  about: {
    why: 'Surnames are shared, and full names more often than one thinks. A reader who takes the wrong person misreads the sentence, and every list of who said what goes wrong with it. Where the note leaves it open, Attaché does not guess: it asks, once for each name.',
    bad: `---
type: note
---

Marren met the fishermen of Kell.
=== actors/ida-marren.md
---
type: person
name: Ida Marren
family: Marren
---
=== actors/jon-marren.md
---
type: person
name: Jon Marren
family: Marren
---
`,
    good: `---
type: note
---

[[ida-marren|Marren]] met the fishermen of Kell.
=== actors/ida-marren.md
---
type: person
name: Ida Marren
family: Marren
---
=== actors/jon-marren.md
---
type: person
name: Jon Marren
family: Marren
---
`,
    quiet:
      'Where it is meant to stay open, as in a note about the name itself. Otherwise tag who is meant at the first place, which later surnames follow, or list the person under `actors` for the whole note.',
    field:
      'Library catalogues keep authority files for this reason: a name is no identity. That the text decides first, and a person where it can’t, is our own rule.',
  },
  dependsOn: ['actors', 'offices'],
  *test(context) {
    for (const mentions of openNames(context.mentions)) {
      const first = mentions.find(({ inHeading }) => !inHeading);
      if (first) yield draft(context, first, mentions.length);
    }
  },
};

/** Open mentions of two or more by their names, in the order of the text. */
function openNames(mentions: readonly Mention[]): Iterable<readonly Mention[]> {
  const names = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (mention.actor !== null || mention.candidates.length < 2) continue;
    const name = foldName(mention.text).text;
    names.set(name, [...(names.get(name) ?? []), mention]);
  }
  return names.values();
}

/** Of more than this the first are looked at: nobody finds his way among so many. */
const mostWeighed = 20;

/** Among more nobody chooses from a list of fixes. */
const mostOffered = 5;

interface Candidate {
  readonly entry: Entry<ActorRecord>;
  readonly name: string;
  /** What was held on the date; empty where nothing was. */
  readonly held: string;
}

function draft(context: CheckContext, mention: Mention, count: number): Draft {
  const { note } = context;
  const all = mention.candidates.length;
  const candidates = offered(mention, context);
  const names = candidates.slice(0, 3).map(({ name }) => name);
  const say =
    all > names.length
      ? `any of ${all}: ${names.join(', ')} and ${all - names.length} more`
      : listed(names, 'or');
  const times = count > 1 ? ` It stands so ${count} times in this note.` : '';
  const list = note.record?.kind === 'note' ? ', or list the one for the whole note under `actors`' : '';
  return {
    range: mention.range,
    message: `“${mention.text}” may be ${say}.${times} Tag who is meant${list}.`,
    related: candidates.map(({ entry: { path, record }, name, held }) => ({
      message: held === '' ? `${name}.` : `${name}: ${held}.`,
      file: path,
      range: record.title?.range ?? record.head,
    })),
    inClaim: note.claims.some(({ content }) => contains(content, mention.range)),
    choices: (asked) => choicesFor(asked, mention),
  };
}

/** Those who held an office on the date come first: they are meant more often. */
function offered({ candidates, range }: Mention, { dateOf, lookup }: CheckContext): Candidate[] {
  const days = dateOf(range);
  const inOffice: Candidate[] = [];
  const others: Candidate[] = [];
  for (const path of candidates.slice(0, mostWeighed)) {
    if (inOffice.length === mostOffered) break;
    const actor = lookup.actorAt(path);
    if (!actor) continue;
    const [held] = days ? officeAt(actor.record, days, lookup).then : [];
    const name = `${actor.record.title?.value ?? actor.id} (${actor.id})`;
    (held ? inOffice : others).push({ entry: actor, name, held: held ? sayHeld(held) : '' });
  }
  return [...inOffice, ...others].slice(0, mostOffered);
}

function choicesFor(context: CheckContext, mention: Mention): Fix[] {
  const { note, text, lookup, schemas, mentions } = context;
  const candidates = offered(mention, context);
  const fix = (title: string, edits: readonly TextEdit[] | null): Fix[] =>
    edits ? [{ title, edits, safe: false }] : [];
  const tags = candidates.flatMap(({ entry: { path }, name }) => {
    const target = linkTarget(path, lookup);
    const edit = target === null ? null : tagEdit(text, note, mention.range, target);
    return fix(`Tag this “${onOneLine(mention.text)}” as ${name}`, edit && [edit]);
  });
  const lists = candidates.flatMap(({ entry: { path }, name }) =>
    fix(
      `List ${name} under \`actors\` for the whole note`,
      listing({ note, text, lookup, schemas }, mention, path, mentions),
    ),
  );
  return [...tags, ...lists];
}
