import type { SourceRecord } from '../model/records.ts';
import type { Located } from '../text/range.ts';
import { type BibEntry, readBibEntry } from './bib-entry.ts';
import { nextBibPiece } from './bib-pieces.ts';
import { type BibContext, needsOf, recordOfBib, texOf } from './bib-record.ts';
import { type Piece, type Pieces, piecesOf } from './pieces.ts';
import type { ReadPiece } from './read-piece.ts';

export interface BibPiece extends ReadPiece {
  readonly kind: 'entry' | 'lent' | 'string' | 'other';
  /** What its record was made of besides its own text: names of strings, keys behind `=`. */
  readonly needs: readonly string[];
  /** What it defines for others, by name. */
  readonly defines: string | null;
}

/** Reads a .bib. Of what was read before, all that no change can have touched stays the same object. */
export function readBib(text: string, before: Pieces<BibPiece> | null): BibPiece[] {
  const fresh = new Set<BibPiece>();
  const make = (piece: Piece): BibPiece => {
    const made = bare(text, piece);
    fresh.add(made.piece);
    return made.piece;
  };
  const pieces = piecesOf<BibPiece>(text, before, nextBibPiece, make, (piece, by) => ({
    ...piece,
    start: piece.start + by,
    end: piece.end + by,
    reach: piece.reach + by,
  }));
  return withRecords(text, pieces, fresh, changedDefinitions(before, pieces, fresh));
}

/** A piece that has no record yet. */
function bare(text: string, piece: Piece): { piece: BibPiece; entry: BibEntry } {
  const entry = readBibEntry(text.slice(piece.start, piece.end), piece.closed);
  const { type, key, problem } = entry;
  const kind =
    type === 'string' ? 'string' : type === 'xdata' ? 'lent' : isOther(type) ? 'other' : ('entry' as const);
  const defines =
    kind === 'string' ? ([...entry.fields.keys()][0] ?? null) : key ? `=${key.value.toLowerCase()}` : null;
  return {
    piece: {
      ...piece,
      kind,
      key,
      record: null,
      problem: kind === 'other' || kind === 'string' ? null : problem,
      needs: needsOf(entry),
      defines,
    },
    entry,
  };
}

const isOther = (type: string): boolean => type === 'comment' || type === 'preamble';

/** What strings and entries that came, changed or went define. */
function changedDefinitions(
  before: Pieces<BibPiece> | null,
  pieces: readonly BibPiece[],
  fresh: ReadonlySet<BibPiece>,
): Set<string> {
  const changed = new Set<string>();
  if (!before) return changed;
  for (const { defines } of fresh) if (defines !== null) changed.add(defines);
  // A piece that stays has its record; one that went has it alone.
  const kept = new Set<unknown>();
  for (const piece of pieces) if (!fresh.has(piece)) kept.add(piece.needs);
  for (const { needs, defines } of before.pieces)
    if (defines !== null && !kept.has(needs)) changed.add(defines);
  return changed;
}

function withRecords(
  text: string,
  pieces: readonly BibPiece[],
  fresh: ReadonlySet<BibPiece>,
  changed: ReadonlySet<string>,
): BibPiece[] {
  const touched = withHeirs(pieces, changed);
  const context = new FileContext(text, pieces);
  return pieces.map((piece) => {
    if (piece.kind !== 'entry' || !piece.key) return piece;
    const stays = !fresh.has(piece) && (touched.size === 0 || !piece.needs.some((need) => touched.has(need)));
    if (stays) return piece;
    return { ...piece, record: recordOf(text, piece, piece.key, context) };
  });
}

const recordOf = (text: string, piece: BibPiece, key: Located<string>, context: BibContext): SourceRecord =>
  recordOfBib(bare(text, piece).entry, key, context);

/** What changes a definition changes those that are made of it. */
function withHeirs(pieces: readonly BibPiece[], changed: ReadonlySet<string>): ReadonlySet<string> {
  if (changed.size === 0) return changed;
  const all = new Set(changed);
  const heirs = pieces.filter(({ needs, defines }) => needs.length > 0 && defines !== null);
  for (let size = 0; size < all.size;) {
    size = all.size;
    for (const { needs, defines } of heirs)
      if (defines !== null && needs.some((need) => all.has(need))) all.add(defines);
  }
  return all;
}

/** Definitions of a file, read when an entry asks for them. */
class FileContext implements BibContext {
  readonly #text: string;
  readonly #pieces: readonly BibPiece[];
  readonly #entries = new Map<string, BibEntry | null>();
  readonly #strings = new Map<string, string | null>();
  #places: Map<string, BibPiece> | null = null;

  constructor(text: string, pieces: readonly BibPiece[]) {
    this.#text = text;
    this.#pieces = pieces;
  }

  readonly string = (name: string): string | null => {
    const known = this.#strings.get(name);
    if (known !== undefined) return known;
    // A string that leads back to itself stands for nothing.
    this.#strings.set(name, null);
    const piece = this.#place(name);
    const field = piece && bare(this.#text, piece).entry.fields.get(name);
    const tex = field ? texOf(field, this) : null;
    this.#strings.set(name, tex);
    return tex;
  };

  readonly entry = (key: string): BibEntry | null => {
    const name = `=${key.toLowerCase()}`;
    const known = this.#entries.get(name);
    if (known !== undefined) return known;
    const piece = this.#place(name);
    const entry = piece ? bare(this.#text, piece).entry : null;
    this.#entries.set(name, entry);
    return entry;
  };

  /** Of entries the first counts, of strings the last. */
  #place(name: string): BibPiece | null {
    this.#places ??= this.#placed();
    return this.#places.get(name) ?? null;
  }

  #placed(): Map<string, BibPiece> {
    const places = new Map<string, BibPiece>();
    for (const piece of this.#pieces)
      if (piece.defines !== null && (piece.kind === 'string' || !places.has(piece.defines)))
        places.set(piece.defines, piece);
    return places;
  }
}
