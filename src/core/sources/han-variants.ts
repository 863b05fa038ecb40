import shinjitai from 'opencc-js/dict/JPShinjitaiCharacters';
import traditional from 'opencc-js/dict/TSCharacters';

/*
 * Traditional, simplified and Japanese forms of one character are different letters to a quotation, yet near ones:
 * they tell which passage was meant.
 */

const pairsOf = (dictionary: string): [string, string][] =>
  dictionary.split('|').flatMap((pair): [string, string][] => {
    const [from = '', to = ''] = pair.split(' ');
    // One unit for one, so that offsets stay.
    return from.length === 1 && to.length === 1 ? [[from, to]] : [];
  });

let simplified: Map<string, string> | undefined;

function variants(): Map<string, string> {
  if (simplified) return simplified;
  simplified = new Map(pairsOf(traditional));
  for (const [from, to] of pairsOf(shinjitai)) {
    if (!simplified.has(from)) simplified.set(from, simplified.get(to) ?? to);
  }
  return simplified;
}

/** The text with one form for each Han character; as long as before. */
export const withoutVariants = (text: string): string =>
  /\p{Script=Han}/u.test(text)
    ? text.replace(/\p{Script=Han}/gu, (char) => variants().get(char) ?? char)
    : text;
