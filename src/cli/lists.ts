import { type Style, printable } from './style.ts';

/** A list of records as text: one line each, its parts in columns as wide as their longest. */
export function asLines(
  rows: readonly (readonly (string | number | null)[])[],
  none: string,
  style: Style,
): string {
  if (rows.length === 0) return `${none}\n`;
  const cells = rows.map((row) =>
    row.map((cell) =>
      cell === null || cell === '' ? '-' : printable(String(cell).replace(/[\r\n]+/gu, ' ')),
    ),
  );
  const widths = (cells[0] ?? []).map((_, column) =>
    cells.reduce((widest, row) => Math.min(40, Math.max(widest, width(row[column] ?? ''))), 0),
  );
  return cells
    .map((row) => {
      const last = row.length - 1;
      const padded = row.map((cell, column) =>
        column === last ? cell : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))),
      );
      return `${style.bold(padded[0] ?? '')}  ${padded.slice(1).join('  ')}\n`;
    })
    .join('');
}

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/gu;

/** Columns on a terminal, where Han, Kana and Hangul take two. */
const width = (text: string): number => text.length + (text.match(wide)?.length ?? 0);
