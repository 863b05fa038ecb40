/**
 * Regular expressions of a team's own schemas. The engine of JavaScript tries one way after the other, which for some
 * (`^(a+)+$`) takes longer than anybody lives. Here all ways are followed at once, so that the time grows with the
 * length of the text and no faster.
 */
export interface Pattern {
  readonly test: (text: string) => boolean;
}

const tooFree =
  'This pattern repeats what itself repeats or has several forms, so that it would never end on some texts. Write it more simply.';

/** Why a pattern can't be used; null where it can. */
export function patternProblem(source: string): string | null {
  if (compile(source) !== null) return null;
  return parse(source) !== null || nestsAsWritten(source) ? tooFree : null;
}

/** The same of a pattern for keys, which is left to JavaScript. */
export function keyPatternProblem(source: string): string | null {
  const tree = parse(source);
  return (tree ? nests(tree, false) : nestsAsWritten(source)) ? tooFree : null;
}

const compiled = new Map<string, Pattern>();

/** Longer texts are no codes or numbers of the team's, and are taken as they are. */
const longestText = 10_000;
const longestForJavaScript = 1000;

/** A pattern that can be used, as a test of texts. */
export function patternOf(source: string): Pattern {
  const known = compiled.get(source);
  if (known) return known;
  const own = compile(source);
  const made = own ?? new RegExp(source, 'u');
  const longest = own ? longestText : longestForJavaScript;
  const pattern = { test: (text: string) => text.length > longest || made.test(text) };
  compiled.set(source, pattern);
  return pattern;
}

