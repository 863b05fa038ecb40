import { CaptureError, type Captured } from '../../core/features/capture/captured.ts';
import { readCaptured } from '../../core/features/capture/read-captured.ts';
import type { Page } from './fetch-page.ts';
import { readDocument } from './read-document.ts';

/** What is to be read: an address or a file. */
export interface CaptureWork {
  readonly where: string;
  /** Where a file is said to come from. */
  readonly said: string | null;
}

/** A document that has been read and made ready to be kept. */
export interface ReadCapture {
  /** Where on the web it was found in the end; null of a file. */
  readonly address: string | null;
  readonly kind: Page['kind'];
  /** How many characters could not be read. */
  readonly lost: number;
  readonly document: Captured;
}

/** What may become of it: the document, or why it can't be had. */
export type CaptureRead = ReadCapture | { readonly why: string };

export async function readCapture(
  { where, said }: CaptureWork,
  going: (address: string) => void,
): Promise<CaptureRead> {
  const page = await readDocument(where, going);
  if ('why' in page) return page;
  const { address, kind, lost } = page;
  try {
    return { address, kind, lost, document: await readCaptured({ ...page, address: address ?? said }) };
  } catch (error) {
    if (error instanceof CaptureError) return { why: `${where}: ${error.message}` };
    throw error;
  }
}
