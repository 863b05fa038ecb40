import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('contender-process.mjs', import.meta.url));

/**
 * What is timed runs in a process of its own: nobody pays for the garbage of another. `module`, a file of contenders/,
 * exports `prepare(data)`, which gives the functions that can be called.
 */
export async function contender(module, data) {
  const child = fork(program, [module], { serialization: 'advanced', execArgv: profiling() });
  const told = () => answerOf(child);
  const ready = told();
  child.send(data);
  await ready;
  /** Calls a function; answers with what it gave and the milliseconds that it took. */
  const call = (name, ...given) => {
    const answer = told();
    child.send({ name, given });
    return answer;
  };
  const end = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.disconnect();
    });
  return { call, end };
}

/** BENCH_PROFILE=FOLDER leaves a CPU profile of each contender there. */
function profiling() {
  const folder = process.env.BENCH_PROFILE;
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
}

function answerOf(child) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`A contender ended with exit code ${code}.`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      if (answer.error === undefined) resolve(answer);
      else reject(new Error(answer.error));
    });
  });
}
