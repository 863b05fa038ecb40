import type { Service } from '../../src/core/service.ts';
import { contains } from '../../src/core/text/range.ts';

const inOrder = (lines: string[]): string[] => lines.sort();

/** What the service keeps of the uses of all actors, one line each. */
export function usesKept(service: Service): string[] {
  const { uses } = service;
  return inOrder(
    [...uses.actors()].flatMap((actor) => {
      const { mentions, undecided, claims } = uses.counts(actor);
      return [
        `${actor}: ${mentions} ${undecided} ${claims} in ${uses.notesOf(actor).join(' ')}`,
        ...uses.mentionsOf(actor).map(({ note, mention }) => `${actor} ${note} ${mention.range.start}`),
        ...uses.undecidedOf(actor).map(({ note, mention }) => `${actor} ${note} ${mention.range.start} ?`),
        ...uses.claimsOf(actor).map(({ note, claim }) => `${actor} ${note} ${claim.facts.range.start} claim`),
      ];
    }),
  );
}

/** The same, counted anew from the judgements of all notes. */
export function usesCounted(service: Service): string[] {
  const { lookup } = service;
  const notes = [...service.notes.keys()].map((note) => ({ note, ...service.judgement(note) }));
  const everybody = [...service.notes.values()].filter(({ record }) => record?.kind === 'actor');
  return inOrder(
    everybody.flatMap(({ path: actor }) => {
      const found = notes.map(({ note, mentions, claims }) => ({
        note,
        mentions: mentions.filter((mention) => mention.actor === actor),
        undecided: mentions.filter((mention) => mention.actor === null && mention.candidates.includes(actor)),
        claims: claims.filter(
          ({ facts }) =>
            (!facts.byWords && facts.by.some(({ value }) => lookup.byId('actor', value)?.path === actor)) ||
            mentions.some((mention) => mention.actor === actor && contains(facts.content, mention.range)),
        ),
      }));
      const used = found.filter(
        (each) => each.mentions.length + each.undecided.length + each.claims.length > 0,
      );
      if (used.length === 0) return [];
      const sum = (list: 'mentions' | 'undecided' | 'claims'): number =>
        used.reduce((all, each) => all + each[list].length, 0);
      const paths = used.map(({ note }) => note).sort();
      return [
        `${actor}: ${sum('mentions')} ${sum('undecided')} ${sum('claims')} in ${paths.join(' ')}`,
        ...used.flatMap(({ note, mentions, undecided, claims }) => [
          ...mentions.map(({ range }) => `${actor} ${note} ${range.start}`),
          ...undecided.map(({ range }) => `${actor} ${note} ${range.start} ?`),
          ...claims.map(({ facts }) => `${actor} ${note} ${facts.range.start} claim`),
        ]),
      ];
    }),
  );
}

/** What the service keeps of the uses of all sources, one line each. */
export function sourcesKept(service: Service): string[] {
  const { sources } = service;
  return inOrder(
    [...sources.sources()].flatMap((source) => {
      const { cited, claims, positions, derived } = sources.counts(source);
      return [
        `${source}: ${cited} ${claims} ${positions} ${derived}`,
        ...sources
          .usesOf(source)
          .map(({ note, as, range, released }) => `${source} ${note} ${as} ${range.start} ${released}`),
        ...sources.claimsOf(source).map(({ note, claim }) => `${source} ${note} ${claim.facts.range.start}`),
      ];
    }),
  );
}

/** The same, counted anew from all notes. */
export function sourcesCounted(service: Service): string[] {
  const { lookup } = service;
  const notes = [...service.notes.values()];
  const bySource = notes.filter(({ record }) => record?.kind === 'source');
  return inOrder(
    bySource.flatMap(({ path: source }) => {
      const named = (key: string): boolean => lookup.byId('source', key)?.path === source;
      const starts = (places: { value: string; range: { start: number } }[]): number[] => [
        ...new Set(places.filter(({ value }) => named(value)).map(({ range }) => range.start)),
      ];
      const uses = notes.flatMap(({ path: note, record, citations, links }) => {
        const linked = links.filter(({ form, target }) =>
          form === 'wiki'
            ? lookup.link(target) === source
            : form !== 'footnote' && lookup.sourceAt(target)?.path === source,
        );
        const cited = starts(citations.map(({ key, keyRange }) => ({ value: key, range: keyRange })));
        const origins = record?.kind === 'source' ? record.derivedFrom.map((from) => from.source) : [];
        const positions =
          record?.kind === 'actor' ? record.positions.flatMap((held) => held.source ?? []) : [];
        const released = record?.kind === 'note' && record.status === 'released';
        const of = (as: string, places: number[]) => places.map((start) => ({ note, as, start, released }));
        return [
          ...of('citation', [...new Set([...cited, ...linked.map(({ targetRange }) => targetRange.start)])]),
          ...of('origin', starts(origins)),
          ...of('position', starts(positions)),
        ];
      });
      const claims = notes.flatMap(({ path: note }) =>
        service
          .judgement(note)
          .claims.filter(({ evidence }) => evidence.some((each) => each.source?.path === source))
          .map(({ facts }) => `${source} ${note} ${facts.range.start}`),
      );
      if (uses.length === 0) return [];
      const count = (as: string): number => uses.filter((use) => use.as === as).length;
      return [
        `${source}: ${count('citation')} ${claims.length} ${count('position')} ${count('origin')}`,
        ...uses.map(({ note, as, start, released }) => `${source} ${note} ${as} ${start} ${released}`),
        ...claims,
      ];
    }),
  );
}
