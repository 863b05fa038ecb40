import { createTwoFilesPatch, diffLines, FILE_HEADERS_ONLY } from 'diff';
import { lspRange } from '../../core/features/rows.ts';
import type { FixedFile } from '../../core/features/fix-all.ts';
import { LineIndex } from '../../core/text/lines.ts';
import { counted } from '../../core/text/phrases.ts';
import type { Fixed } from '../fixing.ts';
import { type Style, printable } from '../style.ts';
import type { LintResult } from './result.ts';

/** What --fix adds to the JSON; the edits where nothing was written, so that others can. */
export function fixedKeys({ fixed, service }: LintResult) {
  if (!fixed) return {};
  return {
    fixed: fixed.files.map((each) => ({
      file: each.file,
      count: each.count,
      ...(fixed.isWritten ? {} : { edits: lineEdits(each) }),
    })),
    unfixed: fixed.unfixed.map(({ finding: { check, file, range }, why }) => ({
      check,
      file,
      range: lspRange(service, file, range),
      why,
    })),
  };
}

/** What makes the new text of the old one, in whole lines. */
function lineEdits({ before, after }: FixedFile) {
  const lines = new LineIndex(before);
  const edits: { start: number; end: number; newText: string }[] = [];
  let at = 0;
  for (const { added, removed, value } of diffLines(before, after)) {
    const last = edits.at(-1);
    const isGoingOn = last?.end === at;
    const end = added ? at : at + value.length;
    if (added || removed) {
      if (isGoingOn) edits[edits.length - 1] = { ...last, end, newText: last.newText + (added ? value : '') };
      else edits.push({ start: at, end, newText: added ? value : '' });
    }
    at = end;
  }
  return edits.map(({ start, end, newText }) => ({
    range: { start: lines.position(start), end: lines.position(end) },
    newText,
  }));
}

/** What would change, as a patch. */
export const asPatch = ({ files }: Fixed, style: Style): string =>
  style.exact(
    files
      .map(({ file, before, after }) =>
        createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, '', '', {
          headerOptions: FILE_HEADERS_ONLY,
        }),
      )
      .join(''),
  );

/** How much was mended, and what was tried and taken back. */
export function fixedLines({ service }: LintResult, { files, unfixed, isWritten }: Fixed): string {
  const count = files.reduce((sum, each) => sum + each.count, 0);
  const much = `${counted(count, 'finding')} in ${counted(files.length, 'file')}`;
  const lines = unfixed.map(({ finding: { check, file, range }, why }) => {
    const { line, character } = lspRange(service, file, range).start;
    return `Not mended: ${file}:${line + 1}:${character + 1} ${check}, since ${why}`;
  });
  if (count === 0) lines.push('Nothing to mend.');
  else lines.push(isWritten ? `Mended ${much}.` : `Would mend ${much}. Nothing was written.`);
  return `${lines.map(printable).join('\n')}\n`;
}
