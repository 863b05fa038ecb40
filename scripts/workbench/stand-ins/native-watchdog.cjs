/* global process, setInterval */

// Stands in for @vscode/native-watchdog, whose native part would need a compiler: ends this process
// when the one that started it is gone.
exports.start = (pid) => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  }, 1000).unref();
};

exports.exit = (code) => process.exit(code);
