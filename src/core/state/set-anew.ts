import type { Config } from '../model/config.ts';
import type { NoteFacts } from '../model/facts.ts';
import { findFrontmatter } from '../notes/frontmatter.ts';
import type { Schemas } from '../schema/schemas.ts';
import { sameSettings } from '../workspace/config.ts';

/** What counted before, and what counts now. */
interface Settings {
  readonly config: Config;
  readonly schemas: Schemas;
}

interface Notes extends Settings {
  readonly notes: ReadonlyMap<string, NoteFacts>;
  text(path: string): string | null;
}

/** Notes whose type has become known or unknown, as they are read again: their facts are other ones now. */
export function retyped(
  { types: before }: Config,
  now: Notes,
): { kind: 'text'; path: string; text: string }[] {
  const { types } = now.config;
  const differ = [...before.keys(), ...types.keys()].some((type) => before.has(type) !== types.has(type));
  if (!differ) return [];
  return [...now.notes.values()].flatMap(({ path, frontmatter }) => {
    const type = frontmatter?.type?.value ?? '';
    const text = now.text(path) ?? '';
    // What is not closed is frontmatter only under a known type.
    const isOther = frontmatter ? before.has(type) !== types.has(type) : findFrontmatter(text) !== null;
    return isOther ? [{ kind: 'text' as const, path, text }] : [];
  });
}

/** Notes that the team's schemas judge otherwise than before: those of its types, and slips of their names. */
export function* ofTeam(before: Settings, now: Notes): Generator<string> {
  if (before.schemas === now.schemas) return;
  const own = new Set([...before.config.types.keys(), ...now.config.types.keys()]);
  const namesOf = (schemas: Schemas): string[] => schemas.types().map(({ name }) => name);
  const renamed = !sameSettings(namesOf(before.schemas), namesOf(now.schemas));
  for (const { path, frontmatter, record } of now.notes.values()) {
    const type = frontmatter?.type?.value;
    if (type !== undefined && (own.has(type) || (renamed && !record))) yield path;
  }
}

/** The settings that judge every note: with another value each is judged again. */
export const judgesNotes = ({ checks, markings, checkActorsEvery, likelihoodScale, timezone }: Config) => [
  checks,
  markings,
  checkActorsEvery,
  likelihoodScale,
  timezone,
];
