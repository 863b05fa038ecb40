import { SKIP } from '../markup/mask.ts';
import type { NoteFacts, Prose } from '../model/facts.ts';

/** A construct of ours in running text that is being typed and may have no end yet. */
interface Open {
  /** Where what is typed begins. */
  readonly start: number;
  /** The block it stands in; null in the line that opens a div. */
  readonly block: Prose['block'] | null;
}

export interface OpenLink extends Open {
  /** What is typed so far: a target, or what follows `#`. */
  readonly typed: string;
  /** The target before a `#`; null while the target itself is typed. */
  readonly target: string | null;
}

export interface OpenAttributes extends Open {
  /** From behind the brace to the cursor. */
  readonly typed: string;
}

export interface OpenCitation {
  /** Where what is typed begins. */
  readonly start: number;
  readonly typed: string;
  /** What stands before it: nothing in a bracket whose key has not begun. */
  readonly sign: '@' | '@{' | '';
  readonly inBrackets: boolean;
}

/** What is typed of a line of running text, up to the cursor. */
interface Typing {
  readonly note: NoteFacts;
  readonly prose: Prose;
  readonly before: string;
  /** Where `before` begins in the note. */
  readonly from: number;
  readonly offset: number;
  /** The open bracket in `before`, if one may hold citations. */
  readonly bracket: number | null;
}

/** The `@…` of a citation that an offset is in, or the bracket in which one may begin. */
export function openCitationAt(note: NoteFacts, text: string, offset: number): OpenCitation | null {
  const prose = blockAt(note, text, offset);
  if (!prose) return null;
  const before = text.slice(Math.max(lineStart(text, offset), prose.start), offset).slice(-mostTyped);
  const bracket = openBracket(before);
  const typing = { note, prose, before, from: offset - before.length, offset, bracket };
  const at = before.lastIndexOf('@');
  const isSigned = at > (bracket ?? -1) && !/[\];]/u.test(before.slice(at));
  if (isSigned) return signedCitation(typing, at);
  return bracket !== null && mayHoldKeys(typing, text, bracket) ? unsignedCitation(typing) : null;
}

/** What stands behind an `@`. */
function signedCitation(typing: Typing, at: number): OpenCitation | null {
  const { note, prose, before, from, offset } = typing;
  if (!isKeySign(note, prose, from + at) || /[\p{L}\p{N}@]$/u.test(before.slice(0, at))) return null;
  const sign = before[at + 1] === '{' ? '@{' : '@';
  const typed = before.slice(at + sign.length);
  const inBrackets = beginsInBrackets(typing, at);
  return typedKey(sign, inBrackets).test(typed)
    ? { start: offset - typed.length, typed, sign, inBrackets }
    : null;
}

function typedKey(sign: '@' | '@{', inBrackets: boolean): RegExp {
  if (sign === '@{') return /^[^{}]*$/u;
  return inBrackets ? /^[^[\](){}@]*$/u : /^[^\s[\](){},@]*$/u;
}

/** The word in brackets that may become a key. */
function unsignedCitation(typing: Typing): OpenCitation | null {
  const { before, offset } = typing;
  const typed = /[^\s;[\]]*$/u.exec(before)?.[0] ?? '';
  return beginsInBrackets(typing, before.length - typed.length) && !/[@(){}^!]/u.test(typed)
    ? { start: offset - typed.length, typed, sign: '', inBrackets: true }
    : null;
}

/** Not one that is escaped or in code, unless a key was read in it, nor the box of a task. */
function mayHoldKeys({ note, prose, from, offset }: Typing, text: string, bracket: number): boolean {
  const open = from + bracket;
  const holdsKey = note.citations.some(({ range }) => range.start > open && range.start < offset);
  return (holdsKey || isSyntax(prose, open)) && !isTask(text, open);
}

const beginsInBrackets = ({ before, bracket }: Typing, at: number): boolean =>
  bracket !== null && isLead(before.slice(bracket + 1, at).replace(/^.*;/u, ''));

/** The last `[` of a line that nothing closes; null where it is no citation's: of `[[`, `![` and `[^`. */
function openBracket(before: string): number | null {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    if (before[at] === ']') depth++;
    if (before[at] !== '[' || depth-- > 0) continue;
    return before[at - 1] === '[' || before[at - 1] === '!' || before[at + 1] === '^' ? null : at;
  }
  return null;
}

