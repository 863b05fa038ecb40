import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import type { Located } from '../text/range.ts';
import { type Lookup } from '../workspace/lookup.ts';
import { idOf } from '../workspace/offers.ts';
import { type Evidence, distinctSources, evidenceOf } from './evidence.ts';
import { type Alike, alikeAmong, originsOf } from './origins.ts';
import { type QuotationAnswer, type QuotationFinder } from './quotations.ts';

/** Derived and never stored; those that need verdicts come with the review. */
export type ClaimStatus = 'retracted' | 'unresolved' | 'disputed' | 'misquoted' | 'sourced' | 'unsourced';

export const claimStatuses: readonly ClaimStatus[] = [
  'unresolved',
  'misquoted',
  'disputed',
  'unsourced',
  'sourced',
  'retracted',
];

/** A claim with everything that other notes and captures say of it. */
export interface JudgedClaim {
  readonly facts: ClaimFacts;
  /** In full, `note-id#id`; null where it has none. */
  readonly id: string | null;
  readonly evidence: readonly Evidence[];
  readonly origins: readonly string[];
  /** Sources of it whose captures are largely the same text, declared or not. */
  readonly alike: readonly Alike[];
  readonly quotations: readonly { readonly quotation: number; readonly answer: QuotationAnswer }[];
  readonly status: ClaimStatus;
  /** Why it has that status, in a sentence. */
  readonly why: string;
}

export const fullId = (note: NoteFacts, claim: ClaimFacts): string | null =>
  claim.id ? `${idOf(note)}#${claim.id.value}` : null;

/** Judges the claims of one note. Each question to others goes through `lookup`. */
export function judgeClaims(note: NoteFacts, lookup: Lookup, finder: QuotationFinder): JudgedClaim[] {
  return note.claims.map((facts, index) => {
    const evidence = evidenceOf(note, facts, lookup);
    const quotations = note.quotations.flatMap((quotation, at) =>
      quotation.claim === index
        ? [{ quotation: at, answer: finder.look(note, quotation, evidence, lookup) }]
        : [],
    );
    const distinct = distinctSources(evidence);
    return {
      facts,
      id: fullId(note, facts),
      evidence,
      origins: originsOf(distinct, facts.kind === 'quote', lookup),
      alike: alikeAmong(distinct, lookup),
      quotations,
      ...statusOf(note, facts, evidence, misquoted(quotations.map(({ answer }) => answer)), lookup),
    };
  });
}

function statusOf(
  note: NoteFacts,
  claim: ClaimFacts,
  evidence: readonly Evidence[],
  misquotation: string | null,
  lookup: Lookup,
): { status: ClaimStatus; why: string } {
  if (claim.state === 'retracted') return { status: 'retracted', why: 'Marked as retracted.' };
  const unknown = evidence.find(({ source }) => !source);
  if (unknown) return { status: 'unresolved', why: `No source is called “${unknown.key}”.` };
  const against = evidence.find(({ stance }) => stance === 'opposes');
  if (against) return { status: 'disputed', why: `${against.key} opposes it.` };
  const [other] = contradicting(note, claim, lookup);
  if (other) return { status: 'disputed', why: `An open claim contradicts it: ${claimName(other, note)}.` };
  if (misquotation !== null) return { status: 'misquoted', why: misquotation };
  const supports = evidence.filter(({ stance }) => stance !== 'opposes');
  if (supports.length > 0)
    return { status: 'sourced', why: `Cites ${supports.map(({ key }) => key).join(', ')}.` };
  const basis = claim.restsOn.find((id) => isSourced(note, id, lookup, new Set()));
  if (basis) return { status: 'sourced', why: `Rests on ${basis.value}, which is sourced.` };
  return { status: 'unsourced', why: 'Cites nothing and rests on no claim that does.' };
}

function misquoted(answers: readonly QuotationAnswer[]): string | null {
  const isAny = (state: QuotationAnswer['state']): boolean =>
    answers.some((answer) => answer.state === state);
  if (isAny('absent')) return 'A quotation is not in the captures of the sources it cites.';
  return isAny('altered') ? 'A quotation has other words than the capture of its source.' : null;
}

/** A claim and the note it stands in. */
export interface FoundClaim {
  readonly note: NoteFacts;
  readonly claim: ClaimFacts;
}

/** Finds a claim by its id: in the same note, or in full as `note-id#id`. */
export function findClaim(note: NoteFacts, id: string, lookup: Lookup): FoundClaim | null {
  const hash = id.indexOf('#');
  const target = hash < 0 ? note : noteOfClaim(id.slice(0, hash), note, lookup);
  const name = id
    .slice(hash + 1)
    .replace(/^\^/u, '')
    .normalize('NFC');
  const claim = target?.claims.find((candidate) => candidate.id?.value.normalize('NFC') === name);
  return target && claim ? { note: target, claim } : null;
}

/** What a claim is called in a note that speaks of it; one without an id by its file. */
export function claimName({ note, claim }: FoundClaim, asking: NoteFacts): string {
  if (claim.id && note.path === asking.path) return claim.id.value;
  const other = note.path === asking.path ? 'another claim of this note' : `a claim of ${note.path}`;
  return fullId(note, claim) ?? other;
}

/** The note that is meant in front of the `#` of a claim's full id. */
export function noteOfClaim(id: string, asking: NoteFacts, lookup: Lookup): NoteFacts | null {
  if (idOf(asking) === id) return asking;
  const path = lookup.byId('note', id)?.path ?? lookup.link(id);
  return path === null ? null : lookup.claimsOf(path);
}

function isSourced(note: NoteFacts, id: Located<string>, lookup: Lookup, seen: Set<string>): boolean {
  const found = findClaim(note, id.value, lookup);
  if (!found) return false;
  const key = `${found.note.path}#${found.note.claims.indexOf(found.claim)}`;
  if (seen.has(key) || found.claim.state === 'retracted') return false;
  seen.add(key);
  const cited = evidenceOf(found.note, found.claim, lookup).some(
    ({ source, stance }) => source && stance !== 'opposes',
  );
  return cited || found.claim.restsOn.some((next) => isSourced(found.note, next, lookup, seen));
}

/** Open claims that contradict this one, declared on either side; one may come twice. */
export function* contradicting(note: NoteFacts, claim: ClaimFacts, lookup: Lookup): Generator<FoundClaim> {
  for (const { value } of claim.contradicts) {
    const found = findClaim(note, value, lookup);
    if (found?.claim.state === 'open' && found.claim !== claim) yield found;
  }
  const id = fullId(note, claim);
  if (id === null) return;
  for (const other of lookup.contradicting(id)) {
    // Of a name that several files have, the words alone would accuse a claim that nobody named.
    const isMeant = ({ value }: Located<string>): boolean => findClaim(other, value, lookup)?.claim === claim;
    for (const found of other.claims)
      if (found.state === 'open' && found !== claim && found.contradicts.some(isMeant))
        yield { note: other, claim: found };
  }
}
