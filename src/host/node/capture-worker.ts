import { parentPort, workerData } from 'node:worker_threads';
import { type CaptureRead, type CaptureWork, readCapture } from './read-capture.ts';

/** A thread that reads one document and takes it apart; ended by whoever needs it no more. */

/** An address that it goes to next, or what came of it. */
export type CaptureNews = { readonly going: string } | { readonly read: CaptureRead };

const tell = (news: CaptureNews): void => parentPort?.postMessage(news);
void readCapture(workerData as CaptureWork, (going) => tell({ going })).then((read) => tell({ read }));
