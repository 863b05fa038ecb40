/**
 * How a character bears on where names begin and end. `word` are the letters of scripts that part words, digits and
 * `_`; `mark` belongs to the character before it; `han` is Han and Kana, which run on without spaces.
 */
export const Letter = { none: 1, space: 2, word: 3, mark: 4, hangul: 5, han: 6 } as const;
export type Letter = (typeof Letter)[keyof typeof Letter];

const known = new Uint8Array(0x10000);
const hangul = /[\p{Script=Hangul}]/u;
const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]/u;
const letter = /[\p{L}\p{N}_]/u;

/** The kind of the character at this UTF-16 offset, of either half of a surrogate pair; `space` beyond the text. */
export function letterAt(text: string, at: number): Letter {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return Letter.space;
  if (code >= 0xd800 && code <= 0xdfff)
    return classify(text.codePointAt(isTail(text, at) ? at - 1 : at) ?? code);
  const kind = known[code] as Letter | 0;
  if (kind !== 0) return kind;
  return (known[code] = classify(code));
}

/** Whether the offset lies inside a surrogate pair. */
const isTail = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;

function classify(code: number): Letter {
  const char = String.fromCodePoint(code);
  if (/\s/u.test(char)) return Letter.space;
  if (/\p{M}/u.test(char)) return Letter.mark;
  if (!letter.test(char)) return Letter.none;
  if (hangul.test(char)) return Letter.hangul;
  return han.test(char) ? Letter.han : Letter.word;
}
