import { type BibEntry, readBibEntry } from './bib-entry.ts';
import { nextBibPiece } from './bib-pieces.ts';
import { type BibContext, needsOf, recordOfBib, texOf } from './bib-record.ts';
import { type Change, type Filled, type Piece, type Pieces, piecesOf } from './pieces.ts';
import type { ReadPiece } from './read-piece.ts';

export interface BibPiece extends ReadPiece {
  /** `lent`: only other entries use it. */
  readonly kind: 'entry' | 'lent' | 'string' | 'other';
  /** What its record is made of besides its own text: names of strings, keys behind `=`. */
  readonly needs: readonly string[];
  /** What it defines for others, named in the same way. */
  readonly defines: string | null;
}

/** Reads a .bib. Of what was read before, all that no change can have touched stays the same object. */
export function readBib(text: string, before: Pieces<BibPiece> | null): readonly Filled<BibPiece>[] {
  const entries = new Map<BibPiece, BibEntry>();
  const change = piecesOf<BibPiece>(text, before, nextBibPiece, (piece) => {
    const entry = readAgain(text, piece);
    const made = withoutRecord(entry);
    entries.set(made, entry);
    return made;
  });
  const touched = before ? withHeirs(change) : new Set<string>();
  const context = new FileContext(text, change.pieces);
  return change.pieces.map((piece) => {
    const { content } = piece;
    const isDone = content.record !== null && !isHeir(content, touched);
    if (content.kind !== 'entry' || !content.key || isDone) return piece;
    const entry = entries.get(content) ?? readAgain(text, piece);
    return { ...piece, content: { ...content, record: recordOfBib(entry, content.key, context) } };
  });
}

const readAgain = (text: string, { start, end, closed }: Piece): BibEntry =>
  readBibEntry(text.slice(start, end), closed);

function withoutRecord(entry: BibEntry): BibPiece {
  const { type, key, problem } = entry;
  const kind = kindOf(type);
  const string = kind === 'string' ? ([...entry.fields.keys()][0] ?? null) : null;
  return {
    kind,
    key,
    record: null,
    problem: kind === 'entry' || kind === 'lent' ? problem : null,
    needs: kind === 'other' ? [] : needsOf(entry),
    defines: key ? `=${key.value.toLowerCase()}` : string,
  };
}

function kindOf(type: string): BibPiece['kind'] {
  if (type === 'string') return 'string';
  if (type === 'xdata') return 'lent';
  return type === 'comment' || type === 'preamble' ? 'other' : 'entry';
}

function isHeir({ needs }: BibPiece, names: ReadonlySet<string>): boolean {
  for (const need of needs) if (names.has(need)) return true;
  return false;
}

/** What came, changed or went is defined anew, and so is what is made of that. */
function withHeirs({ pieces, between }: Change<BibPiece>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const { defines } of between) if (defines !== null) all.add(defines);
  for (let size = 0; size < all.size;) {
    size = all.size;
    for (const { content } of pieces)
      if (content.defines !== null && isHeir(content, all)) all.add(content.defines);
  }
  return all;
}

/** Definitions of a file, read when an entry asks for them. */
class FileContext implements BibContext {
  readonly #text: string;
  readonly #pieces: readonly Filled<BibPiece>[];
  readonly #entries = new Map<string, BibEntry | null>();
  readonly #strings = new Map<string, string | null>();
  #places: Map<string, Filled<BibPiece>> | null = null;

  constructor(text: string, pieces: readonly Filled<BibPiece>[]) {
    this.#text = text;
    this.#pieces = pieces;
  }

  readonly string = (name: string): string | null => {
    const known = this.#strings.get(name);
    if (known !== undefined) return known;
    // A string that leads back to itself stands for nothing.
    this.#strings.set(name, null);
    const piece = this.#place(name);
    const field = piece && readAgain(this.#text, piece).fields.get(name);
    const tex = field ? texOf(field, this) : null;
    this.#strings.set(name, tex);
    return tex;
  };

  readonly entry = (key: string): BibEntry | null => {
    const name = `=${key.toLowerCase()}`;
    const known = this.#entries.get(name);
    if (known !== undefined) return known;
    const piece = this.#place(name);
    const entry = piece ? readAgain(this.#text, piece) : null;
    this.#entries.set(name, entry);
    return entry;
  };

  /** Of entries the first counts, of strings the last. */
  #place(name: string): Filled<BibPiece> | null {
    this.#places ??= this.#placed();
    return this.#places.get(name) ?? null;
  }

  #placed(): Map<string, Filled<BibPiece>> {
    const places = new Map<string, Filled<BibPiece>>();
    for (const piece of this.#pieces) {
      const { kind, defines } = piece.content;
      if (defines !== null && (kind === 'string' || !places.has(defines))) places.set(defines, piece);
    }
    return places;
  }
}
