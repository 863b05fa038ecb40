import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { until } from './poll.mjs';

/**
 * Holds a lock among processes of this machine and returns a function that frees it.
 * It is an abstract socket's name (Linux only): the kernel frees it however its owner ends, so there
 * is never a stale lock file. `onWait` is called once when another process holds it.
 */
export async function lock(name, { onWait, timeoutMs = 600_000 }) {
  // Such a name holds 107 bytes at most, a path can be longer.
  const address = `\0attache-${createHash('sha256').update(name).digest('hex')}`;
  let told = false;
  const server = await until(
    async () => {
      const taken = await listen(address);
      if (!taken && !told) {
        told = true;
        onWait();
      }
      return taken;
    },
    { timeoutMs, everyMs: 200, what: `another process to free the lock "${name}"` },
  );
  return () => server.close();
}

function listen(address) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.unref();
    server.once('listening', () => resolve(server));
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(address);
  });
}
