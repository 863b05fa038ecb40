import type { NextPiece, Piece } from './pieces.ts';

/** The items of a list in JSON, which begins behind an offset: each is an object. */
export const jsonItems =
  (listStart: number): NextPiece =>
  (text, from) => {
    const start = text.indexOf('{', Math.max(from, listStart));
    if (start < 0 || text.slice(Math.max(from, listStart), start).includes(']')) return null;
    const end = closingBrace(text, start);
    if (end !== null) return { start, end, reach: end, closed: true };
    const next = nextItem(text, start);
    const rest = text.slice(start, next).replace(/[\s,]+$/u, '');
    return { start, end: start + rest.length, reach: Infinity, closed: false };
  };

/** Behind the brace that closes an object. A string ends with its line at the latest. */
function closingBrace(text: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') at = endOfString(text, at);
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return null;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '"' || sign === '\n' || sign === '\r') return at;
  }
  return text.length;
}

/** Where a brace is missing, the next item is the next line that looks like one and is indented alike. */
function nextItem(text: string, start: number): number {
  const line = text.slice(Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start)) + 1, start);
  const item = /[\r\n]([ \t]*)\{\s*"(?:id|type|citation-key)"/gu;
  item.lastIndex = start;
  for (let match = item.exec(text); match; match = item.exec(text))
    if (match[1] === line) return match.index + 1 + line.length;
  return text.length;
}

/** Where a JSON file begins to list its items: the file is the list, or an object has it as `items` or `references`. */
export function jsonListStart(text: string): number | null {
  const start = /^\uFEFF?\s*(?:\[|\{(?=[^[\]{}]*"(?:items|references)"\s*:\s*\[))/u.exec(text);
  if (!start) return null;
  if (start[0].endsWith('[')) return start[0].length;
  const list = /"(?:items|references)"\s*:\s*\[/gu;
  list.lastIndex = start[0].length;
  return list.exec(text) ? list.lastIndex : null;
}

export interface YamlList {
  readonly start: number;
  /** How far its dashes are indented. */
  readonly indent: number;
}

/** Where a YAML file begins to list its items: below `references:`, or on the first line that begins with a dash. */
export function yamlListStart(text: string): YamlList | null {
  const references = /^references:[ \t]*(?:#.*)?$/mu.exec(text);
  const from = references ? references.index + references[0].length : 0;
  const dash = /^( *)-(?=[ \t\r\n])/mu.exec(text.slice(from));
  if (!dash) return null;
  const between = text.slice(from, from + dash.index);
  const isNext = between.split(/[\r\n]+/u).every((line) => /^\uFEFF?(?:\s*(?:#.*)?|---.*|%.*)$/u.test(line));
  return isNext ? { start: from + dash.index, indent: (dash[1] ?? '').length } : null;
}

/** The items of a list in YAML; each begins at the start of its line and ends before the next or what is less indented. */
export const yamlItems =
  ({ start: listStart, indent }: YamlList): NextPiece =>
  (text, from) => {
    const at = Math.max(from, listStart);
    // Behind an item stands the next, or the list is at its end.
    const item = new RegExp(`(?:\\s*(?:#.*)?(?:\\r\\n?|\\n|^))* {${indent}}-(?=[ \\t\\r\\n])`, 'uy');
    item.lastIndex = at;
    const match = item.exec(text);
    if (!match) return null;
    return itemAt(text, at + match[0].length - 1 - indent, indent);
  };

function itemAt(text: string, start: number, indent: number): Piece {
  const border = new RegExp(`(?:\\r\\n?|\\n)(?= {0,${indent}}[^ \\r\\n\\t#])`, 'gu');
  border.lastIndex = start + indent + 1;
  const match = border.exec(text);
  const stop = match ? match.index : text.length;
  const end = start + text.slice(start, stop).trimEnd().length;
  return { start, end, reach: match ? border.lastIndex + indent + 1 : Infinity, closed: true };
}
