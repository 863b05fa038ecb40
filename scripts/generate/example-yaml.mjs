// Examples as people write them: short lists and maps on one line, everything else in blocks.
import { stringify } from 'yaml';

const widest = 96;

/** A JSON value in YAML, one line in the array each. */
export function yamlLines(value) {
  if (Array.isArray(value)) return value.flatMap((item) => hung('- ', yamlOfItem(item)));
  return Object.entries(value).flatMap(([key, inner]) => entry(key, inner));
}

function entry(key, value) {
  const short = `${scalar(key)}: ${flow(value)}`;
  const isShort = typeof value !== 'object' || (short.length <= widest && !holdsMaps(value));
  if (isShort) return [short];
  return [`${scalar(key)}:`, ...yamlLines(value).map((line) => `  ${line}`)];
}

/** Maps in a list stand on a line each. */
const holdsMaps = (value) =>
  Object.values(value).some((inner) => typeof inner === 'object' && inner !== null && !Array.isArray(inner));

function yamlOfItem(item) {
  const short = flow(item);
  return typeof item !== 'object' || short.length <= widest * 1.5 ? [short] : yamlLines(item);
}

const hung = (mark, [first, ...rest]) => [`${mark}${first}`, ...rest.map((line) => `  ${line}`)];

/** A JSON value on one line. */
export const flow = (value) =>
  typeof value === 'object' && value !== null ? flowInside(value) : scalar(value);

function flowInside(value) {
  if (Array.isArray(value)) return `[${value.map(flowInside).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value, true);
  const entries = Object.entries(value).map(([key, inner]) => `${scalar(key, true)}: ${flowInside(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function scalar(value, inFlow = false) {
  // Digits are taken as typed where text is meant: a year needs no quotation marks.
  if (/^[1-9]\d*$/u.test(value)) return String(value);
  const text = stringify(value, { lineWidth: 0 }).trimEnd();
  return inFlow && /^[^"'].*[,[\]{}]/u.test(text) ? JSON.stringify(value) : text;
}
