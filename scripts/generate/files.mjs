import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../lib/root.mjs';

export const at = (file) => path.join(root, file);

export const read = (file) => readFileSync(at(file), 'utf8');

export const readSchema = (name) => JSON.parse(read(schemaFile(name)));

export const schemaFile = (name) => `schemas/${name}.schema.json`;

/** A generated file, laid out as Prettier would. */
export async function laidOut(file, text) {
  const options = await resolveConfig(at(file));
  return { file, text: await format(text, { ...options, filepath: at(file) }) };
}
