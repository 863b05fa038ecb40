import type { Stance } from '../model/facts.ts';

const opposing = 'contra|but see|pace';
const informing = String.raw`cf\.|compare|see also`;

/** How a source stands to what cites it, by the words before its key. */
export function stanceOfPrefix(prefix: string): Stance {
  if (new RegExp(`^(?:${opposing})(?![\\p{L}\\p{N}])`, 'iu').test(prefix)) return 'opposes';
  return new RegExp(`^(?:${informing})(?![\\p{L}\\p{N}])`, 'iu').test(prefix) ? 'informs' : 'supports';
}

// They open a clause and stand right before: “the pace [of reform](…)” opposes nothing.
const last = new RegExp(
  `(?:^|[^\\p{L}\\p{N}\\s]\\s*)((?:${opposing}|${informing})[,:]?)[\\s\\u00AD]*$`,
  'iu',
);

/** The same of a link or a key in running text, by the masked text before it. */
export const stanceAfter = (before: string): Stance =>
  stanceOfPrefix(last.exec(before.slice(-40).trimStart())?.[1] ?? '');
