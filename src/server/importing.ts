import type { Connection } from 'vscode-languageserver/node';
import { ImportError, type ImportedFile } from '../core/features/import/imported.ts';
import { type ImportPlan, planImport } from '../core/features/import/plan.ts';
import { readImport } from '../core/features/import/read-import.ts';
import { largestImport, readAnywhere } from '../host/node/read.ts';
import { exists, pathOfUri } from '../host/node/workspace-host.ts';
import {
  type ImportActorsAnswer,
  type ImportActorsParams,
  type ChangedNote,
  importActorsRequest,
} from '../protocol/protocol.ts';
import { toEdits } from './convert.ts';
import { type ReadText, firstLate, readTexts } from './late.ts';
import type { Asked, Root } from './root.ts';
import type { Roots } from './roots.ts';

/** Answers what an import of actors would write; the editor writes it, so that it can be undone there. */
export function answerImporting(connection: Connection, roots: Roots): void {
  connection.onRequest(importActorsRequest, async ({ root, file }: ImportActorsParams) => {
    const found = roots.place(root);
    return found ? imported(found.root, pathOfUri(file)) : null;
  });
}

const refused = (why: string): ImportActorsAnswer => ({
  why,
  created: [],
  changed: [],
  unchanged: 0,
  conflicts: [],
  problems: [],
});

async function imported(root: Root, file: string | null): Promise<ImportActorsAnswer> {
  if (file === null) return refused('Only a file on disk can be imported.');
  const read = await readAnywhere(file, largestImport);
  if (read.kind === 'gone') return refused(`There is no file ${file}.`);
  if (read.kind === 'unreadable') return refused(read.why);
  try {
    const actors = readImport(read.text);
    const { answer, texts } = await root.ask((asked) => planned(asked, actors));
    const late = await firstLate(root, texts);
    if (late !== null) return refused(`${late} has changed in the meantime. Import again.`);
    return await withoutTaken(root, answer);
  } catch (error) {
    if (error instanceof ImportError) return refused(error.message);
    throw error;
  }
}

interface Planned {
  readonly answer: ImportActorsAnswer;
  /** What the notes to be added to held when they were read. */
  readonly texts: ReadonlyMap<string, ReadText>;
}

function planned(asked: Asked, file: ImportedFile): Planned {
  const { service, isNote, uri } = asked;
  const plan = planImport(service, file, { source: null, checked: null, organisations: false, isNote });
  const answer = {
    why: null,
    created: plan.created.map(({ path, text }) => ({ uri: uri(path), path, text })),
    changed: plan.changed.map((change) => edited(asked, change)),
    unchanged: plan.unchanged,
    conflicts: plan.conflicts.map(({ file: path, line, message }) => `${path}:${line}: ${message}`),
    problems: plan.problems.map(({ where, message }) => `${where}: ${message}`),
  };
  const changed = plan.changed.map(({ path }) => path);
  return { answer, texts: readTexts(asked, changed) };
}

const edited = (
  { service, open, uri }: Asked,
  { path, edits }: ImportPlan['changed'][number],
): ChangedNote => ({
  uri: uri(path),
  path,
  version: open(path)?.version ?? null,
  edits: toEdits(service, path, edits),
});

/** A file may be there without being a note: a folder, or one that is left out. */
async function withoutTaken(root: Root, answer: ImportActorsAnswer): Promise<ImportActorsAnswer> {
  const created: (typeof answer.created)[number][] = [];
  const problems = [...answer.problems];
  for (const note of answer.created) {
    if (await exists(`${root.folder}/${note.path}`))
      problems.push(`${note.path}: A file of this name is there.`);
    else created.push(note);
  }
  return { ...answer, created, problems };
}
