import { webAddress } from '../../core/text/addresses.ts';
import { decodeText } from './charset.ts';
import { largestCapture } from './read.ts';

/** A page as it came. */
export interface Page {
  /** Where on the web it was found in the end; null of a file. */
  readonly address: string | null;
  readonly kind: 'html' | 'text' | 'markdown';
  readonly text: string;
  /** How many characters could not be read. */
  readonly lost: number;
}

/** The page, or why it can't be had: one or two sentences. */
export type Fetched = Page | { readonly why: string };

export interface Limits {
  readonly bytes: number;
  readonly milliseconds: number;
  readonly redirects: number;
}

export const limits: Limits = { bytes: largestCapture, milliseconds: 30_000, redirects: 10 };

const headers = {
  accept: 'text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8',
  'user-agent': 'Mozilla/5.0 (compatible; Attache; one page on request)',
};

/**
 * Reads one page of the web. Goes to the address, and to where that sends it, telling each before it is asked; sends
 * no cookies and runs nothing. Never throws.
 */
export async function fetchPage(
  address: string,
  going: (address: string) => void,
  { bytes, milliseconds, redirects }: Limits = limits,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(milliseconds);
  const visited = new Set<string>();
  let next = address;
  try {
    for (let hops = 0; hops <= redirects; hops++) {
      if (visited.has(next)) return { why: `${address} leads back to ${next} without end.` };
      visited.add(next);
      going(next);
      const response = await fetch(next, { redirect: 'manual', signal, headers });
      const location = redirectOf(response);
      if (location === null) return await read(response, next, bytes);
      await response.body?.cancel();
      const target = webAddress(location, next)?.href ?? null;
      if (target === null) return { why: `${next} leads to ${location}, which is no address of the web.` };
      next = target;
    }
    return { why: `${address} leads on more than ${redirects} times.` };
  } catch (error) {
    return { why: reasonOf(error, next, milliseconds) };
  }
}

function redirectOf({ status, headers: got }: Response): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? got.get('location') : null;
}

async function read(response: Response, address: string, largest: number): Promise<Fetched> {
  const refused = refusal(response, address);
  if (refused !== null) {
    await response.body?.cancel();
    return { why: refused };
  }
  const type = response.headers.get('content-type') ?? '';
  const body = await bodyOf(response, largest);
  if (body === null) {
    return {
      why: `${address} has more than ${largest / 1_000_000} MB. Save the document’s text, and capture that file.`,
    };
  }
  if (body.length === 0) return { why: `${address} answers with nothing.` };
  const kind = kindOf(type, address, body);
  if (kind === null) return { why: notRead(address, type) };
  return { address, kind, ...decodeText(body, /charset\s*=\s*["']?([\w:.-]+)/iu.exec(type)?.[1] ?? null) };
}

function refusal({ ok, status, statusText }: Response, address: string): string | null {
  if (ok) return null;
  const words = statusText === '' ? '' : ` (${statusText})`;
  const advice = [401, 403, 429].includes(status)
    ? ' Open it in a browser, save its text, and capture that file.'
    : '';
  return `${address} answers ${status}${words}.${advice}`;
}

/** Counts what is unpacked, so that a small answer can't grow without end; null where it is too large. */
async function bodyOf(response: Response, largest: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > largest) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** By what the server says; where it says nothing, by what the bytes begin with. */
function kindOf(type: string, name: string, bytes: Uint8Array): Page['kind'] | null {
  const said = type.split(';')[0]?.trim().toLowerCase() ?? '';
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (/^(?:text\/html|application\/xhtml\+xml)$/u.test(said)) return 'html';
  if (said === 'text/markdown' || said === 'text/x-markdown') return 'markdown';
  if (said === 'text/plain') return /\.(?:md|markdown)$/iu.test(pathOf(name)) ? 'markdown' : 'text';
  if (said !== '') return null;
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)\b/iu.test(start)) return 'html';
  return start.startsWith('%PDF') || start.includes('\0') ? null : 'text';
}

const pathOf = (address: string): string => address.replace(/[?#].*$/u, '');

function notRead(address: string, type: string): string {
  if (/pdf/iu.test(type) || /\.pdf$/iu.test(pathOf(address)))
    return `${address} is a PDF, which is not read. Save its text, and capture that file with --url.`;
  return `${address} is no page but ${type.split(';')[0] ?? ''}, which is not read. Only HTML, text and Markdown are.`;
}

const network: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host can’t be looked up now',
  ECONNREFUSED: 'nobody answers there',
  ECONNRESET: 'the connection was broken off',
  UND_ERR_SOCKET: 'the connection was broken off',
  UND_ERR_CONNECT_TIMEOUT: 'nobody answers there',
  CERT_HAS_EXPIRED: 'its certificate has expired',
};

function reasonOf(error: unknown, address: string, milliseconds: number): string {
  const { name, cause, message } = error as Error & { readonly cause?: { readonly code?: string } };
  if (name === 'TimeoutError')
    return `${address} has not answered in full within ${milliseconds / 1000} seconds.`;
  return `${address} can’t be read: ${network[cause?.code ?? ''] ?? cause?.code ?? message}.`;
}
