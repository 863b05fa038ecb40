import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `probe` again and again until it answers with something truthy, and returns that answer.
 * An error thrown by `probe` counts as "not yet"; the last one is kept as the cause.
 * `what` completes the sentence "Waited N s for …"; as a function it can tell what was seen instead.
 */
export async function until(probe, { what, timeoutMs = 30_000, everyMs = 50 }) {
  const deadline = Date.now() + timeoutMs;
  let cause;
  for (;;) {
    try {
      const answer = await probe();
      if (answer) {
        return answer;
      }
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) {
      const wanted = typeof what === 'function' ? what() : what;
      throw new Error(`Waited ${timeoutMs / 1000} s for ${wanted}.`, { cause });
    }
    await sleep(everyMs);
  }
}
