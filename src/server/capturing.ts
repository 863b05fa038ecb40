import type { CancellationToken, Connection } from 'vscode-languageserver/node';
import { CaptureError } from '../core/features/capture/captured.ts';
import { type CapturePlan, nameOfDocument, placeKept, planCapture } from '../core/features/capture/plan.ts';
import { remarksOn } from '../core/features/capture/remarks.ts';
import { citeLink } from '../core/features/link-actions.ts';
import type { TextEdit } from '../core/text/edits.ts';
import { folderOf } from '../core/text/paths.ts';
import { readAside } from '../host/node/capture-reader.ts';
import type { ReadCapture } from '../host/node/read-capture.ts';
import { takenBelow } from '../host/node/read-document.ts';
import { exists, pathOfUri } from '../host/node/workspace-host.ts';
import { isPlaceInside } from '../host/node/write.ts';
import {
  type CaptureAnswer,
  type CaptureParams,
  type ChangedNote,
  captureGoing,
  captureRequest,
} from '../protocol/protocol.ts';
import { toEdits } from './convert.ts';
import { isStale } from './editing.ts';
import { type ReadText, firstLate, readTexts } from './late.ts';
import type { Asked, Root } from './root.ts';
import type { Roots } from './roots.ts';

/** Answers what a capture would write; the editor writes it, so that it can be undone there. */
export function answerCapturing(connection: Connection, roots: Roots): void {
  connection.onRequest(captureRequest, async (params: CaptureParams, token: CancellationToken) => {
    const { root } = roots.place(params.root) ?? {};
    if (!root) return null;
    const where = /^file:/iu.test(params.where) ? pathOfUri(params.where) : params.where;
    if (where === null) return refused('Only a file on disk can be captured.');
    // On the queue nothing waits for the web: the workspace is asked once the document is there.
    const going = (address: string): void => void connection.sendNotification(captureGoing, address);
    const read = await readAside({ where, said: null }, going, signalOf(token));
    if (read === null || token.isCancellationRequested) return null;
    if ('why' in read) return refused(read.why);
    const link = params.link && roots.place(params.link.uri);
    const cite = link?.root === root && params.link ? { path: link.path, ...params.link } : null;
    return captured(root, { read, where, cite });
  });
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

const refused = (why: string): CaptureAnswer => ({
  why,
  created: [],
  changed: [],
  source: '',
  note: '',
  remarks: [],
});

interface Wanted {
  readonly read: ReadCapture;
  readonly where: string;
  readonly cite: (NonNullable<CaptureParams['link']> & { readonly path: string }) | null;
}

async function captured(root: Root, wanted: Wanted): Promise<CaptureAnswer> {
  const folder = await root.ask(({ service }) => service.config.captures);
  const isTaken = await takenBelow(root.folder, folder);
  try {
    const { answer, texts } = await root.ask((asked) => planned(asked, root, wanted, isTaken));
    const late = await firstLate(root, texts);
    if (late !== null) return refused(`${late} has changed in the meantime. Capture again.`);
    for (const { path } of answer.created) {
      if (await exists(`${root.folder}/${path}`)) return refused(`${path}: A file of this name is there.`);
      if (!(await isPlaceInside(root.folder, `${root.folder}/${folderOf(path)}`)))
        return refused(`${path} would lie outside the workspace.`);
    }
    return answer;
  } catch (error) {
    if (error instanceof CaptureError) return refused(error.message);
    throw error;
  }
}

interface Planned {
  readonly answer: CaptureAnswer;
  /** What the notes to be changed held when they were read. */
  readonly texts: ReadonlyMap<string, ReadText>;
}

function planned(
  asked: Asked,
  root: Root,
  { read, where, cite }: Wanted,
  isTaken: (path: string) => boolean,
): Planned {
  const { service, isNote, uri } = asked;
  const { address, kind, document } = read;
  const path = address === null ? root.pathOf(where) : null;
  const plan = planCapture(service, document, {
    read: address,
    name: nameOfDocument(address, path ?? where.replaceAll('\\', '/')),
    place: placeKept(service, kind, path),
    today: service.today,
    isNote,
    isTaken,
  });
  const changes = changesOf(asked, plan, cite);
  const remarks = remarksOn(plan, document, read.lost);
  if (cite && !changes.has(cite.path))
    remarks.push(`Cite it as [@${plan.source}]: the address in the note was left as it is.`);
  return {
    answer: {
      why: null,
      created: [plan.file, plan.created].flatMap((file) => (file ? [{ ...file, uri: uri(file.path) }] : [])),
      changed: [...changes].map(([each, edits]) => edited(asked, each, edits)),
      source: plan.source,
      note: uri(plan.note),
      remarks,
    },
    texts: readTexts(asked, changes.keys()),
  };
}

/** The capture of a source that is there, and the citation in the note, by path. */
function changesOf(
  asked: Asked,
  { changed, source }: CapturePlan,
  cite: Wanted['cite'],
): Map<string, readonly TextEdit[]> {
  const { service } = asked;
  const changes = new Map<string, readonly TextEdit[]>();
  if (changed) changes.set(changed.path, [changed.edit]);
  if (!cite || isStale(asked, cite.path)) return changes;
  const start = service.lines(cite.path)?.offset(cite.position) ?? 0;
  const edit = citeLink(service, cite.path, { address: cite.address, start }, source);
  return edit ? changes.set(cite.path, [...(changes.get(cite.path) ?? []), edit]) : changes;
}

const edited = ({ service, open, uri }: Asked, path: string, edits: readonly TextEdit[]): ChangedNote => ({
  uri: uri(path),
  path,
  version: open(path)?.version ?? null,
  edits: toEdits(service, path, edits),
});
