import type { Change } from '../sources/changes.ts';
import { counted, shorten } from '../text/phrases.ts';

/** So many changes are told in full; figures, signs, names and negations always are. */
const mostNamed = 4;

/** What was done to the words of a source, in half sentences: “must” stands where the capture of it has “should”. */
export function sayChanges(changes: readonly Change[], source: string): string {
  const named = changes.filter(({ grave }, at) => grave || at < mostNamed);
  const rest = changes.length - named.length;
  const more = rest === 0 ? '' : `; ${counted(rest, 'more change')}`;
  const said = named.map((change, at) => sayChange(change, at === 0 ? `the capture of ${source}` : 'it'));
  return `${said.join('; ')}${more}`;
}

function sayChange({ kind, quoted, captured }: Change, where: string): string {
  const [ours, theirs] = [shorten(quoted), shorten(captured)];
  switch (kind) {
    case 'changed':
      return `“${ours}” stands where ${where} has “${theirs}”`;
    case 'dropped':
      return `“${theirs}” is left out, which ${where} has here`;
    case 'added':
      return `“${ours}” is added: ${where} does not have it here`;
    case 'missing':
      return `“${ours}” is not in ${where === 'it' ? 'the capture' : where}`;
    case 'order':
      return `“${ours}” stands before the words before it in ${where === 'it' ? 'the capture' : where}`;
    case 'far':
      return `Words before “${ours}” are left out, which ${where} has here`;
  }
}
