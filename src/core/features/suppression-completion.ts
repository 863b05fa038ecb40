import { checks } from '../checks/registry.ts';
import { directives, suppressionText } from '../markup/suppressions.ts';
import type { SuppressionKind } from '../model/facts.ts';
import type { Service } from '../service.ts';
import type { Range } from '../text/range.ts';
import type { Completion, Completions } from './completion-items.ts';
import { schemaDocument } from './schema-document.ts';

/** Directives and names of checks in a comment that keeps checks quiet; null outside such a comment. */
export function suppressionCompletions(service: Service, path: string, offset: number): Completions | null {
  const text = service.text(path) ?? '';
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const comment = commentBefore(text.slice(start, offset), isYaml(service, path, offset));
  if (!comment) return null;
  const rest = /^[^\r\n]*/u.exec(text.slice(offset))?.[0] ?? '';
  const typed = /[a-z-]*$/u.exec(comment.words)?.[0] ?? '';
  const range = { start: offset - typed.length, end: offset };
  if (/^[a-z-]*$/u.test(comment.words)) {
    if (!directives['next-line'].startsWith(typed) && !directives.enable.startsWith(typed)) return null;
    const end = comment.html && !rest.includes('-->') ? ' -->' : '';
    return { items: directiveItems(range, end), incomplete: false };
  }
  const named = /^attache-(?:disable(?:-next-line|-line)?|enable)\s+([^]*)$/u.exec(comment.words)?.[1];
  if (named === undefined || /(?:^|\s)(?:--|—)/u.test(named)) return null;
  const taken = named.split(/[\s,]+/u).slice(0, -1);
  return { items: nameItems(service, path, range, taken), incomplete: false };
}

/** The words of the comment that the cursor is in, as far as they are on its line. */
function commentBefore(line: string, yaml: boolean): { words: string; html: boolean } | null {
  const match = yaml ? /(?:^|\s)#\s*([^#]*)$/u.exec(line) : /<!--\s*((?:(?!-->)[^])*)$/u.exec(line);
  return match ? { words: match[1] ?? '', html: !yaml } : null;
}

function isYaml(service: Service, path: string, offset: number): boolean {
  const range = schemaDocument(service, path)?.range;
  return range !== undefined && offset >= range.start && offset <= range.end;
}

const meanings: Readonly<Record<SuppressionKind, string>> = {
  'next-line': 'Keeps checks quiet on the next line; before a claim, in the whole claim.',
  line: 'Keeps checks quiet on this line.',
  disable: 'Keeps checks quiet from here on, to `attache-enable` or the end.',
  enable: 'Ends what `attache-disable` began.',
};

const directiveItems = (range: Range, end: string): Completion[] =>
  (Object.keys(directives) as SuppressionKind[]).map((kind) => ({
    ...base,
    label: directives[kind],
    kind: 'form',
    documentation: meanings[kind],
    range,
    // A choice of checks follows as soon as the first place is filled.
    snippet: `${kind === 'enable' ? `${directives.enable} \${1}` : suppressionText(kind, ['${1}'], '${2:why}')}${end}`,
    goesOn: true,
  }));

const base = { detail: '', filter: null, goesOn: false } as const;

/** Checks that have a finding in the file first. */
function nameItems(service: Service, path: string, range: Range, taken: readonly string[]): Completion[] {
  const found = new Set(service.findingsIn(path).map(({ check }) => check));
  return checks
    .filter(({ name, last }) => !last && name !== 'internal-error' && !taken.includes(name))
    .toSorted((a, b) => Number(found.has(b.name)) - Number(found.has(a.name)))
    .map(({ name, summary }) => ({
      ...base,
      label: name,
      kind: 'check',
      detail: found.has(name) ? 'found here' : '',
      documentation: summary,
      range,
      snippet: name,
    }));
}
