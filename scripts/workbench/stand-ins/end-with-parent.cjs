/* global process, setInterval */

// Loaded into VS Code's server: ends its process group when the script that started it is gone without
// having ended it, as after SIGKILL. Every other end is seen to by lib/processes.mjs.
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) {
    process.kill(0, 'SIGKILL');
  }
}, 1000).unref();
