// Stands in for the editor's compiled logger, which npm delivers as source alone: without it nothing the editor or an
// extension logs would reach a file, and the Output panel would stay empty.
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 2;
    this.isPlain = false;
    mkdirSync(path.dirname(file), { recursive: true });
  }

  write(level, message) {
    if (level < this.level) {
      return;
    }
    const [day, time] = new Date().toISOString().slice(0, 23).split('T');
    const text = this.isPlain ? message : `${day} ${time} [${LEVELS[level]}] ${message}\n`;
    try {
      appendFileSync(this.file, text);
    } catch {
      // the folder of a closed editor may be gone already
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

  clearFormatters() {
    this.isPlain = true;
  }

  setPattern() {}

  flush() {}

  drop() {}
}

const createRotatingLogger = async (name, file) => new Logger('', name, file);
const createAsyncRotatingLogger = createRotatingLogger;
const version = 0;
const setLevel = () => {};
const setFlushOn = () => {};

module.exports = { version, setLevel, setFlushOn, Logger, createRotatingLogger, createAsyncRotatingLogger };
