import { claimsAbout, mentionsOf, officesOf } from '../../src/core/features/actor-parts.ts';
import { actorGroups, actorsInGroup } from '../../src/core/features/actors-view.ts';
import type { Service } from '../../src/core/service.ts';

const filter = { text: '', undecided: false, stale: false };

/** All rows of the Actors view that are no leaves of notes. */
export const actorRowsShown = (service: Service): unknown[] =>
  (['type', 'mentions'] as const).flatMap((grouping) =>
    actorGroups(service, { grouping, filter }).flatMap((group) => [
      group,
      ...actorsInGroup(service, { grouping, filter }, group.key).map((row) => ({
        ...row,
        offices: [...row.offices, ...officesOf(service, row.file)],
      })),
    ]),
  );

const actors = ({ notes }: Service): string[] =>
  [...notes.values()].flatMap(({ path, record }) => (record?.kind === 'actor' ? [path] : [])).sort();

/** The mentions under all actors, placed as an editor has them. */
export const actorPlacesShown = (service: Service): unknown[] =>
  actors(service).flatMap((path) =>
    [true, false].flatMap((decided) =>
      mentionsOf(service, path, decided).map(({ file, mentions, ...note }) => ({
        ...note,
        mentions: mentions.map(({ text, place, range }) => ({
          text,
          place,
          at: service.lines(file)?.position(range.start),
        })),
      })),
    ),
  );

export const actorClaimsShown = (service: Service): unknown[] =>
  actors(service).map((path) => claimsAbout(service, path));
