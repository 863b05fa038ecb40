import { Worker } from 'node:worker_threads';
import { commonEnd, commonStart } from '../../core/library/pieces.ts';
import { type LibraryRead, readLibrary } from '../../core/library/read.ts';
import type { LibraryFacts } from '../../core/model/library.ts';
import type { LibraryAnswer, LibraryReply, LibraryRequest } from './library-worker.ts';
import { unpackRecords } from './packed-library.ts';
import { workerFile } from './worker-file.ts';

/** Somebody's library for a lifetime has some 20 MB. */
export const largestLibrary = 100_000_000;

/** A text up to this long is read in less time than a thread takes to start. */
const readAtOnce = 100_000;

/** The worker's program; null in a run from the sources. */
export const libraryWorker = (): string | null => workerFile('library-worker.cjs');

/**
 * Reads libraries, large ones on a thread of their own. What it read of a file it keeps for the next reading, in which
 * an entry whose text is the same has the same record.
 */
export class LibraryReader {
  readonly #program: string | null;
  readonly #atOnce = new Map<string, LibraryRead>();
  /** What the worker was given last, and what it answered to what it was given before that. */
  readonly #given = new Map<string, string>();
  readonly #byWorker = new Map<string, LibraryFacts>();
  readonly #waiting: {
    readonly resolve: (reply: LibraryReply) => void;
    readonly reject: (why: Error) => void;
  }[] = [];
  #worker: Worker | null = null;

  /** `program`: the worker's file; null to read everything on this thread. */
  constructor(program: string | null) {
    this.#program = program;
  }

  async read(path: string, text: string): Promise<LibraryFacts> {
    if (this.#program === null || (text.length <= readAtOnce && !this.#given.has(path)))
      return this.#readAtOnce(path, text);
    try {
      this.#atOnce.delete(path);
      const reply = await this.#ask(this.#program, { path, edit: this.#edit(path, text) });
      if ('failure' in reply) throw reply.failure;
      const facts = factsOf(path, this.#byWorker.get(path) ?? null, reply);
      this.#byWorker.set(path, facts);
      return facts;
    } catch (error) {
      this.forget(path);
      throw error;
    }
  }

  /** Drops what is kept of a file. */
  forget(path: string): void {
    this.#atOnce.delete(path);
    this.#byWorker.delete(path);
    if (this.#given.delete(path)) this.#worker?.postMessage({ path, edit: null } satisfies LibraryRequest);
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  /** A text of megabytes takes longer to reach another thread than an edit of it to be read. */
  #edit(path: string, text: string): LibraryRequest['edit'] {
    const before = this.#given.get(path) ?? '';
    this.#given.set(path, text);
    const from = commonStart(before, text);
    const end = commonEnd(before, text, from);
    return { from, to: before.length - end, text: text.slice(from, text.length - end) };
  }

  #readAtOnce(path: string, text: string): LibraryFacts {
    const read = readLibrary(path, text, this.#atOnce.get(path) ?? null);
    this.#atOnce.set(path, read);
    return read.facts;
  }

  /** Requests are answered in their order. A thread that nobody waits for doesn't keep the process alive. */
  #ask(program: string, request: LibraryRequest): Promise<LibraryReply> {
    const worker = (this.#worker ??= this.#start(program));
    worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      worker.postMessage(request);
    });
  }

  #start(program: string): Worker {
    const worker = new Worker(program);
    worker.on('message', (reply: LibraryReply) => {
      this.#waiting.shift()?.resolve(reply);
      if (this.#waiting.length === 0) worker.unref();
    });
    worker.on('error', (error: Error) => this.#failed(error));
    worker.on('exit', () => this.#failed(new Error('The thread that reads libraries ended.')));
    return worker;
  }

  /** The next request gets a new thread, which knows nothing of what the old one read. */
  #failed(error: Error): void {
    this.#worker = null;
    this.#byWorker.clear();
    this.#given.clear();
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

function factsOf(path: string, before: LibraryFacts | null, answer: LibraryAnswer): LibraryFacts {
  const { kept, places, problems } = answer;
  const fresh = unpackRecords(answer.fresh).values();
  const entries = Array.from(kept, (index, at) => {
    const record = before?.entries[index]?.record ?? fresh.next().value;
    if (!record) throw new Error(`Of the library ${path} less came back from its thread than was read.`);
    return { record, start: places[at * 2] ?? 0, length: places[at * 2 + 1] ?? 0 };
  });
  return { path, entries, problems };
}
