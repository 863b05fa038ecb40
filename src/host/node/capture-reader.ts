import { Worker } from 'node:worker_threads';
import type { CaptureNews } from './capture-worker.ts';
import type { CaptureRead, CaptureWork } from './read-capture.ts';
import { workerFile } from './worker-file.ts';

/**
 * Reads a document on a thread of its own: a page may take long to come and to be taken apart. `going` is told of
 * every address before it is asked. Null where `signal` has ended it. Never throws.
 */
export async function readAside(
  work: CaptureWork,
  going: (address: string) => void,
  signal: AbortSignal,
): Promise<CaptureRead | null> {
  const program = workerFile('capture-worker.cjs');
  if (program === null) return { why: 'The program that reads documents is not there. Build it first.' };
  if (signal.aborted) return null;
  const worker = new Worker(program, { workerData: work });
  const ended = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  try {
    return await Promise.race([ended, answerOf(worker, work.where, going)]);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, where: string, going: (address: string) => void): Promise<CaptureRead> {
  return new Promise((resolve) => {
    worker.on('message', (news: CaptureNews) => {
      if ('read' in news) resolve(news.read);
      else going(news.going);
    });
    worker.on('error', ({ message }: Error) => resolve({ why: `${where} can’t be read: ${message}.` }));
    worker.on('exit', () => resolve({ why: `${where} can’t be read: its reader ended.` }));
  });
}
