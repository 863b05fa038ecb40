import { format } from '@cfworker/json-schema';
import picomatch from 'picomatch';
import { parseEdtf } from '../text/edtf.ts';
import { confine } from '../text/paths.ts';
import { isTimeZone } from '../text/time-zones.ts';
import { patternOf } from './patterns.ts';

/** The formats that our schemas name beyond those of JSON Schema. */
const formats: Readonly<Record<string, (text: string) => boolean>> = {
  edtf: (text) => parseEdtf(text) !== null,
  'edtf-or-unknown': (text) => text === 'unknown' || parseEdtf(text) !== null,
  'time-zone': isTimeZone,
  'workspace-path': (text) => confine(text) !== null,
  glob: (text) => confine(text.replace(/^!/u, '')) !== null && canMatch(text),
  'line-ranges': (text) => lineRanges(text) !== null,
  regex: canCompile,
};

const patternPrefix = 'attache-pattern:';

/** The format that stands for a pattern of a team's own schema. */
export const patternFormat = (pattern: string): string => `${patternPrefix}${pattern}`;

export const isPatternFormat = (name: string | undefined): boolean =>
  name?.startsWith(patternPrefix) ?? false;

/** Formats by name as the engine asks for them; a pattern that is not run has schema-invalid. */
const patternFormats = new Proxy<Record<string, (text: string) => boolean>>(
  {},
  {
    get: (_, name) =>
      typeof name === 'string' && isPatternFormat(name)
        ? patternOf(name.slice(patternPrefix.length))?.test
        : undefined,
  },
);

/** The engine keeps its formats in one table for all schemas, which patterns would fill without end. */
export function registerFormats(): void {
  Object.assign(format, formats);
  Object.setPrototypeOf(format, patternFormats);
}

/** `8-28` or `35-60, 82-140`: 1-based, both ends included; null where it is written otherwise or runs backwards. */
function lineRanges(text: string): (readonly [number, number])[] | null {
  if (!/^\s*\d+(?:\s*[-–]\s*\d+)?(?:\s*,\s*\d+(?:\s*[-–]\s*\d+)?)*\s*$/u.test(text)) return null;
  const ranges = [...text.matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/gu)].map(
    ([, from, to]) => [Number(from), Number(to ?? from)] as const,
  );
  return ranges.every(([from, to]) => from > 0 && from <= to) ? ranges : null;
}

function canMatch(glob: string): boolean {
  try {
    picomatch(glob);
    return true;
  } catch {
    return false;
  }
}

export function canCompile(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
