import { readFileSync } from 'node:fs';

export interface Packed {
  readonly name: string;
  readonly size: number;
}

const endOfDirectory = 0x06054b50;

/** The files of a .vsix, which is a ZIP archive, from its table of contents. */
export function filesOf(vsix: string): Packed[] {
  const bytes = readFileSync(vsix);
  const end = bytes.lastIndexOf(Buffer.from(Uint32Array.of(endOfDirectory).buffer));
  const count = bytes.readUInt16LE(end + 10);
  const files: Packed[] = [];
  for (let at = bytes.readUInt32LE(end + 16); files.length < count;) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    files.push({ name, size: bytes.readUInt32LE(at + 24) });
    at += 46 + nameLength + rest;
  }
  return files;
}
