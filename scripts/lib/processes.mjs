import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const isWindows = process.platform === 'win32';

// What must be undone however this process ends: by itself, by an error, by Ctrl-C or by a signal.
const cleanups = new Set();
let listening = false;

/** Runs `cleanup` (synchronous) when this process ends. Returns a function that takes it back. */
export function onEnd(cleanup) {
  listenOnce();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

function listenOnce() {
  if (listening) {
    return;
  }
  listening = true;
  process.on('exit', runCleanups);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // process.exit fires 'exit', where other libraries (Playwright) end their children as well.
    // An exit code set before says that being ended this way is fine.
    process.on(signal, () => process.exit(process.exitCode ?? 128 + constants.signals[signal]));
  }
}

function runCleanups() {
  // Newest first: a temporary folder is removed after the processes that write to it.
  for (const cleanup of [...cleanups].reverse()) {
    try {
      cleanup();
    } catch (error) {
      console.error(`Could not clean up: ${error.message}`);
    }
  }
  cleanups.clear();
}

/**
 * Starts a program as the leader of its own process group, so that `end()` takes its children too.
 * The group is also ended when this process is.
 */
export function startGroup(command, args, options = {}) {
  const detached = !isWindows;
  const child = spawn(command, args, { ...options, detached });
  const gone = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const forget = onEnd(() => killGroup(child, detached));
  const end = async () => {
    killGroup(child, detached);
    await gone;
    forget();
  };
  return { child, gone, end };
}

function killGroup(child, detached) {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(detached ? -child.pid : child.pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: nobody left in the group. EPERM is how macOS says that only ended ones are.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') {
      throw error;
    }
  }
}

/**
 * Runs a program to its end and returns its exit code and output.
 * Output is caught unless `show` is set; `check` (the default) makes a failing program an error
 * that carries the last lines of what it said. One that takes longer than `timeoutMs` is ended.
 */
export async function run(command, args, { show = false, check = true, timeoutMs, ...options } = {}) {
  const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
  const { child, end } = startGroup(...startable(command, args), { stdio, shell: isWindows, ...options });
  let output = '';
  child.stdout?.on('data', (data) => (output += data));
  child.stderr?.on('data', (data) => (output += data));
  const timer =
    timeoutMs &&
    setTimeout(() => {
      output += `\n\`${command}\` did not end within ${timeoutMs / 1000} s.\n`;
      void end();
    }, timeoutMs);
  const code = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(startError(command, error)));
    child.once('close', (status, signal) => resolve(status ?? 128 + constants.signals[signal]));
  }).finally(() => {
    clearTimeout(timer);
    return end();
  });
  if (check && code !== 0) {
    throw new Error(`\`${[command, ...args].join(' ')}\` ended with exit code ${code}.${tail(output)}`);
  }
  return { code, output };
}

/** On Windows npm and code are .cmd files, which Node starts through a shell only; that needs quotes. */
function startable(command, args) {
  const quote = (text) => `"${text}"`;
  return isWindows ? [quote(command), args.map(quote)] : [command, args];
}

function startError(command, error) {
  const why = error.code === 'ENOENT' ? 'it is not installed or not on PATH' : error.message;
  return new Error(`Could not start \`${command}\`: ${why}.`);
}

function tail(output, lines = 15) {
  const text = output.trimEnd().split('\n').slice(-lines).join('\n');
  return text && `\n${text}`;
}

/** Runs npm, quietly unless `show` is set. */
export function npm(args, options = {}) {
  return run('npm', args, options);
}
