import { type Schema, type SchemaObject, escapeStep } from './json-schema.ts';
import { patternOf } from './patterns.ts';

type PatternProperties = NonNullable<SchemaObject['patternProperties']>;

/** YAML 1.2 has no longer keys on one line (7.4.2); none of these fits a pattern. */
const longestKey = 1024;

/** Expressions longer than some 20,000 letters are slow, and longer than some 50,000 refused. */
const longestExpression = 10_000;

/** Behind each expression: that it is ours, and which. */
const mark = (at: number): string => `(?<attache${at}>)`;
const marked = /\/patternProperties\/[^/]*\(\?%3Cattache(\d+)%3E\)/gu;

/**
 * Patterns that say what keys may hold, in a team's schemas. The engine would run them as JavaScript does, where one
 * that is badly made takes for ever on some keys. So while a value is held against a schema, the engine sees in their
 * place expressions that spell out which keys of this value RE2 found to match. All others see what is written.
 */
export class KeyPatterns {
  /** The keys of the value that is being judged; null while none is. */
  #keys: readonly string[] | null = null;
  #used = false;
  readonly #shown = new Map<PatternProperties, PatternProperties>();
  readonly #patterns: string[] = [];

  /** The schema, made so that the engine sees what it is to see. */
  cover(schema: SchemaObject): SchemaObject {
    const { patternProperties: written } = schema;
    if (!written) return schema;
    this.#used = true;
    const get = (): PatternProperties => (this.#keys ? this.#show(written, this.#keys) : written);
    return Object.defineProperty({ ...schema }, 'patternProperties', { enumerable: true, get });
  }

  /** Runs the engine on a value. */
  during<T>(json: unknown, run: () => T): T {
    if (!this.#used) return run();
    this.#shown.clear();
    this.#patterns.length = 0;
    const keys = new Set<string>();
    collectKeys(json, keys);
    this.#keys = [...keys];
    try {
      return run();
    } finally {
      this.#keys = null;
    }
  }

  /** A location from the last run, with the patterns as they are written. */
  asWritten(location: string): string {
    if (this.#patterns.length === 0) return location;
    return location.replace(
      marked,
      (_, at: string) => `/patternProperties/${escapeStep(this.#patterns[Number(at)] ?? '')}`,
    );
  }

  #show(written: PatternProperties, keys: readonly string[]): PatternProperties {
    const known = this.#shown.get(written);
    if (known) return known;
    const shown: Record<string, Schema> = {};
    for (const [pattern, schema] of Object.entries(written)) {
      const matching = keys.filter((key) => patternOf(pattern)?.test(key));
      for (const expression of spelledOut(matching))
        shown[expression + mark(this.#patterns.push(pattern) - 1)] = schema;
    }
    this.#shown.set(written, shown);
    return shown;
  }
}

function collectKeys(json: unknown, keys: Set<string>): void {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    if (!Array.isArray(json) && key.length <= longestKey) keys.add(key);
    collectKeys(value, keys);
  }
}

/** Expressions of which one fits each of the matching keys, and none any other. */
function spelledOut(matching: readonly string[]): string[] {
  const expressions: string[] = [];
  let spelled = '';
  for (const key of matching) {
    const next = Array.from(key, spell).join('');
    if (spelled.length + next.length > longestExpression && spelled !== '') {
      expressions.push(`^(?:${spelled})$`);
      spelled = '';
    }
    spelled += spelled === '' ? next || '(?:)' : `|${next}`;
  }
  return spelled === '' ? expressions : [...expressions, `^(?:${spelled})$`];
}

const spell = (sign: string): string =>
  /[\da-z]/iu.test(sign) ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
