import type { Readable } from 'node:stream';
import { type ReadResult, readBytes } from './read.ts';

/** Reads a stream as UTF-8, a byte order mark included; `name` is what it is called in words. */
export async function readStream(stream: Readable, name: string, largest: number): Promise<ReadResult> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return readBytes(Buffer.concat(chunks), name, largest);
}
