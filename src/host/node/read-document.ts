import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { webAddress } from '../../core/text/addresses.ts';
import { decodeText } from './charset.ts';
import { type Fetched, type Limits, type Page, fetchPage } from './fetch-page.ts';
import { largestCapture, readAnywhere } from './read.ts';

/** Reads a document of the web or of this machine. `going` is told of every address before it is asked. */
export async function readDocument(
  where: string,
  going: (address: string) => void,
  limits?: Limits,
): Promise<Fetched> {
  const address = /^https?:/iu.test(where) ? webAddress(where) : null;
  if (address) return fetchPage(address.href, going, limits);
  if (/^[a-z][a-z\d+.-]+:\/\//iu.test(where))
    return { why: `${where} is no address that is read: only http and https are.` };
  return readFileAs(where, kindOfFile(where));
}

function kindOfFile(file: string): Page['kind'] | 'pdf' {
  if (/\.(?:x?html?|xht)$/iu.test(file)) return 'html';
  if (/\.(?:md|markdown)$/iu.test(file)) return 'markdown';
  return /\.pdf$/iu.test(file) ? 'pdf' : 'text';
}

async function readFileAs(file: string, kind: Page['kind'] | 'pdf'): Promise<Fetched> {
  if (kind === 'pdf')
    return { why: `${file} is a PDF, which is not read. Save its text, and capture that file.` };
  if (kind === 'html') return readSavedPage(file);
  const read = await readAnywhere(file, largestCapture);
  if (read.kind === 'gone') return { why: `There is no file ${file}.` };
  if (read.kind === 'unreadable') return { why: read.why };
  const text = read.text.replace(/^\uFEFF/u, '');
  if (text.trim() === '') return { why: `${file} is empty.` };
  return { address: null, kind, text, lost: 0 };
}

/** A saved page is in the encoding of the site it comes from. */
async function readSavedPage(file: string): Promise<Fetched> {
  try {
    const { size } = await stat(file);
    if (size > largestCapture) return { why: `${file} has more than ${largestCapture / 1_000_000} MB.` };
    return { address: null, kind: 'html', ...decodeText(await readFile(file), null) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { why: code === 'ENOENT' ? `There is no file ${file}.` : `${file} can’t be read (${code}).` };
  }
}

/** Whether something lies at a path below a folder of the workspace; file systems may not tell case apart. */
export async function takenBelow(root: string, folder: string): Promise<(path: string) => boolean> {
  const names = await readdir(join(root, folder)).catch(() => []);
  const taken = new Set(names.map((name) => `${folder}/${name}`.toLowerCase()));
  return (path) => taken.has(path.toLowerCase());
}
