type Lines = readonly (readonly [number, number])[];

export const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/u);

/** The lines of a capture that are the document itself (`capture.lines`); none given means all of them. */
export function documentText(text: string, lines: Lines): string {
  if (lines.length === 0) return text;
  const inDocument = (_: string, at: number): boolean =>
    lines.some(([first, last]) => first <= at + 1 && at + 1 <= last);
  return linesOf(text).filter(inDocument).join('\n');
}
