// Stands in for @vscode/spdlog, whose native part would need a compiler. VS Code writes its logs and
// every output channel through it, and the Output view reads those files: so this one writes too.
const fs = require('node:fs');
const path = require('node:path');

const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
let globalLevel = 2;

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = globalLevel;
    this.raw = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, message) {
    if (level < this.level) {
      return;
    }
    const line = this.raw ? message : `${stamp()} [${names[level]}] ${message}\n`;
    try {
      fs.appendFileSync(this.file, line);
    } catch {
      // The log folder went away while the server is ending; there is nobody left to tell.
    }
  }
  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.raw = true;
  }
  flush() {}
  drop() {}
}

function stamp() {
  return new Date().toISOString().replace('T', ' ').replace('Z', '');
}

const create = async (name, file) => new Logger('rotating', name, file);

// One assignment a name: VS Code imports this as a module, and Node finds the names by reading the text.
exports.version = 11100;
exports.LogLevel = { Trace: 0, Debug: 1, Info: 2, Warning: 3, Error: 4, Critical: 5, Off: 6 };
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.setLevel = (level) => {
  globalLevel = level;
};
exports.setFlushOn = () => {};
