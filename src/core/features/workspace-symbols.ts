import type { NoteFacts } from '../model/facts.ts';
import type { AnyRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { fullId } from '../sources/claims.ts';
import { compare } from '../text/order.ts';
import type { Range } from '../text/range.ts';
import { idOf } from '../workspace/offers.ts';
import type { Place } from './subjects.ts';
import type { SymbolKind } from './symbols.ts';

export interface WorkspaceSymbol extends Place {
  readonly name: string;
  readonly kind: SymbolKind;
  /** What it belongs to: of another name of a record its title, of a claim its note. */
  readonly container: string;
}

/** Nobody reads a longer list; one more letter makes it shorter. */
const most = 500;

/** Records by their titles, names and ids, and claims by their ids, that have the letters of a query in this order. */
export function workspaceSymbols(service: Service, query: string): WorkspaceSymbol[] {
  const sought = folded(query).replace(/\s+/gu, '');
  return [...service.notes.values()]
    .flatMap((note) => [...recordSymbols(note, sought), ...claimSymbols(note, sought)])
    .map((symbol) => ({ symbol, rank: rankOf(symbol.name, sought) }))
    .sort((a, b) => a.rank - b.rank || compare(a.symbol.name, b.symbol.name))
    .slice(0, most)
    .map(({ symbol }) => symbol);
}

/** The title, and each other name that fits where the title does not: an editor filters by the name it is given. */
function recordSymbols(note: NoteFacts, sought: string): WorkspaceSymbol[] {
  const { record, path } = note;
  if (!record) return [];
  const title = record.title ?? { value: idOf(note), range: record.head };
  const symbol = (name: string, range: Range): WorkspaceSymbol => ({
    name,
    kind: record.kind,
    container: name === title.value ? '' : title.value,
    file: path,
    range,
  });
  if (hasLetters(title.value, sought)) return [symbol(title.value, title.range)];
  const others = namesOf(note, record).filter(({ name }) => name.trim() !== '' && hasLetters(name, sought));
  return others
    .filter(({ name }, at) => others.findIndex((other) => other.name === name) === at)
    .map(({ name, range }) => symbol(name, range));
}

function namesOf(note: NoteFacts, record: AnyRecord): { name: string; range: Range }[] {
  const names = record.kind === 'actor' ? record.names : [];
  const key = record.kind === 'source' && record.key ? [record.key] : [];
  const written = [...names, ...record.aliases, ...key].map(({ value, range }) => ({ name: value, range }));
  return [...written, { name: idOf(note), range: record.id.explicit?.range ?? record.head }];
}

function claimSymbols(note: NoteFacts, sought: string): WorkspaceSymbol[] {
  return note.claims.flatMap((claim) => {
    const name = fullId(note, claim);
    if (name === null || !hasLetters(name, sought)) return [];
    const container = note.record?.title?.value ?? note.path;
    return [{ name, kind: 'claim', container, file: note.path, range: claim.content }];
  });
}

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

function hasLetters(name: string, sought: string): boolean {
  const letters = folded(name);
  let at = 0;
  for (const letter of sought) {
    at = letters.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}

/** What begins with the words sought comes first, then what holds them. */
function rankOf(name: string, sought: string): number {
  const at = folded(name).replace(/\s+/gu, '').indexOf(sought);
  return at < 0 ? 2 : Math.min(at, 1);
}
