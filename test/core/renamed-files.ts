import { Service } from '../../src/core/service.ts';
import type { Renaming } from '../../src/core/features/rename-plan.ts';
import { applyEdits } from '../../src/core/text/edits.ts';

/** The files of a workspace by path, as far as renames touch them. */
export type Files = Readonly<Record<string, string>>;

export function workspace(files: Files): Service {
  const service = new Service(() => '2025-09-01');
  service.configure(files['attache.yaml'] ?? null);
  const notes = Object.entries(files).filter(([path]) => path.endsWith('.md') || service.isReview(path));
  service.apply(notes.map(([path, text]) => ({ kind: 'text', path, text })));
  return service;
}

/** The files as they are afterwards. */
export const done = (files: Files, { edits, moves }: Renaming): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      moves.get(path) ?? path,
      applyEdits(text, edits.get(path) ?? []),
    ]),
  );
