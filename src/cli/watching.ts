import { FolderWatcher } from '../host/node/watch-folders.ts';
import { judged } from './lint.ts';
import type { Options } from './options.ts';
import type { Style } from './style.ts';
import { UsageError } from './usage.ts';
import { findWorkspace } from './workspace.ts';

type Print = (text: string) => Promise<unknown>;

/** Prints the findings, and again whenever they differ, until it is interrupted; answers with the last exit code. */
export async function watchFindings(options: Options, style: Style, print: Print): Promise<number> {
  const opened = await findWorkspace(options, options.paths);
  const { host } = opened;
  let exit = 0;
  let shown: string | null = null;
  const show = async (): Promise<void> => {
    const outcome = judged(opened, null, options, style);
    ({ exit } = outcome);
    if (outcome.output === shown) return;
    const between = shown === null ? '' : style.between;
    shown = outcome.output;
    await print(between + outcome.output);
  };
  const work = new InTurn();
  const watcher = new FolderWatcher(host.root, (paths) => {
    void work.add(() => host.filesChanged(paths).then(show));
  });
  try {
    // Watched first: what changes while the workspace is read is read once more.
    await work.add(async () => {
      await watcher.start().catch(refuse);
      await host.load();
      await show();
    });
    await Promise.race([interrupted(), work.failed]);
  } finally {
    watcher.close();
  }
  return exit;
}

/** One work after another. */
class InTurn {
  readonly failed: Promise<never>;
  #last: Promise<void> = Promise.resolve();
  #fail: (why: unknown) => void = () => undefined;

  constructor() {
    this.failed = new Promise((_, fail) => (this.#fail = fail));
    // It may fail before anybody waits for it.
    this.failed.catch(() => undefined);
  }

  add(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work);
    this.#last.catch(this.#fail);
    return this.#last;
  }
}

const interrupted = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => done());
  });

function refuse(error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new UsageError(`The workspace can’t be watched: ${why}.`);
}
