/** `a, b and c`. */
export const listed = (words: readonly string[], word: 'and' | 'or' = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${word} ${words.at(-1) ?? ''}`;

/** `1 note`, `2 notes`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Words of a file as a message or a title says them, where they go over lines. */
export const inOneLine = (words: string): string => words.replace(/\s+/gu, ' ');

/** The first words of a text, for a message. */
export const shorten = (words: string): string =>
  words.length > 60
    ? `${words
        .slice(0, 57)
        .replace(/\p{Surrogate}$/u, '')
        .trimEnd()}…`
    : words;
