import { Lexer } from 'yaml';
import type { YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';

// The lexer's own signs, which stand for no text: a document, the end of a flow collection, a scalar that follows.
const scalarAhead = '\u001F';
const signs = ['\u0002', '\u0018', scalarAhead];

/** The comments of a YAML text that stands at `place`, `#` included: what a scalar holds is none. */
export function yamlComments(text: string, place: Range): Range[] {
  const comments: Range[] = [];
  let at = place.start;
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text.slice(place.start, place.end))) {
    if (!inScalar && signs.includes(lexeme)) {
      inScalar = lexeme === scalarAhead;
      continue;
    }
    if (!inScalar && lexeme.startsWith('#')) comments.push({ start: at, end: at + lexeme.length });
    at += lexeme.length;
    inScalar = false;
  }
  return comments;
}

/** How far the entries and list items go that begin on a line, what is nested in them included. */
export function reachOf(value: YamlValue | null, line: Range, text: string): number {
  const begins = ({ start }: Range): boolean => line.start <= start && start <= line.end;
  const reach = (of: YamlValue): number => {
    // A block ends behind its last line break, where the next key begins.
    const end = of.range.start + text.slice(of.range.start, of.range.end).trimEnd().length;
    return Math.max(line.end, end);
  };
  const within = (of: YamlValue): number => {
    if (of.type === 'scalar') return line.end;
    const parts =
      of.type === 'list'
        ? of.items.map((item) => (begins(item.range) ? reach(item) : within(item)))
        : of.entries.map((entry) => (begins(entry.keyRange) ? reach(entry.value) : within(entry.value)));
    return Math.max(line.end, ...parts);
  };
  return value ? within(value) : line.end;
}
