import type { Markup } from '../markup/document.ts';
import type { Cited } from '../model/facts.ts';
import { type Range, contains } from '../text/range.ts';

/** A place of a note and what is cited there. */
export interface CitedPlace extends Cited {
  readonly at: Range;
}

/** Everything that may cite, where it stands; a footnote's mark also cites what its definition does. */
export function citedPlaces(markup: Markup): CitedPlace[] {
  const { citations, links, footnotes } = markup;
  const own = [
    ...citations.map(({ range }, index): CitedPlace => ({ at: range, citations: [index], links: [] })),
    ...links.map(({ range }, index): CitedPlace => ({ at: range, citations: [], links: [index] })),
  ].sort((a, b) => a.at.start - b.at.start);
  if (footnotes.size === 0) return own;
  const known = new Map<string, Cited>();
  /** What a definition cites, by way of other footnotes too; one that leads back to itself adds nothing. */
  const defined = (name: string): Cited => {
    const before = known.get(name);
    if (before) return before;
    known.set(name, nothing);
    const range = footnotes.get(name);
    const inside = range ? placesIn(own, range) : [];
    const cited = together(inside.flatMap((place) => [place, ...notesAt(place)]));
    known.set(name, cited);
    return cited;
  };
  const notesAt = (place: CitedPlace): Cited[] =>
    place.links.flatMap((index) => {
      const link = links[index];
      return link?.form === 'footnote' && link.target !== '' ? [defined(link.target)] : [];
    });
  return own.flatMap((place) => [place, ...notesAt(place).map((cited) => ({ ...cited, at: place.at }))]);
}

export const nothing: Cited = { citations: [], links: [] };

/** What several places cite, each once. */
export const together = (all: readonly Cited[]): Cited => ({
  citations: [...new Set(all.flatMap(({ citations }) => citations))],
  links: [...new Set(all.flatMap(({ links }) => links))],
});

/** The places inside a range; `places` come in the order of the text. */
export function placesIn(places: readonly CitedPlace[], range: Range): CitedPlace[] {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.at.start ?? 0) < range.start) low = middle + 1;
    else high = middle;
  }
  const found: CitedPlace[] = [];
  for (let index = low; (places[index]?.at.start ?? Infinity) < range.end; index++) {
    const place = places[index];
    if (place && contains(range, place.at)) found.push(place);
  }
  return found;
}
