import type { Level } from '../core/model/finding.ts';

// What would move a terminal's cursor or change its state, were it printed: C0 but line feed and tab, DEL and C1.
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;

/** Words from a note as they may be printed on a terminal. */
export const printable = (text: string): string => text.replace(controls, '');

export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  level(level: Level): string;
  /** Text that a program may read, byte for byte; on a terminal without what would move its cursor. */
  exact(text: string): string;
  /** What parts a result from the one before it that it replaces. */
  readonly between: string;
}

const colours: Readonly<Record<Level, number>> = { error: 31, warning: 33, information: 34, hint: 90 };

/** Also what has been scrolled away. */
const clearScreen = '\u001B[2J\u001B[3J\u001B[H';

/** Colour only on a terminal, and never where NO_COLOR is set (no-color.org). */
export function styleFor(terminal: boolean, noColor: boolean): Style {
  const paint = (code: number, text: string): string =>
    terminal && !noColor ? `\u001B[${code}m${text}\u001B[0m` : text;
  return {
    bold: (text) => paint(1, text),
    dim: (text) => paint(2, text),
    level: (level) => paint(colours[level], level),
    exact: (text) => (terminal ? printable(text) : text),
    between: terminal ? clearScreen : '\n',
  };
}
