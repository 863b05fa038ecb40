import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** The full path of a program that can be started by its name, or undefined. */
export function findOnPath(name) {
  // On Windows what can be started has one of these endings.
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)));
  return candidates.find(isProgram);
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
