import type { Finding } from '../../src/core/model/finding.ts';
import { type MarkedFile, filesOf } from './marked-note.ts';
import { serviceOf } from './run-case.ts';

/** A file of an example on the page of a check: a name and a text, without marks. */
export type ExampleFile = Pick<MarkedFile, 'path' | 'state'> & { readonly text: string };

/** The files of an example: see `About` in src/core/checks/check.ts. */
export const exampleFiles = (example: string): ExampleFile[] =>
  filesOf(example, unshared, 'notes/example.md').map(({ path, state, marked }) => ({
    path,
    state,
    text: marked,
  }));

const unshared = (name: string): string => {
  throw new Error(`An example stands alone, and takes nothing along: ${name}.`);
};

export const findingsIn = (files: readonly ExampleFile[]): readonly Finding[] => serviceOf(files).findings();

/** The comment that keeps a finding quiet in a file of its kind; null where a comment can't. */
function comment(check: string, { path, text }: ExampleFile, at: number): string | null {
  const words = `attache-disable-next-line ${check} -- why`;
  if (/\.ya?ml$/u.test(path)) return `# ${words}`;
  if (!path.endsWith('.md')) return null;
  const frontmatter = /^---\n[^]*?^---$/mu.exec(text)?.[0] ?? '';
  return text.startsWith('---\n') && at < frontmatter.length ? `# ${words}` : `<!-- ${words} -->`;
}

/** The same files with the comment above every line at fault; null where no comment can stand there. */
export function hushed(
  files: readonly ExampleFile[],
  found: readonly Finding[],
): { readonly comment: string; readonly files: readonly ExampleFile[] } | null {
  const said = new Set<string>();
  const quiet = files.map((file) => {
    const own = found.filter((finding) => finding.file === file.path);
    const lines = file.text.split('\n');
    const places = own.map(({ range }) => file.text.slice(0, range.start).split('\n').length - 1);
    for (const place of [...new Set(places)].sort((a, b) => b - a)) {
      const start = lines.slice(0, place).join('\n').length;
      const above = comment(own[0]?.check ?? '', file, start);
      if (above === null) continue;
      said.add(above);
      lines.splice(place, 0, above);
    }
    return { ...file, text: lines.join('\n') };
  });
  const [first] = said;
  return first === undefined ? null : { comment: first, files: quiet };
}
