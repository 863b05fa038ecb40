import type { Connection } from 'vscode-languageserver/node';
import { actorChoices, addAlias } from '../core/features/actor-choice.ts';
import { newNote } from '../core/features/new-note.ts';
import { changeType, typeOfNote } from '../core/features/note-type.ts';
import { claimFromPassage, noCapture } from '../core/features/passage-claim.ts';
import { setUp } from '../host/node/set-up.ts';
import { exists, pathOfUri, uriOf } from '../host/node/workspace-host.ts';
import type { Service } from '../core/service.ts';
import type { TextEdit } from '../core/text/edits.ts';
import { LineIndex, type Position } from '../core/text/lines.ts';
import {
  type ActorChoice,
  type ActorsNamedParams,
  type AddAliasParams,
  type NoteEdits,
  type ChangeTypeParams,
  type NewNoteAnswer,
  type NewNoteParams,
  type NoteTypeAnswer,
  type NoteTypeChoice,
  type PassageClaimAnswer,
  type PassageParams,
  type PlaceParams,
  type SetUpAnswer,
  actorsNamedRequest,
  addAliasRequest,
  changeTypeRequest,
  newNoteRequest,
  noteTypeRequest,
  noteTypesRequest,
  passageClaimRequest,
  setUpRequest,
} from '../protocol/protocol.ts';
import { toEdits } from './convert.ts';
import { isStale } from './editing.ts';
import type { Root } from './root.ts';
import type { Roots } from './roots.ts';

/** Answers what an editor asks when a note is begun, or is to be of another type. */
export function answerAuthoring(connection: Connection, roots: Roots, today: () => string): void {
  connection.onRequest(setUpRequest, ({ uri }: PlaceParams) => setUpAt(uri, today()));
  connection.onRequest(noteTypeRequest, ({ uri }: PlaceParams): Promise<NoteTypeAnswer | null> | null => {
    const found = roots.place(uri);
    return found ? found.root.ask(({ service }) => typeOfNote(service, found.path)) : null;
  });
  connection.onRequest(noteTypesRequest, ({ uri }: PlaceParams): Promise<NoteTypeChoice[]> | [] => {
    const found = roots.place(uri);
    return found ? found.root.ask(({ service }) => service.schemas.types()) : [];
  });
  connection.onRequest(changeTypeRequest, ({ uri, type }: ChangeTypeParams) => {
    const found = roots.place(uri);
    return found ? edited(found.root, found.path, (service) => changeType(service, found.path, type)) : null;
  });
  connection.onRequest(
    actorsNamedRequest,
    ({ uri, typed }: ActorsNamedParams): Promise<ActorChoice[]> | [] => {
      const found = roots.place(uri);
      if (!found) return [];
      return found.root.ask((asked) =>
        actorChoices(asked.service, found.path, typed).map(({ path, names, ...choice }) => {
          return { ...choice, uri: asked.uri(path), names: names.join(' · ') };
        }),
      );
    },
  );
  connection.onRequest(addAliasRequest, ({ uri, alias }: AddAliasParams) => {
    const found = roots.place(uri);
    return found ? edited(found.root, found.path, (service) => addAlias(service, found.path, alias)) : null;
  });
  connection.onRequest(
    passageClaimRequest,
    ({ uri, range }: PassageParams): Promise<PassageClaimAnswer> | PassageClaimAnswer => {
      const found = roots.place(uri);
      return found ? found.root.ask(({ service }) => quoting(service, found.path, range)) : noCapture;
    },
  );
  connection.onRequest(newNoteRequest, ({ root, type, title }: NewNoteParams) => {
    const found = roots.place(root);
    return found ? begun(found.root, type, title) : null;
  });
}

async function setUpAt(uri: string, today: string): Promise<SetUpAnswer> {
  const folder = pathOfUri(uri);
  if (folder === null) return { created: false, uri: null, why: 'Only a folder on disk can be set up.' };
  try {
    const { root, created, kept } = await setUp(folder, false, today);
    // Behind attache.yaml comes the example, if there is one.
    const first = created[1] ?? created[0] ?? kept[0] ?? '';
    return { created: created.length > 0, uri: uriOf(root, first), why: null };
  } catch (error) {
    return { created: false, uri: null, why: error instanceof Error ? error.message : String(error) };
  }
}

function edited(
  root: Root,
  path: string,
  edit: (service: Service) => readonly TextEdit[] | null,
): Promise<NoteEdits | null> {
  return root.ask((asked) => {
    const { service, open } = asked;
    const edits = isStale(asked, path) ? null : edit(service);
    return edits && { version: open(path)?.version ?? null, edits: toEdits(service, path, edits) };
  });
}

function quoting(service: Service, path: string, range: PassageParams['range']): PassageClaimAnswer {
  const capture = service.lookup.capture(path);
  const text = capture?.state === 'read' ? capture.text : '';
  const lines = new LineIndex(text);
  // An editor doesn't show the byte order mark and doesn't count it.
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const offset = (at: Position): number => lines.offset(at) + (at.line === 0 ? bom : 0);
  return claimFromPassage(service, path, { start: offset(range.start), end: offset(range.end) });
}

async function begun(root: Root, type: string, title: string): Promise<NewNoteAnswer | null> {
  const found = await root.ask(({ service, isNote, uri }) => {
    const note = newNote(service, type, title, isNote);
    return note ? { ...note, uri: uri(note.path) } : null;
  });
  if (found?.taken !== null) return found;
  // It may be there without being a note: a folder, or a file that is left out.
  return (await exists(`${root.folder}/${found.path}`)) ? { ...found, taken: found.path } : found;
}
