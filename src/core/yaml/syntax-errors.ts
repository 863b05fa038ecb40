import type { YAMLParseError } from 'yaml';

type Mistake = Pick<YAMLParseError, 'code' | 'message'>;

/** What a mistake in YAML is and what to do, in words for those who write notes. `text` is the YAML, `at` the place. */
export function sayYamlError({ code, message }: Mistake, text: string, at: number): string {
  const said = isConflict(text, at) ? unfinished : sayings[code]?.(message, text, at);
  return `This is not valid YAML: ${said ?? lowerFirst(message.replace(/\s+/gu, ' ').replace(/\.$/u, ''))}.`;
}

type Say = (message: string, text: string, at: number) => string | null;

const sayings: Readonly<Record<string, Say>> = {
  TAB_AS_INDENT: () => 'a tab stands where the line is indented. Use spaces',
  BAD_SCALAR_START: (_, text, at) =>
    `a value can’t begin with ${text.charAt(at) === '`' ? 'a backtick' : `\`${text.charAt(at)}\``}. Put it in quotation marks`,
  BLOCK_AS_IMPLICIT_KEY: sayNested,
  MISSING_CHAR: sayMissing,
  BAD_INDENT: sayIndent,
  BLOCK_IN_FLOW: () =>
    'inside `[…]` and `{…}` these words begin a list or keys of their own. Put them in quotation marks',
  BAD_DQ_ESCAPE: (message) => {
    const escape = /\\\S*/u.exec(message)?.[0] ?? '\\';
    return `\`${escape}\` means nothing in double quotation marks. Write \`\\\\\` for a backslash, or use single ones`;
  },
  UNEXPECTED_TOKEN: sayUnexpected,
  BAD_ALIAS: () => ofNames,
  MULTILINE_IMPLICIT_KEY: () =>
    'no key can be made out here. A colon or a quotation mark is missing, here or above',
  KEY_OVER_1024_CHARS: () => 'a key is longer than 1,024 characters',
  MULTIPLE_DOCS: () => 'a line of `---` or `...` begins another document. Take it away',
  RESOURCE_EXHAUSTION: () => tooDeep,
};

const ofNames = '`*` and `&` begin names of their own. Put a value that begins so in quotation marks';
const unfinished =
  'two versions were merged and nobody has chosen between them. Keep one, without the lines of signs';
const sameColumn = 'entries of one list or map begin in the same column. Indent them alike';
const tooDeep = 'it nests lists or keys too deeply to be read. Make it flatter';

const restOfLine = (text: string, at: number): string => /^.*/u.exec(text.slice(at))?.[0] ?? '';

/** A second colon on a line, or a line that is indented below a value. */
function sayNested(message: string, text: string, at: number): string | null {
  if (message.includes('sequence')) return sameColumn;
  return /:(?:\s|$)/u.test(restOfLine(text, at))
    ? 'the second colon on a line begins another key. Put the words behind the first one in quotation marks'
    : 'the line below is indented as if it belonged to this value. Begin it in the column of its key';
}

function sayMissing(message: string, text: string, at: number): string | null {
  const quote = /closing (["'])quote/u.exec(message)?.[1];
  if (quote !== undefined)
    return `the quotation mark \`${quote}\` is never closed. Write it at the end of the words`;
  const [, key = '', value = ''] = /^([^\s:#"'{}[\],]+):(\S+)/u.exec(restOfLine(text, at)) ?? [];
  if (value !== '' && message.includes('map values'))
    return `a space is missing behind the colon. Write \`${key}: ${value}\``;
  if (/map values|indicator line/u.test(message))
    return isBelowDirective(text, at)
      ? 'a line can’t begin with `%`. Take it away, or put the words in quotation marks'
      : 'a colon is missing. Write `key: value`';
  if (message.startsWith('Missing ,')) return 'a comma is missing between two entries';
  return message.startsWith('Comments') ? 'a space is missing before `#`' : null;
}

/** A line that begins with `%` is for the reader of YAML, before the document begins. */
const isBelowDirective = (text: string, at: number): boolean =>
  text.charAt(at) === '%' || /(?:^|[\r\n])%.*\s*$/u.test(text.slice(0, at));

/** The signs that git leaves. */
const isConflict = (text: string, at: number): boolean =>
  /^(?:<{7}|={7}|>{7})(?: |$)/u.test(restOfLine(text, at));

function sayIndent(message: string): string | null {
  if (/end with a [\]}]/u.test(message)) return sayUnclosed(message.includes(']') ? '[' : '{');
  if (message.includes('same column')) return sameColumn;
  return message.includes('indented') ? 'this line is not indented far enough' : null;
}

const sayUnclosed = (bracket: string): string =>
  `\`${bracket}\` is never closed. Write \`${bracket === '[' ? ']' : '}'}\` behind the last entry`;

function sayUnexpected(message: string, text: string, at: number): string | null {
  if (/call stack/iu.test(message)) return tooDeep;
  if (message.includes('at node end'))
    return isAlias(text, at) ? ofNames : sayBehind(text.slice(0, at).trimEnd().at(-1) ?? '');
  if (/Unexpected ,|empty item/u.test(message))
    return 'a comma stands where no entry is before it. Take it away';
  if (message.includes('block-seq-ind'))
    return 'a list can’t begin on the line of its key. Put it on lines of its own, or in `[…]`';
  return /flow-(?:map|seq)-end/u.test(message)
    ? `\`${text.charAt(at)}\` closes nothing. Take it away, or put the words in quotation marks`
    : null;
}

/** Whether the words before an offset on its line are one name: emphasis of Markdown, as a rule. */
const isAlias = (text: string, at: number): boolean => /(?:^|[\s:[{,-])\*\S+\s*$/u.test(text.slice(0, at));

/** Words behind what is complete. */
function sayBehind(last: string): string {
  if (/["']/u.test(last))
    return "words stand behind the closing quotation mark. Inside single ones an apostrophe is written twice, as in `'It''s'`";
  return /[\]}]/u.test(last)
    ? `words stand behind the closing \`${last}\`. Take them away, or put the whole in quotation marks`
    : 'this line goes on with something else than what stands above it. A list and keys can’t share a column';
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
