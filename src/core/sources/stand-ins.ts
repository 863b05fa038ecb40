/** A hyphen at a line's end inside a word: the word's own, or the typesetter's. */
export const lineHyphen = '\u0001';
/** Parts of a document stand apart by a character that no quotation can hold. */
export const apart = '\0';
