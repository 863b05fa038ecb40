import type { Service } from '../service.ts';
import { type Renaming, planRename } from './rename-plan.ts';

/**
 * What has to be edited when files or folders are given other paths, so that all that names a note in them goes on
 * naming it. The paths themselves are not in the answer, but files of verdicts that go by the id of a note are.
 */
export function filesRenamed(
  service: Service,
  renamed: readonly { readonly from: string; readonly to: string }[],
  isNote: (path: string) => boolean,
): Renaming | null {
  const moves = new Map<string, string>();
  for (const { from, to } of renamed)
    for (const path of service.notes.keys()) {
      const inside = path === from ? '' : path.startsWith(`${from}/`) ? path.slice(from.length) : null;
      // What leaves the workspace is named by nothing any more.
      if (inside !== null && isNote(to + inside)) moves.set(path, to + inside);
    }
  if (moves.size === 0) return null;
  const planned = planRename(service, { moves, record: null, claim: null, entry: null }, true);
  if (!('renaming' in planned)) return null;
  const { edits, moves: all } = planned.renaming;
  return { edits, moves: new Map([...all].filter(([path]) => !moves.has(path))) };
}
