import { CaptureError, type Captured } from './captured.ts';
import { readMarkdown, readText } from './text-document.ts';
import { tidyAddress, webAddress } from '../../text/addresses.ts';

export interface Given {
  readonly kind: 'html' | 'text' | 'markdown';
  readonly text: string;
  /** Where it was read, or is said to have been. */
  readonly address: string | null;
}

/** Makes a document ready to be kept; what takes pages apart is loaded when there is one. Throws CaptureError. */
export async function readCaptured({ kind, text, address }: Given): Promise<Captured> {
  if (kind === 'html') {
    const { readPage } = await import('./page.ts');
    return readPage(text, address);
  }
  const document = kind === 'markdown' ? readMarkdown(text) : readText(text);
  if (document.text.trim() === '') throw new CaptureError('The document is empty.');
  const read = address === null ? null : webAddress(address);
  const url = document.metadata.url ?? (read && tidyAddress(read));
  return { ...document, metadata: { ...document.metadata, url } };
}
