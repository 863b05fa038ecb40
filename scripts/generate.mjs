// Writes what is made from the checks and the schemas. `npm run generate`; a test fails while one of the files is stale.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkTable, checkValues, registry } from './generate/checks.mjs';
import { configSchema } from './generate/config-schema.mjs';
import { at } from './generate/files.mjs';
import { typePages } from './generate/type-pages.mjs';
import { vocabulary } from './generate/vocabulary.mjs';

/** Every generated file with the text it should have. */
export async function generated() {
  const checks = await checkValues();
  const config = await configSchema(checks);
  return [
    registry(),
    checkTable(checks),
    config,
    await vocabulary(),
    ...(await typePages({ attache: JSON.parse(config.text) })),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of await generated()) {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  }
}
