import type { Level } from '../core/model/finding.ts';

export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  level(level: Level): string;
}

const colours: Readonly<Record<Level, number>> = { error: 31, warning: 33, information: 34, hint: 90 };

/** Colour only on a terminal, and never where NO_COLOR is set (no-color.org). */
export function styleFor(terminal: boolean, noColor: boolean): Style {
  const paint = (code: number, text: string): string =>
    terminal && !noColor ? `\u001B[${code}m${text}\u001B[0m` : text;
  return {
    bold: (text) => paint(1, text),
    dim: (text) => paint(2, text),
    level: (level) => paint(colours[level], level),
  };
}
