import { hostOf } from '../text/addresses.ts';
import type { Answers, LikeCapture, LikeCaptures } from '../workspace/lookup.ts';
import { captureOf, keys } from '../workspace/offers.ts';
import { documentText } from './captured-document.ts';
import { sameText } from './same-text.ts';
import { type TextPrint, textPrint } from './text-print.ts';

/** What tells the document of a source's capture. */
interface Captured {
  readonly text: string;
  readonly lines: string;
  /** Host of the source's address; null where that is not known. */
  readonly site: string | null;
}

interface Printed extends Captured {
  readonly print: TextPrint | null;
}

/** Bins of the signature that two texts must share to be looked at: those of others share hardly any. */
const leastBins = 3;
/** Of more than this, the likeliest are looked at: a notice that thousands of pages share makes none of them alike. */
const mostWeighed = 30;

/**
 * The captures of all sources by what they are of. Texts are printed when they come; those that share bins of their
 * signature are held against each other when somebody asks, and no others.
 */
export class CapturesAlike implements LikeCaptures {
  readonly #documents = new Map<string, Printed>();
  /** Bands of one row: what holds a shingle in its signature. */
  readonly #bands = new Map<number, Set<string>>();
  readonly #answers = new Map<string, readonly LikeCapture[]>();

  /** Reads the capture of the note at a path; answers with the keys of look-ups that may be answered otherwise. */
  read(path: string, { notes, captures }: Pick<Answers, 'notes' | 'captures'>): string[] {
    const record = notes.get(path)?.record ?? null;
    const file = captureOf(record);
    const capture = file === null ? null : captures.get(file);
    if (record?.kind !== 'source' || capture?.state !== 'read') return this.#set(path, null);
    const lines = record.capture?.lines ?? [];
    const captured = { text: capture.text, lines: JSON.stringify(lines), site: hostOf(record.url) };
    return this.#set(path, captured, () => textPrint(documentText(capture.text, lines)));
  }

  alike(place: string): readonly LikeCapture[] {
    const known = this.#answers.get(place) ?? this.#holdAgainst(place);
    this.#answers.set(place, known);
    return known;
  }

  #set(place: string, captured: Captured | null, print: () => TextPrint | null = () => null): string[] {
    const before = this.#documents.get(place);
    const isSame = before?.text === captured?.text && before?.lines === captured?.lines;
    if (isSame && before?.site === captured?.site) return [];
    const touched = new Set([place, ...this.#sharingBins(place)]);
    this.#forget(place, before);
    if (captured) this.#file(place, { ...captured, print: isSame && before ? before.print : print() });
    for (const other of this.#sharingBins(place)) touched.add(other);
    for (const each of touched) this.#answers.delete(each);
    return [...touched].map(keys.alike);
  }

  #forget(place: string, before: Printed | undefined): void {
    this.#documents.delete(place);
    for (const shingle of before?.print?.signature ?? []) {
      const band = this.#bands.get(shingle);
      band?.delete(place);
      if (band?.size === 0) this.#bands.delete(shingle);
    }
  }

  #file(place: string, printed: Printed): void {
    this.#documents.set(place, printed);
    for (const shingle of printed.print?.signature ?? [])
      this.#bands.set(shingle, (this.#bands.get(shingle) ?? new Set()).add(place));
  }

  /** Places whose texts may be like the one at a place, the likeliest first. */
  #sharingBins(place: string): string[] {
    const shared = new Map<string, number>();
    for (const shingle of this.#documents.get(place)?.print?.signature ?? [])
      for (const other of this.#bands.get(shingle) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    shared.delete(place);
    return [...shared]
      .filter(([, count]) => count >= leastBins)
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .map(([other]) => other);
  }

  #holdAgainst(place: string): LikeCapture[] {
    const one = this.#documents.get(place);
    return this.#sharingBins(place)
      .slice(0, mostWeighed)
      .flatMap((other): LikeCapture[] => {
        const there = this.#documents.get(other);
        if (!one?.print || !there?.print) return [];
        const otherSite = one.site !== null && there.site !== null && one.site !== there.site;
        const shared = sameText(one.print, there.print, otherSite);
        return shared ? [{ place: other, share: shared.ofOne, ownShare: shared.ofOther }] : [];
      });
  }
}
