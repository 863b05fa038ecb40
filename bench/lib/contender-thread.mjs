import { parentPort, workerData } from 'node:worker_threads';

const explain = (error) => ({ error: error instanceof Error ? error.stack : String(error) });

try {
  const { prepare } = await import(workerData.module);
  const functions = await prepare(workerData.data);
  parentPort.on('message', ({ name, given }) => answer(functions[name], given));
  parentPort.postMessage({ ready: true });
} catch (error) {
  parentPort.postMessage(explain(error));
}

/** A function may prepare something first and give back the work that is to be timed. */
async function answer(work, given) {
  try {
    const timed = await work(...given);
    const start = performance.now();
    const value = await timed();
    const ms = performance.now() - start;
    parentPort.postMessage({ ms, value: summary(value) });
  } catch (error) {
    parentPort.postMessage(explain(error));
  }
}

/** Only the words cross the border between the threads, after the clock has stopped. */
const summary = (value) => JSON.parse(JSON.stringify(value ?? null));
