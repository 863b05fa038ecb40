import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 in hex of a text as UTF-8, line ends as LF and without a BOM, so that a checkout with other line
 * ends keeps its hash. Synchronous everywhere: browsers offer only an asynchronous one.
 */
export function textHash(text: string): string {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return bytesToHex(sha256(utf8ToBytes(plain)));
}

/** 32-bit FNV-1a over UTF-16 units: for telling texts apart where a wrong yes does no harm. */
export function quickHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
