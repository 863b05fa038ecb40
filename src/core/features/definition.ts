import { mentionAt } from '../actors/mentions.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { Service } from '../service.ts';
import { touches } from '../text/range.ts';
import { namesIn } from './actor-namings.ts';
import { referenceAt } from './frontmatter-references.ts';
import { sourceAt } from './hover.ts';
import { declarationsOf, placesOf } from './namings.ts';
import { quotedAt } from './quotation-hover.ts';
import { type Place, claimNamed, headOf, placeOf } from './subjects.ts';

/** Where what stands at an offset is defined: the note of an actor or source, a claim, a linked file or heading,
 * the captured passage of a quotation. */
export function definitionsAt(service: Service, path: string, offset: number): Place[] {
  const reference = referenceAt(service, path, offset);
  if (reference) return reference.target ? [reference.target] : [];
  const note = service.notes.get(path);
  if (!note) return [];
  // An editor that is led to where it stands already shows the references instead.
  const declared = declarationsOf(note).flatMap((naming) => [...placesOf(naming)].map(({ range }) => range));
  const name = [...declared, ...namesIn(note)].find((range) => touches(range, offset));
  if (name) return [{ file: path, range: name }];
  const claim = claimIdAt(service, note, offset);
  if (claim) return [claim];
  const link = note.links.find(({ form, range }) => form === 'wiki' && touches(range, offset));
  if (link) {
    const target = link.target === '' ? path : service.lookup.link(link.target);
    return target === null ? [] : [partOf(service, target, link.part)];
  }
  const source = sourceAt(service, note, offset);
  if (source) return [headOf(service, source.entry.place)];
  const by = note.claims.flatMap(({ by: ids }) => ids).find(({ range }) => touches(range, offset));
  const actor = by && service.lookup.byId('actor', by.value);
  if (actor) return [headOf(service, actor.path)];
  const mention = mentionAt(service.judgement(path).mentions, offset);
  if (mention) return mention.candidates.map((file) => headOf(service, file));
  const quoted = quotedAt(service, note, offset);
  return quoted ? [{ file: quoted.source.file, range: quoted.passage }] : [];
}

function claimIdAt(service: Service, note: NoteFacts, offset: number): Place | null {
  const ids = note.claims.flatMap(({ restsOn, contradicts }) => [...restsOn, ...contradicts]);
  const id = ids.find(({ range }) => touches(range, offset));
  const subject = id && claimNamed(service, note.path, id.value);
  return subject ? placeOf(service, subject) : null;
}

/** `#part` of a link: a claim first, then a heading. */
function partOf(service: Service, file: string, part: string | null): Place {
  const note = service.notes.get(file);
  if (!note || part === null) return headOf(service, file);
  const name = part.replace(/^\^/u, '');
  const claim = note.claims.find(({ id }) => id?.value === name);
  const heading = note.headings.find(({ value }) => value.toLowerCase() === part.toLowerCase());
  return { file, range: claim?.content ?? heading?.range ?? headOf(service, file).range };
}
