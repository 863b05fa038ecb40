import { overSizes } from './lib/over-sizes.mjs';

export const summary = `A letter typed into a note of 3.4 kB that names forty people: until its findings stand, and the part of it that finds the
names and decides who is meant. Surnames and offices are spread as unevenly as they are: in the largest workspace 300 are
called as one of the note's people is. In time on the processor.`;

/** Milliseconds at p95: until what is typed is judged, and of that for names. */
const tasks = [
  { what: 'a letter to its findings', call: 'edit', bar: 50, isFlat: true },
  { what: 'the matching in it', call: 'matching', bar: 10, isFlat: true },
];

export const run = (how) => overSizes('matching', how, { tasks, checkAnswers });

/** A benchmark of wrong answers would say nothing: names stand at every step of the ladder, and alike in both parts. */
async function checkAnswers(contenders) {
  for (const each of contenders) {
    await each.call('edit', 0);
    const [{ value: judged }, { value: matched }] = [
      await each.call('found'),
      await each.call('matching', 0),
    ];
    const steps = Object.values(matched).every((count) => count > 0);
    const alike = JSON.stringify(judged) === JSON.stringify(matched);
    if (steps && alike && matched.mentions > 30) continue;
    throw new Error(`Found ${JSON.stringify(matched)}, and in the whole ${JSON.stringify(judged)}.`);
  }
}
