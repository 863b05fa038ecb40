import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import type { Located } from '../text/range.ts';
import { type Lookup } from '../workspace/lookup.ts';
import { fullClaimId, idOf } from '../workspace/offers.ts';
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
  const contradicting = contradictedBy(note, claim, lookup);
  if (contradicting) return { status: 'disputed', why: `An open claim contradicts it: ${contradicting}.` };
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

/** Finds a claim by its id: in the same note, or in full as `note-id#id`. */
export function findClaim(
  note: NoteFacts,
  id: string,
  lookup: Lookup,
): { note: NoteFacts; claim: ClaimFacts } | null {
  const hash = id.indexOf('#');
  const target = hash < 0 ? note : noteById(id.slice(0, hash), note, lookup);
  const name = id.slice(hash + 1).replace(/^\^/u, '');
  const claim = target?.claims.find((candidate) => candidate.id?.value === name);
  return target && claim ? { note: target, claim } : null;
}

function noteById(id: string, asking: NoteFacts, lookup: Lookup): NoteFacts | null {
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

/** The id of an open claim that contradicts this one, declared on either side. */
function contradictedBy(note: NoteFacts, claim: ClaimFacts, lookup: Lookup): string | null {
  for (const { value } of claim.contradicts) {
    if (findClaim(note, value, lookup)?.claim.state === 'open') return value;
  }
  const id = fullId(note, claim);
  if (id === null) return null;
  for (const other of lookup.contradicting(id)) {
    // Of a name that several files have, the words alone would accuse a claim that nobody named.
    const isMeant = ({ value }: Located<string>): boolean =>
      fullClaimId(other, value) === id && findClaim(other, value, lookup)?.note.path === note.path;
    const found = other.claims.find(
      ({ state, contradicts }) => state === 'open' && contradicts.some(isMeant),
    );
    if (found) return fullId(other, found) ?? `a claim of ${other.path}`;
  }
  return null;
}
