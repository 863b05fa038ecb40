/** Text of bytes that came without a promise of what they are. */
export interface Decoded {
  readonly text: string;
  /** How many characters could not be read. */
  readonly lost: number;
}

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
];

/**
 * Decodes as browsers do (Encoding Standard; HTML, “Determining the character encoding”): the byte order mark, what the
 * server says, what the page says, Windows-1252. Servers are often set up for other pages than they serve, and no text
 * of another encoding is UTF-8 by accident: what is UTF-8 beyond ASCII counts as that, whatever is said of it.
 */
export function decodeText(bytes: Uint8Array, said: string | null): Decoded {
  const mark = marks.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1];
  if (mark !== undefined) return decoded(bytes, mark);
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== null && bytes.some((byte) => byte >= 0x80)) return { text: utf8, lost: 0 };
  const labels = [said, labelIn(bytes)].flatMap((label) => encodingOf(label) ?? []);
  for (const label of labels) {
    const text = strictly(bytes, label);
    if (text !== null) return { text, lost: 0 };
  }
  return decoded(bytes, labels[0] ?? 'windows-1252');
}

/** The encoding of a label; null for none, and for one that nobody knows. */
function encodingOf(label: string | null): string | null {
  if (label === null) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // A page that can be asked in ASCII is in no UTF-16, whatever it says.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}

/** What the page says in its first kilobyte, or an XML declaration. */
function labelIn(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const found =
    /<meta[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w:.-]+)/iu.exec(start) ??
    /^<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w:.-]+)/iu.exec(start);
  return found?.[1] ?? null;
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return withWindows(new TextDecoder(label, { fatal: true }).decode(bytes), label);
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array, label: string): Decoded {
  const text = withWindows(new TextDecoder(label).decode(bytes), label);
  return { text, lost: text.match(/\uFFFD/gu)?.length ?? 0 };
}

/** 0x80 to 0x9F of Windows-1252, as the Encoding Standard has them. */
const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Node 20 takes Windows-1252 for Latin-1, where controls stand in the place of quotes and dashes. */
const withWindows = (text: string, label: string): string =>
  label === 'windows-1252'
    ? text.replace(/[\x80-\x9f]/gu, (sign) => windows.charAt(sign.charCodeAt(0) - 0x80))
    : text;