const isTask = (text: string, bracket: number): boolean =>
  /^[ \t>]*(?:[-+*]|\d+[.)])[ \t]+$/u.test(text.slice(lineStart(text, bracket), bracket));

/** What may stand before a key in brackets: nothing, or a few words such as `but see`. */
const isLead = (words: string): boolean =>
  /^\s*-?$|^\s*(?:see|cf\.|e\.g\.|contra|pace|compare|but see|see also|see e\.g\.)\s+-?$/iu.test(words);

/** Whether an `@` begins a key, or would once one stands behind it: in code and addresses it is covered. */
const isKeySign = ({ citations }: NoteFacts, { start, text }: Prose, at: number): boolean =>
  text[at - start] === '@' ||
  citations.some(({ keyRange }) => keyRange.start === at + 1 || keyRange.start === at + 2);

/**
 * The `[[…` that an offset is in, up to `|`, where words begin. Code, comments, addresses and what is escaped are
 * overwritten in the masked prose and hold none.
 */
export function openLinkAt(note: NoteFacts, text: string, offset: number): OpenLink | null {
  const prose = blockAt(note, text, offset);
  if (!prose || offset < 2) return null;
  const from = Math.max(lineStart(text, offset), prose.start);
  const open = text.lastIndexOf('[[', offset - 2);
  if (open < from || !isSyntax(prose, open) || !isSyntax(prose, open + 1)) return null;
  const inside = text.slice(open + 2, offset);
  if (/[[\]|]/u.test(inside)) return null;
  const hash = inside.indexOf('#');
  return {
    start: open + 2 + (hash + 1),
    block: prose.block,
    typed: inside.slice(hash + 1),
    target: hash < 0 ? null : inside.slice(0, hash).trim(),
  };
}

/** The `{.claim …` of a span or of the opener of a div that an offset is in. */
export function openAttributesAt(note: NoteFacts, text: string, offset: number): OpenAttributes | null {
  const brace = offset > 0 ? text.lastIndexOf('{', offset - 1) : -1;
  const typed = text.slice(brace + 1, offset);
  if (brace < 0 || typed.length > mostTyped) return null;
  const whole = typed + (/^[^}\r\n]*/u.exec(text.slice(offset))?.[0] ?? '');
  if (!/(?:^|\s)(?:\.claim|class=["']?claim)(?![\w-])/u.test(whole)) return null;
  const block = blockAt(note, text, offset);
  const inProse = block !== null && brace >= block.start && isSyntax(block, brace);
  const lines = typed.split('\n').length;
  const from = lineStart(text, brace);
  if (opener.test(text.slice(from, brace)))
    return lines === 1 && (inProse || isFence(note, text, from))
      ? { start: brace + 1, block: null, typed }
      : null;
  // Pandoc lets attributes go on over one line break.
  const isSpan = inProse && text.charAt(brace - 1) === ']' && lines < 3;
  return isSpan ? { start: brace + 1, block: block.block, typed } : null;
}

/** Nobody writes longer attributes. */
const mostTyped = 1000;

/** What may stand before the brace of a div. */
const opener = /^[ \t>]*(?:[-+*]|\d+[.)])?[ \t]*:{3,}[ \t]*$/u;

const isFence = ({ claims }: NoteFacts, text: string, from: number): boolean =>
  claims.some(({ form, range }) => form === 'div' && lineStart(text, range.start) === from);

/** The block of running text that an offset is in, or whose last line it is on behind nothing but spaces. */
function blockAt({ prose }: NoteFacts, text: string, offset: number): Prose | null {
  const block = prose.findLast(({ start }) => start <= offset);
  const end = block ? block.start + block.text.length : 0;
  return block && /^[ \t]*$/u.test(text.slice(end, offset)) ? block : null;
}

/** Brackets and braces of what is whole are covered as markup, those of what is not stand as they are. */
const isSyntax = ({ start, text }: Prose, at: number): boolean =>
  /[[{]/u.test(text.charAt(at - start)) || text.charAt(at - start) === SKIP;

const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
