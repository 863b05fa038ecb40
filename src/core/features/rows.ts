import { actorsOfClaim } from '../state/actor-uses.ts';
import { officeAt, sayHeld } from '../actors/offices.ts';
import type { Mention } from '../actors/mentions.ts';
import type { ActorRecord, AnyRecord, SourceRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import { keepsHash } from '../sources/capture-hash.ts';
import { originsOf } from '../sources/origins.ts';
import type { Days } from '../text/dates.ts';
import { LineIndex } from '../text/lines.ts';
import { compare } from '../text/order.ts';
import type { Range } from '../text/range.ts';
import type { Entry } from '../workspace/lookup.ts';
import { captureOf, idOf } from '../workspace/offers.ts';
import { allSources } from './all-sources.ts';
import { byWeight } from './actor-facts.ts';

/** The lists of the command line, in the shapes that programs rely on. */

/** A path filter: which files are reported. */
export type Reported = (path: string) => boolean;

export function claimRows(service: Service, reported: Reported) {
  return judgedClaims(service, reported).map(({ path, claim }) => {
    const { facts } = claim;
    return {
      id: claim.id,
      note: noteId(service, path),
      file: path,
      line: lineOf(service, path, facts.content),
      text: facts.text,
      kind: facts.kind,
      by: facts.by.length === 0 ? null : facts.by.map(({ value }) => value).join(','),
      on: facts.on?.value ?? null,
      actors: actorsOf(service, path, claim),
      evidence: claim.evidence.map(({ key, source, stance, locator }) => ({
        source: source?.id ?? key,
        stance,
        locator,
      })),
      restsOn: facts.restsOn.map(({ value }) => value),
      origins: claim.origins,
      status: claim.status,
    };
  });
}

function judgedClaims(service: Service, reported: Reported): { path: string; claim: JudgedClaim }[] {
  return [...service.notes.keys()]
    .filter(reported)
    .sort()
    .flatMap((path) => service.judgement(path).claims.map((claim) => ({ path, claim })));
}

const noteId = (service: Service, path: string): string => {
  const facts = service.notes.get(path);
  return facts ? idOf(facts) : path;
};

export const lineOf = (service: Service, path: string, range: Range): number =>
  (service.lines(path)?.position(range.start).line ?? 0) + 1;

/** The actors of a claim: who says it, and who is named in it. */
function actorsOf(service: Service, path: string, claim: JudgedClaim): string[] {
  const { lookup } = service;
  const about = actorsOfClaim(claim, service.judgement(path).mentions, lookup);
  return [...new Set([...about].flatMap((actor) => lookup.entryAt(actor)?.id ?? []))].sort();
}

export function mentionRows(service: Service, reported: Reported) {
  const { lookup } = service;
  const id = (path: string): string => lookup.entryAt(path)?.id ?? path;
  return allMentions(service, reported).map(({ path, mention }) => ({
    file: path,
    range: lspRange(service, path, mention.range),
    text: mention.text,
    actor: mention.actor === null ? null : id(mention.actor),
    candidates: mention.candidates.map(id),
    how: mention.how,
    on: sayDays(mention.on) ?? service.today,
  }));
}

const sayDays = (days: Days | null): string | null => {
  if (!days) return null;
  const { earliest, latest } = days;
  return earliest === latest ? earliest : `${earliest ?? '..'}/${latest ?? '..'}`;
};

function allMentions(service: Service, reported: Reported): { path: string; mention: Mention }[] {
  return [...service.notes.keys()]
    .filter(reported)
    .sort()
    .flatMap((path) => service.judgement(path).mentions.map((mention) => ({ path, mention })));
}

export function lspRange(service: Service, path: string, range: Range) {
  const lines = service.lines(path) ?? captureLines(service, path);
  const none = { line: 0, character: 0 };
  return { start: lines?.position(range.start) ?? none, end: lines?.position(range.end) ?? none };
}

/** Captures are long and rarely gone to: their lines are made when somebody does. */
function captureLines(service: Service, path: string): LineIndex | null {
  const capture = service.lookup.capture(path);
  return capture?.state === 'read' ? new LineIndex(capture.text) : null;
}

function entriesOf<R extends AnyRecord>(service: Service, kind: R['kind'], reported: Reported): Entry<R>[] {
  const { lookup } = service;
  return [...service.notes.values()]
    .filter(({ path, record }) => record?.kind === kind && reported(path))
    .flatMap(({ path }) => (lookup.entryAt(path) as Entry<R> | null) ?? [])
    .sort((a, b) => compare(a.id, b.id) || compare(a.path, b.path));
}

export function actorRows(service: Service, on: Days, reported: Reported) {
  return entriesOf<ActorRecord>(service, 'actor', reported).map(({ path, id, record }) => {
    const held = byWeight(officeAt(record, on, service.lookup, service.today).then);
    const sure = held.filter(({ cover }) => cover === 'yes');
    const told = sure.length > 0 ? sure : held;
    return {
      id,
      type: record.type,
      name: record.title?.value ?? id,
      office: told.length === 0 ? null : told.map(sayHeld).join('; '),
      mentions: service.uses.counts(path).mentions,
      claims: service.uses.counts(path).claims,
      checked: record.checked?.value ?? null,
    };
  });
}

export type CaptureState = 'ok' | 'changed' | 'missing' | 'none';

export function sourceRows(service: Service, reported: Reported) {
  const sources = allSources(service).filter(({ path }) => reported(path));
  return sources.map((entry) => ({
    id: entry.id,
    title: entry.record.title?.value ?? null,
    issued: entry.record.issued?.value ?? null,
    reliability: entry.record.reliability,
    state: entry.record.state,
    cited: service.sources.counts(entry.place).cited,
    origin: originsOf([entry], false, service.lookup)[0] ?? entry.id,
    capture: captureState(service, entry.record),
  }));
}

export function captureState(service: Service, record: SourceRecord): CaptureState {
  if (!record.capture) return 'none';
  const path = captureOf(record);
  const capture = path === null ? null : service.lookup.capture(path);
  if (capture?.state !== 'read') return 'missing';
  return keepsHash(record.capture, capture.sha256) === false ? 'changed' : 'ok';
}
