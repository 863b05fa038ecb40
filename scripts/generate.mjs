// Writes what is made from the checks and the schemas. `npm run generate`; a test fails while one of the files is stale.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPages } from './generate/check-pages.mjs';
import { checkGroups, checkTable, checkValues, registry } from './generate/checks.mjs';
import { configSchema } from './generate/config-schema.mjs';
import { at } from './generate/files.mjs';
import { typePages } from './generate/type-pages.mjs';
import { vocabulary } from './generate/vocabulary.mjs';

/** Every generated file with the text it should have. */
export async function generated() {
  const checks = await checkValues();
  const groups = await checkGroups();
  const config = await configSchema(checks, Object.values(groups).flat());
  return [
    registry(),
    checkTable(checks),
    config,
    await vocabulary(),
    ...(await typePages({ attache: JSON.parse(config.text) })),
    ...(await checkPages(checks, groups)),
  ];
}

/** Folders that hold nothing but generated files. */
const folders = ['docs/types', 'docs/checks'];

/** Pages of what is there no more. */
export function left(files) {
  const named = new Set(files.map(({ file }) => file));
  const present = folders.flatMap((folder) =>
    existsSync(at(folder)) ? readdirSync(at(folder)).map((file) => `${folder}/${file}`) : [],
  );
  return present.filter((file) => !named.has(file));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await generated();
  for (const file of left(files)) rmSync(at(file));
  for (const { file, text } of files) {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  }
}
