import {
  type Connection,
  LSPErrorCodes,
  type PrepareRenameResult,
  RenameFile,
  ResponseError,
  type TextDocumentEdit,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { Renaming } from '../core/features/rename-plan.ts';
import { filesRenamed } from '../core/features/rename-files.ts';
import { prepareRename, renameAt } from '../core/features/rename.ts';
import { toRange } from './convert.ts';
import { documentEdit } from './editing.ts';
import { type ReadText, firstLate, readTexts } from './late.ts';
import type { Asked, Root } from './root.ts';
import type { Roots } from './roots.ts';

const allFiles = [{ scheme: 'file', pattern: { glob: '**/*' } }];

export const renamingCapabilities: ServerCapabilities = {
  renameProvider: { prepareProvider: true },
  workspace: {
    fileOperations: {
      // Watchers may start late, and say nothing of what came before: what is done in the editor is heard of at once.
      didCreate: { filters: allFiles },
      didRename: { filters: allFiles },
      didDelete: { filters: allFiles },
      willRename: {
        filters: [
          { scheme: 'file', pattern: { glob: '**/*.md', matches: 'file' } },
          { scheme: 'file', pattern: { glob: '**/*', matches: 'folder' } },
        ],
      },
    },
  },
};

/** Answers what an editor asks when something is given another name. */
export function answerRenaming(connection: Connection, roots: Roots): void {
  // An editor that renames a note as we answered asks what goes with it, which our answer has renamed, too.
  let own: ReadonlySet<string> = new Set();
  connection.onPrepareRename(async ({ textDocument, position }): Promise<PrepareRenameResult | null> => {
    const found = roots.place(textDocument.uri);
    if (!found) return null;
    return found.root.ask(({ service }) => {
      const offset = service.lines(found.path)?.offset(position);
      const prepared = offset === undefined ? null : prepareRename(service, found.path, offset);
      if (!prepared) return null;
      // An editor that is refused here asks others, who know less of it: words of ours are refused when they are typed.
      if ('why' in prepared && prepared.range) return toRange(service, found.path, prepared.range);
      if ('why' in prepared) throw refused(prepared.why);
      const { range, placeholder } = prepared;
      return { range: toRange(service, found.path, range), placeholder };
    });
  });
  connection.onRenameRequest(async ({ textDocument, position, newName }): Promise<WorkspaceEdit | null> => {
    const found = roots.place(textDocument.uri);
    if (!found) return null;
    const answer = await found.root.ask((asked) => {
      const { service, isNote } = asked;
      const offset = service.lines(found.path)?.offset(position);
      if (offset === undefined) return null;
      const renaming = renameAt(service, found.path, offset, newName, isNote);
      if (!renaming) return null;
      if ('why' in renaming) throw refused(renaming.why);
      return planned(asked, renaming);
    });
    const late = answer && (await firstLate(found.root, answer.read));
    if (late !== null) throw refused(`${late} has changed meanwhile. Rename again.`);
    own = new Set(answer?.moves.map((move) => sayMove(found.root, move)));
    return answer?.edit ?? null;
  });
  connection.workspace.onWillRenameFiles(async ({ files }): Promise<WorkspaceEdit | null> => {
    const placed = files.flatMap(({ oldUri, newUri }) => {
      const [from, to] = [roots.place(oldUri), roots.place(newUri)];
      return from && from.root === to?.root ? [{ root: from.root, from: from.path, to: to.path }] : [];
    });
    const byRoot = new Map<Root, Move[]>();
    for (const { root, from, to } of placed) byRoot.set(root, [...(byRoot.get(root) ?? []), { from, to }]);
    const isOwn = placed.some((move) => own.has(sayMove(move.root, move)));
    const edits = await Promise.all(
      [...byRoot].map(([root, moves]) => moved(root, moves, isOwn ? own : new Set())),
    );
    const documentChanges = edits.flatMap((edit) => edit?.documentChanges ?? []);
    return documentChanges.length === 0 ? null : { documentChanges };
  });
}

/** Takes what an editor did with files. */
export function takeFileOperations({ workspace }: Connection, roots: Roots): void {
  workspace.onDidCreateFiles(({ files }) => roots.filesChanged(files));
  workspace.onDidDeleteFiles(({ files }) => roots.filesChanged(files));
  workspace.onDidRenameFiles(({ files }) => {
    roots.filesChanged(files.flatMap(({ oldUri, newUri }) => [{ uri: oldUri }, { uri: newUri }]));
  });
}

interface Move {
  readonly from: string;
  readonly to: string;
}

const sayMove = ({ folder }: Root, { from, to }: Move): string => [folder, from, to].join('\n');

/** Editors show the sentence. */
const refused = (why: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, why);

/** The edit, and what it was made for: the text of each file as it was read. */
interface Planned {
  readonly edit: WorkspaceEdit;
  readonly moves: readonly Move[];
  readonly read: ReadonlyMap<string, ReadText>;
}

const planned = (asked: Asked, renaming: Renaming): Planned => ({
  edit: workspaceEdit(asked, renaming),
  moves: [...renaming.moves].map(([from, to]) => ({ from, to })),
  read: readTexts(asked, renaming.edits.keys()),
});

/** What goes with files that are renamed; without what is renamed in any case. */
async function moved(
  root: Root,
  renamed: readonly Move[],
  own: ReadonlySet<string>,
): Promise<WorkspaceEdit | null> {
  const answer = await root.ask((asked) => {
    const renaming = filesRenamed(asked.service, renamed, asked.isNote);
    if (!renaming) return null;
    const moves = [...renaming.moves].filter(([from, to]) => !own.has(sayMove(root, { from, to })));
    return planned(asked, { ...renaming, moves: new Map(moves) });
  });
  return answer && (await firstLate(root, answer.read)) === null ? answer.edit : null;
}

/**
 * Texts as they stand are edited first; then files get their new paths. No renaming of a file is to be passed over where
 * the new name is there: VS Code’s preview leaves out what has that option, and applies the edits of texts alone.
 */
function workspaceEdit(asked: Asked, { edits, moves }: Renaming): WorkspaceEdit {
  const texts = [...edits].map(([path, changes]) => {
    const edit = documentEdit(asked, path, changes);
    return asked.service.isLibrary(path) ? toBeConfirmed(edit) : edit;
  });
  const files = [...moves].map(([from, to]) => RenameFile.create(asked.uri(from), asked.uri(to)));
  const isWarned = [...edits.keys()].some((path) => asked.service.isLibrary(path));
  const documentChanges = [...texts, ...files];
  return isWarned ? { documentChanges, changeAnnotations } : { documentChanges };
}

/** Libraries are the export of another program more often than not. */
const changeAnnotations = {
  library: {
    label: 'Change the key in the library',
    description:
      'Where another program exports this file, change it there as well, or the next export takes it back.',
    needsConfirmation: true,
  },
};

const toBeConfirmed = ({ textDocument, edits }: TextDocumentEdit): TextDocumentEdit => ({
  textDocument,
  edits: edits.map((edit) => ({ ...edit, annotationId: 'library' })),
});
