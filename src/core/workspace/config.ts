import type { Located } from '../text/range.ts';
import { checkNames } from '../model/check-names.ts';
import { type CheckSetting, type Config, defaultConfig } from '../model/config.ts';
import { isBuiltInType } from '../model/note-types.ts';
import { type LevelSetting, levelSettings, likelihoodScales } from '../model/vocabulary.ts';
import type { DuplicateKey, YamlEntry, YamlMap, YamlProblem, YamlValue } from '../model/yaml.ts';
import { type SchemaProblem, schemaProblems } from '../schema/problems.ts';
import { ourSchemas } from '../schema/schemas.ts';
import { confine } from '../text/paths.ts';
import { parseSpan } from '../text/spans.ts';
import { readYaml } from '../yaml/read.ts';
import { locatedAt, textAt, textsAt, valueOf } from '../yaml/values.ts';

export const configFile = 'attache.yaml';

/** attache.yaml as it was read. A wrong key or value is a problem at its place; the rest counts. */
export interface ConfigRead {
  /** Of a text that can't be read at all those that counted before. */
  readonly config: Config;
  readonly value: YamlValue | null;
  /** YAML that does not parse or is no map. */
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
  /** Note types of the team's that have a name of ours; they are left out. */
  readonly taken: readonly YamlProblem[];
  /** What its schema finds wrong. */
  readonly wrong: readonly SchemaProblem[];
  /** What reading it threw: a fault of ours. */
  readonly failure?: unknown;
}

/**
 * Reads attache.yaml. While it is being typed it may not parse, or be no map yet: what counted before (`last`) counts
 * until it does, or a team's types and levels would come and go with every bracket.
 */
export function readConfig(text: string, last: Config = defaultConfig): ConfigRead {
  const nothing = { config: last, value: null, problems: [], duplicates: [], wrong: [], taken: [] };
  try {
    return configIn(text, last);
  } catch (error) {
    // The parser's recursion is as deep as the text.
    if (!(error instanceof RangeError)) return { ...nothing, failure: error };
    const message = 'attache.yaml nests lists or keys too deeply to be read.';
    return { ...nothing, problems: [{ message, range: { start: 0, end: 1 } }] };
  }
}

function configIn(text: string, last: Config): ConfigRead {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const { value, problems, duplicates } = readYaml(text.slice(bom), bom);
  const empty = !value || (value.type === 'scalar' && value.value === null);
  const nothing = { config: last, value: null, problems, duplicates, wrong: [], taken: [] };
  if (problems.length > 0) return nothing;
  if (empty) return { ...nothing, config: defaultConfig };
  if (value.type !== 'map') {
    const message = 'attache.yaml holds keys and values, as in `notes: ["**/*.md"]`.';
    return { ...nothing, value, problems: [{ message, range: value.range }] };
  }
  const wrong = schemaProblems(ourSchemas, ourSchemas.builtIn('attache'), value);
  const config = configOf(sound(value, wrong));
  return { config, value, problems, duplicates, wrong, taken: takenTypes(value) };
}

/** The values without those that have a fault: what is left counts. */
function sound(map: YamlMap, wrong: readonly SchemaProblem[]): YamlMap {
  const faulty = new Set<YamlValue>(wrong.map(({ place }) => place.value));
  const clean = (value: YamlValue): YamlValue[] => {
    if (faulty.has(value)) return [];
    if (value.type === 'list') return [{ ...value, items: value.items.flatMap(clean) }];
    if (value.type === 'map') return [cleanMap(value)];
    return [value];
  };
  const cleanMap = (value: YamlMap): YamlMap => ({
    ...value,
    entries: value.entries.flatMap((entry) =>
      clean(entry.value).map((inner) => ({ ...entry, value: inner })),
    ),
  });
  return cleanMap(map);
}

function configOf(map: YamlMap): Config {
  const notes = textsAt(map, 'notes').map(({ value }) => value);
  const path = (key: string): string | null => {
    const text = textAt(map, key);
    return text === null ? null : confine(text);
  };
  const texts = (key: string): string[] => textsAt(map, key).map(({ value }) => value);
  const markings = texts('markings');
  return {
    notes: notes.length > 0 ? notes : defaultConfig.notes,
    exclude: texts('exclude'),
    library: textsAt(map, 'library').flatMap(insideWorkspace),
    captures: path('captures') ?? defaultConfig.captures,
    reviews: path('reviews') ?? defaultConfig.reviews,
    checks: new Map(
      entriesAt(map, 'checks')
        .filter(({ key }) => checkNames.includes(key))
        .map(checkSetting),
    ),
    baseline: textsAt(map, 'baseline').flatMap(insideWorkspace)[0] ?? null,
    types: new Map(entriesAt(map, 'schemas').flatMap(ownType)),
    markings: markings.length > 0 ? markings : null,
    likelihoodScale:
      likelihoodScales.find((scale) => scale === textAt(map, 'likelihood-scale')) ??
      defaultConfig.likelihoodScale,
    checkActorsEvery: parseSpan(textAt(map, 'check-actors-every') ?? '') ?? defaultConfig.checkActorsEvery,
    timezone: textAt(map, 'timezone') ?? defaultConfig.timezone,
  };
}

const insideWorkspace = ({ value, range }: Located<string>): Located<string>[] => {
  const path = confine(value);
  return path === null ? [] : [{ value: path, range }];
};

/** Whether two settings are the same, wherever they stand. */
export const sameSettings = (one: unknown, other: unknown): boolean => digest(one) === digest(other);

const digest = (settings: unknown): string =>
  JSON.stringify(settings, (key, value: unknown) =>
    key === 'range' ? undefined : value instanceof Map ? [...(value as Map<unknown, unknown>)] : value,
  );

function entriesAt(map: YamlMap, key: string): readonly YamlEntry[] {
  const value = valueOf(map, key);
  return value?.type === 'map' ? value.entries : [];
}

/** A team's type stands beside ours; what a person owes is the same everywhere. */
const takenTypes = (map: YamlMap): YamlProblem[] =>
  entriesAt(map, 'schemas')
    .filter(({ key }) => isBuiltInType(key))
    .map(({ key, keyRange }) => ({
      message: `“${key}” is a type of Attaché’s own. Give the team’s type another name.`,
      range: keyRange,
    }));

function ownType({
  key,
  value,
}: YamlEntry): Config['types'] extends ReadonlyMap<infer K, infer V> ? [K, V][] : never {
  const path = value.type === 'scalar' && typeof value.value === 'string' ? confine(value.value) : null;
  return path === null || isBuiltInType(key) ? [] : [[key, { value: path, range: value.range }]];
}

function checkSetting({ key, value }: YamlEntry): [string, CheckSetting] {
  const levelOf = (text: string | null): LevelSetting | null =>
    levelSettings.find((level) => level === text) ?? null;
  if (value.type !== 'map') {
    const level = levelOf(value.type === 'scalar' ? value.source : null);
    return [key, { draft: level, released: level, except: [] }];
  }
  const draft = levelOf(textAt(value, 'level'));
  const released = levelOf(locatedAt(value, 'released')?.value ?? null) ?? draft;
  return [key, { draft, released, except: textsAt(value, 'except').map(({ value: text }) => text) }];
}
