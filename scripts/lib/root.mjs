import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder, wherever the script was started from. */
export const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
