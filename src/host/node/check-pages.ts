import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The address of a check's page; null where there is none. */
export type PageOf = (check: string) => string | null;

/** The pages that lie beside the program that runs, as they do in the extension; none in a run from the sources. */
export function checkPages(): PageOf {
  const [, program] = process.argv;
  const folder =
    program === undefined || !existsSync(program)
      ? null
      : join(dirname(realpathSync(program)), '../docs/checks');
  const files = new Set(folder !== null && existsSync(folder) ? readdirSync(folder) : []);
  return (check) =>
    folder !== null && files.has(`${check}.md`) ? pathToFileURL(join(folder, `${check}.md`)).href : null;
}
