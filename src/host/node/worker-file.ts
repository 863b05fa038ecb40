import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The program of a thread, beside the one that runs; null where there is none, as in a run from the sources. */
export function workerFile(name: string): string | null {
  const [, program] = process.argv;
  if (program === undefined || !existsSync(program)) return null;
  const file = join(dirname(realpathSync(program)), name);
  return existsSync(file) ? file : null;
}