/** Where a pattern looks ahead or back: whether a group that repeats holds what repeats or has several forms. */
function nestsAsWritten(source: string): boolean {
  const bare = source.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/gu, '_');
  const opened: number[] = [];
  for (let at = 0; at < bare.length; at++) {
    if (bare[at] === '(') opened.push(at);
    else if (bare[at] === ')') {
      const inside = bare.slice((opened.pop() ?? 0) + 1, at);
      if (/^[*+{]/u.test(bare.slice(at + 1)) && /[*+{|]/u.test(inside)) return true;
    }
  }
  return false;
}

type Node =
  | { readonly kind: 'one'; readonly source: string }
  | { readonly kind: 'edge'; readonly source: string }
  | { readonly kind: 'row'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number };

/** Whether something is repeated that itself repeats or has several forms. */
function nests(node: Node, inside: boolean): boolean {
  if (node.kind === 'repeat') {
    const open = node.most > 1;
    return (inside && open) || nests(node.part, inside || (open && !isDelimited(node.part)));
  }
  if (node.kind === 'choice') return inside || node.parts.some((part) => nests(part, inside));
  return node.kind === 'row' && node.parts.some((part) => nests(part, inside));
}

/** `-[a-z]+`: begins with a sign that nothing else in it takes, so that each text has one way through. */
function isDelimited(node: Node): boolean {
  const [first, ...others] = node.kind === 'row' ? node.parts : [];
  if (first?.kind !== 'one') return false;
  const sign = first.source.replace(/^\\(?=[^\p{L}\p{N}])/u, '');
  return sign.length === 1 && sign !== '.' && !others.some((part) => takesSign(part, sign));
}

function takesSign(node: Node, sign: string): boolean {
  if (node.kind === 'one') return new RegExp(`^(?:${node.source})$`, 'u').test(sign);
  if (node.kind === 'edge') return false;
  const parts = node.kind === 'repeat' ? [node.part] : node.parts;
  return parts.some((part) => takesSign(part, sign));
}

const escape = String.raw`\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|p\{[^}]*\}|[^bBkux1-9])`;
const one = new RegExp(String.raw`(?:\[(?:\\[^]|[^\]\\])*\]|${escape}|[^\\()[\]{}*+?|^$])`, 'iuy');
const edge = /\^|\$|\\b|\\B/uy;
const quantifier = /(?:([*+?])|\{(\d+)(,(\d*))?\})\??/uy;
const group = /\((?:\?:|\?<[^=!][^>]*>)?/uy;

/** Null where it uses what looks ahead or back. */
function parse(source: string): Node | null {
  let at = 0;
  const take = (wanted: RegExp): RegExpExecArray | null => {
    wanted.lastIndex = at;
    const found = wanted.exec(source);
    if (found) at = wanted.lastIndex;
    return found;
  };
  const choice = (): Node | null => {
    const parts: Node[] = [];
    do {
      const part = row();
      if (part === null) return null;
      parts.push(part);
    } while (source[at] === '|' && ++at);
    return parts.length === 1 ? (parts[0] ?? null) : { kind: 'choice', parts };
  };
  const row = (): Node | null => {
    const parts: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const part = atom();
      if (part === null) return null;
      parts.push(repeated(part, take(quantifier)));
    }
    return { kind: 'row', parts };
  };
  const atom = (): Node | null => {
    const border = take(edge);
    if (border) return { kind: 'edge', source: border[0] };
    const single = take(one);
    if (single) return { kind: 'one', source: single[0] };
    if (source.startsWith('(?', at) && !/^\(\?(?::|<[^=!])/u.test(source.slice(at))) return null;
    if (!take(group)) return null;
    const inner = choice();
    return inner !== null && source[at++] === ')' ? inner : null;
  };
  const whole = choice();
  return at === source.length ? whole : null;
}

function repeated(part: Node, found: RegExpExecArray | null): Node {
  if (!found) return part;
  const [, sign, least = '', comma, most = ''] = found;
  if (sign !== undefined)
    return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
  const from = Number(least);
  return {
    kind: 'repeat',
    part,
    least: from,
    most: comma === undefined ? from : most === '' ? Infinity : Number(most),
  };
}

/** A state of the automaton: what it takes or where it stands, and the states after it. */
interface State {
  readonly test: ((text: string, at: number, sign: string) => boolean) | null;
  readonly takes: boolean;
  readonly next: number[];
}

const mostStates = 3000;

function compile(source: string): Pattern | null {
  const tree = parse(source);
  if (tree === null) return null;
  const states: State[] = [];
  const add = (state: State): number => states.push(state) - 1;
  const free = (...next: number[]): number => add({ test: null, takes: false, next });
  /** Builds what leads to `then`; gives where it begins. */
  const build = (node: Node, then: number): number => {
    if (states.length > mostStates) return then;
    if (node.kind === 'one') return add({ test: signTest(node.source), takes: true, next: [then] });
    if (node.kind === 'edge') return add({ test: edgeTest(node.source), takes: false, next: [then] });
    if (node.kind === 'row') return node.parts.reduceRight((after, part) => build(part, after), then);
    if (node.kind === 'choice') return free(...node.parts.map((part) => build(part, then)));
    let start = then;
    if (node.most === Infinity) {
      start = free(then);
      states[start]?.next.push(build(node.part, start));
    } else
      for (let count = node.least; count < node.most; count++) start = free(build(node.part, start), then);
    for (let count = 0; count < node.least && states.length <= mostStates; count++)
      start = build(node.part, start);
    return start;
  };
  const end = add({ test: null, takes: false, next: [] });
  const start = build(tree, end);
  return states.length > mostStates ? null : { test: (text) => runs(states, start, end, text) };
}

function signTest(source: string): State['test'] {
  const sign = new RegExp(`^(?:${source})$`, 'u');
  const known = new Map<string, boolean>();
  return (_text, _at, given) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const fits = sign.test(given);
    if (known.size < 1000) known.set(given, fits);
    return fits;
  };
}

function edgeTest(source: string): State['test'] {
  if (source === '^') return (_text, at) => at === 0;
  if (source === '$') return (text, at) => at === text.length;
  const isWord = (text: string, at: number): boolean => /^\w$/u.test(text.charAt(at));
  return (text, at) => (isWord(text, at - 1) !== isWord(text, at)) === (source === '\\b');
}

/** Whether some part of a text leads from `start` to `end`. */
function runs(states: readonly State[], start: number, end: number, text: string): boolean {
  let open = new Set<number>();
  for (let at = 0; ;) {
    const sign = at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';
    const reached = [...open, start];
    const seen = new Set<number>();
    open = new Set();
    for (let state = reached.pop(); state !== undefined; state = reached.pop()) {
      if (seen.has(state)) continue;
      seen.add(state);
      if (state === end) return true;
      const { test, takes, next } = states[state] ?? { test: null, takes: false, next: [] };
      if (takes) {
        if (sign !== '' && test?.(text, at, sign)) for (const one of next) open.add(one);
      } else if (test === null || test(text, at, sign)) reached.push(...next);
    }
    if (sign === '') return false;
    at += sign.length;
  }
}
