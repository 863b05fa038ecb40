import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  type LikelihoodTerm,
  bandWords,
  likelihoodTerms,
  scaleNames,
  termOfAttribute,
  termOn,
  termsNear,
  wordsOf,
} from '../../src/core/model/likelihood.ts';
import { likelihoodScales } from '../../src/core/model/vocabulary.ts';
import { likelihoodWords } from '../../src/core/notes/likelihood-words.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/common.schema.json', import.meta.url), 'utf8'),
) as { $defs: { 'likelihood-term': { enum: string[]; enumDescriptions: string[] } } };

const meaning = (id: string): string =>
  likelihoodScales
    .flatMap((scale) => {
      const term = termOn(scale, id);
      return term ? [`${scaleNames[scale]}: ${bandWords(term.band)}`] : [];
    })
    .join('; ');

describe('the scales of likelihood', () => {
  it('are the terms of the schema, with the bands that it tells', () => {
    const { enum: terms, enumDescriptions } = schema.$defs['likelihood-term'];
    assert.deepEqual(Object.fromEntries(terms.map((id, at) => [id, enumDescriptions[at]])), {
      ...Object.fromEntries(terms.map((id) => [id, meaning(id)])),
    });
    const known = likelihoodScales.flatMap((scale) => likelihoodTerms[scale].map(({ id }) => id));
    assert.deepEqual([...new Set(known)].sort(), [...terms].sort());
  });

  it('have all their words read as these terms and as nothing longer or shorter', () => {
    const forms = ({ adjective, adverb, noun }: LikelihoodTerm): string[] => [
      ...(adjective === null ? [] : [`A strike is ${adjective} to follow.`]),
      ...(adverb === null ? [] : [`A strike will ${adverb} follow.`]),
      ...(noun === null ? [] : [`There is ${noun} of a strike.`]),
    ];
    for (const scale of likelihoodScales)
      for (const term of likelihoodTerms[scale])
        for (const sentence of forms(term)) {
          const read = likelihoodWords(sentence).map(({ phrase }) => phrase.terms.includes(term.id));
          assert.deepEqual(read, [true], sentence);
        }
  });

  it('take an attribute in any case, with spaces or hyphens', () => {
    assert.equal(termOfAttribute('icd203', 'Very likely')?.id, 'very-likely');
    assert.equal(termOfAttribute('phia', 'very-likely')?.id, 'very-likely');
    assert.equal(termOfAttribute('phia', 'likely')?.band.to, 75);
    assert.equal(termOfAttribute('icd203', 'probably so'), null);
  });

  it('offer what shares most of a stretch first', () => {
    const near = (scale: 'icd203' | 'phia', from: number, to: number): string[] =>
      termsNear(scale, { from, to }).map(wordsOf);
    assert.deepEqual(near('icd203', 80, 90), ['very likely']);
    assert.deepEqual(near('phia', 20, 45), ['unlikely', 'realistic possibility']);
    assert.deepEqual(near('icd203', 45, 80), ['likely', 'roughly even chance']);
  });
});

describe('words of likelihood', () => {
  const read = (sentence: string): string[] => likelihoodWords(sentence).map(({ written }) => written);

  for (const [sentence, ...words] of [
    ['It is highly unlikely that Kell signs.', 'highly unlikely'],
    ['Kell is likely to sign, and a strike is probable.', 'likely', 'probable'],
    ['The accord is likely a bluff.', 'likely'],
    ['Kell has very likely signed.', 'very likely'],
    ['It’s likely that Kell signs.', 'likely'],
    ['Chances of an accord are remote.', 'remote'],
    ['Kell could well sign.', 'could well'],
    ['Kell cannot be ruled out.', 'ruled out'],
    ['Talks will most likely fail.', 'most likely'],
    ['It is entirely possible that Kell signs.', 'entirely possible'],
  ] as const)
    it(`are read: ${sentence}`, () => assert.deepEqual(read(sentence), words));

  for (const sentence of [
    'Kell is a likely candidate.',
    'Kell asked likely voters.',
    'Likely voters turn to Kell.',
    'The two became unlikely allies.',
    'In the unlikely event of rain, the talks go on.',
    'The court found probable cause.',
    'They met in a remote village.',
    'Kell is more likely to sign than Marren.',
    'Kell is twice as likely to sign.',
    'The most likely outcome is an accord.',
    'Strikes are increasingly likely.',
    'They ask whether it is likely.',
    'If a strike is likely, the talks end.',
    'Kell had a good chance to sign.',
    'A well-known accord may fail as soon as possible.',
  ])
    it(`are none: ${sentence}`, () => assert.deepEqual(read(sentence), []));
});
