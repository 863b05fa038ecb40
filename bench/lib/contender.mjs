import { Worker } from 'node:worker_threads';

const thread = new URL('./contender-thread.mjs', import.meta.url);

/**
 * What is timed runs in a thread with a heap of its own: nobody pays for the garbage of another. `module` exports
 * `prepare(data)`, which gives the functions that can be called.
 */
export async function contender(module, data) {
  const worker = new Worker(thread, { workerData: { module: String(module), data } });
  let settle = null;
  worker.on('message', (answer) =>
    answer.error === undefined ? settle.resolve(answer) : settle.reject(new Error(answer.error)),
  );
  const answered = () =>
    new Promise((resolve, reject) => {
      settle = { resolve, reject };
      worker.once('error', reject);
    }).finally(() => worker.removeAllListeners('error'));
  await answered();
  /** Calls one of its functions; answers with what it gave and the milliseconds it says, or else took. */
  const call = (name, ...given) => {
    const answer = answered();
    worker.postMessage({ name, given });
    return answer;
  };
  return { call, end: () => worker.terminate() };
}
