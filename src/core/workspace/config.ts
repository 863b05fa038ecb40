import picomatch from 'picomatch';
import { checkNames } from '../model/check-names.ts';
import { type CheckSetting, type Config, defaultConfig } from '../model/config.ts';
import type { LevelSetting } from '../model/finding.ts';
import type { YamlEntry, YamlMap, YamlProblem, YamlValue } from '../model/yaml.ts';
import { readYaml } from '../notes/frontmatter.ts';
import { itemsOf, located } from '../notes/values.ts';
import { isTimeZone } from '../text/time-zones.ts';
import { didYouMean } from '../text/nearest.ts';
import { confine } from './paths.ts';

export const configFile = 'attache.yaml';

/** Reads attache.yaml. A wrong key or value is a problem at its place; the rest counts. */
export function readConfig(text: string): { config: Config; problems: readonly YamlProblem[] } {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const { value, problems } = readYaml(text.slice(bom), bom);
  const reader = new ConfigReader(problems);
  const empty = !value || (value.type === 'scalar' && value.value === null);
  if (value?.type === 'map' && problems.length === 0) reader.readAll(value);
  else if (!empty && problems.length === 0)
    reader.fault(value, 'attache.yaml holds keys and values, as in `notes: ["**/*.md"]`.');
  return { config: reader.config, problems: reader.problems };
}

const levels: readonly LevelSetting[] = ['ignore', 'hint', 'information', 'warning', 'error'];

type Reader = (this: ConfigReader, value: YamlValue) => void;

class ConfigReader {
  readonly problems: YamlProblem[];
  config: Config = defaultConfig;

  constructor(problems: readonly YamlProblem[]) {
    this.problems = [...problems];
  }

  fault(value: { range: YamlValue['range'] }, message: string): void {
    this.problems.push({ message, range: value.range });
  }

  readAll(map: YamlMap): void {
    for (const { key, keyRange, value } of map.entries) {
      const read = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (read) read.call(this, value);
      else
        this.fault(
          { range: keyRange },
          `attache.yaml has no key “${key}”.${didYouMean(key, Object.keys(keys))}`,
        );
    }
  }

  texts(value: YamlValue): string[] {
    return itemsOf(value).flatMap((item) => {
      const text = item.type === 'scalar' && typeof item.value === 'string' ? located(item) : null;
      if (!text) this.fault(item, 'Text is meant here.');
      return text ? [text.value] : [];
    });
  }

  globs(value: YamlValue): string[] {
    return this.texts(value).filter((glob) => {
      const inside = confine(glob.replace(/^!/u, '')) !== null;
      if (!inside)
        this.fault(
          value,
          `“${glob}” leaves the workspace. Paths here are relative to attache.yaml and stay inside its folder.`,
        );
      return inside && canMatch(glob);
    });
  }

  /** A path in the workspace, or null with a problem. */
  path(value: YamlValue): string | null {
    const text = located(value);
    const path = text && confine(text.value);
    if (!path) this.fault(value, 'A path inside the workspace is meant here, relative to attache.yaml.');
    return path;
  }

  choice(value: YamlValue, allowed: readonly string[]): string | null {
    const text = located(value)?.value ?? '';
    if (allowed.includes(text)) return text;
    this.fault(
      value,
      `“${text}” is not possible here; it is one of ${allowed.join(', ')}.${didYouMean(text, allowed)}`,
    );
    return null;
  }

  matching(value: YamlValue, pattern: RegExp, meant: string): void {
    if (!pattern.test(located(value)?.value ?? '')) this.fault(value, meant);
  }

  checks(value: YamlValue): void {
    if (value.type !== 'map')
      return this.fault(value, 'Names of checks with levels are meant here, as in `single-source: ignore`.');
    const checks = new Map<string, CheckSetting>();
    for (const entry of value.entries) {
      if (!checkNames.includes(entry.key)) {
        this.fault(
          { range: entry.keyRange },
          `There is no check “${entry.key}”.${didYouMean(entry.key, checkNames)}`,
        );
        continue;
      }
      checks.set(entry.key, this.#checkSetting(entry));
    }
    this.config = { ...this.config, checks };
  }

  #checkSetting({ value }: YamlEntry): CheckSetting {
    if (value.type !== 'map') {
      const level = this.choice(value, levels) as LevelSetting | null;
      return { draft: level, released: level, except: [] };
    }
    let setting: CheckSetting = { draft: null, released: null, except: [] };
    for (const { key, keyRange, value: inner } of value.entries) {
      if (key === 'level') {
        const level = this.choice(inner, levels) as LevelSetting | null;
        setting = { ...setting, draft: level, released: setting.released ?? level };
      } else if (key === 'released') {
        setting = { ...setting, released: this.choice(inner, levels) as LevelSetting | null };
      } else if (key === 'except') setting = { ...setting, except: this.texts(inner) };
      else
        this.fault(
          { range: keyRange },
          `A check’s setting has no key “${key}”; it has level, released and except.`,
        );
    }
    return setting;
  }
}

function canMatch(glob: string): boolean {
  try {
    picomatch(glob);
    return true;
  } catch {
    return false;
  }
}

const keys: Readonly<Record<string, Reader>> = {
  version(value) {
    if (located(value)?.value !== '1') this.fault(value, 'This Attaché reads version 1.');
  },
  notes(value) {
    if (itemsOf(value).length === 0) {
      return this.fault(
        value,
        'Without a glob no file is a note. Leave the key out, or write `["**/*.md"]`.',
      );
    }
    const notes = this.globs(value);
    if (notes.length > 0) this.config = { ...this.config, notes };
  },
  exclude(value) {
    this.config = { ...this.config, exclude: this.globs(value) };
  },
  library(value) {
    this.config = { ...this.config, library: this.globs(value) };
  },
  captures(value) {
    this.config = { ...this.config, captures: this.path(value) ?? this.config.captures };
  },
  reviews(value) {
    this.config = { ...this.config, reviews: this.path(value) ?? this.config.reviews };
  },
  schemas(value) {
    if (value.type !== 'map') return this.fault(value, 'Note types with their schema files are meant here.');
    for (const entry of value.entries) this.path(entry.value);
    this.config = { ...this.config, types: value.entries.map(({ key }) => key) };
  },
  checks(value) {
    this.checks(value);
  },
  baseline(value) {
    this.path(value);
  },
  'likelihood-scale'(value) {
    this.choice(value, ['icd203', 'phia']);
  },
  markings(value) {
    this.texts(value);
  },
  'check-actors-every'(value) {
    this.matching(value, /^\d+[dwmy]$/u, 'A number and d, w, m or y is meant here, as in 180d.');
  },
  timezone(value) {
    const zone = located(value)?.value ?? '';
    if (!isTimeZone(zone))
      this.fault(value, `“${zone}” is no time zone. Write a name such as Asia/Seoul or UTC.`);
  },
};
