import { Letter, letterAt } from './letters.ts';

// Not those of calling somebody: 조현아 is rather a name than 조현 called.
// After a consonant, after a vowel (and ㄹ, before 로), after either. What the last sound asks for is held to, so that
// a particle's syllable is not read where another word begins (조현가).
const afterConsonant = '은|이|을|과|이랑|이나|이여|이든지?|으로(?:서|써|부터)?(?:는|도|만|의)?';
const afterVowel =
  '는|가|를|와|랑|나|여|든지?|다|며|라고|라는|라며|란|였다|였던|였고|로(?:서|써|부터)?(?:는|도|만|의)?';
const copula = '이다|이고|이며|이자|인|이던|이었다|이었던|입니다|이라고|이라는|이라며|이란';
const either = [
  '의|도|만|측|쪽|뿐|뿐만|들|등|등의|등이|등은|등과|마다|마저|조차|처럼|같이|보다|밖에|하고|까지|부터|및',
  '(?:에|에게|에게서|에서|한테|한테서|께|께서|로부터|으로부터|까지|부터|만|측|쪽)(?:는|은|도|만|의|이|가|을|를|에|에서|까지|부터)',
  '에|에게|에게서|에서|한테|한테서|께|께서|로부터|으로부터',
  '(?:와|과|하고)(?:는|도|의|만)',
  copula,
].join('|');
const afterLieul = '로(?:서|써|부터)?(?:는|도|만|의)?';

const ends = String.raw`(?![\p{L}\p{M}\p{N}_])`;
const particle = (forms: string): RegExp => new RegExp(`(?:${forms}|${either})${ends}`, 'uy');
const any = particle(`${afterConsonant}|${afterVowel}`);
const consonant = particle(afterConsonant);
const lieul = particle(`${afterConsonant}|${afterLieul}`);
const vowel = particle(afterVowel);

/**
 * Whether a listed particle begins at this offset of a folded text and the eojeol ends with it. The particle has to
 * suit the syllable before; after another script, where its sound is not known, any does.
 */
export function particleAt(text: string, at: number): boolean {
  const form = suiting(text.charCodeAt(at - 1));
  form.lastIndex = at;
  return form.test(text);
}

function suiting(before: number): RegExp {
  if (before < 0xac00 || before > 0xd7a3) return any;
  const coda = (before - 0xac00) % 28;
  if (coda === 0) return vowel;
  return coda === 8 ? lieul : consonant;
}

/** Whether a name is spelled like a known title with a particle: 왕이, of 왕 and 이. */
export function readsAsTitleWithParticle(folded: string, isTitle: (folded: string) => boolean): boolean {
  for (let at = 1; at < folded.length; at++) {
    if (letterAt(folded, at) !== Letter.hangul) return false;
    if (isTitle(folded.slice(0, at)) && particleAt(folded, at)) return true;
  }
  return false;
}
