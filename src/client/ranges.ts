import { Range, type Uri, workspace, type WorkspaceEdit } from 'vscode';
import type { NoteEdits, ProtocolRange } from '../protocol/protocol.ts';

export const toRange = ({ start, end }: ProtocolRange): Range =>
  new Range(start.line, start.character, end.line, end.character);

/** Adds edits of a note to others; false where its text is no more the one that they are for. */
export const addEdits = (edit: WorkspaceEdit, uri: Uri, { version, edits }: NoteEdits): boolean => {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (version !== null && open?.version !== version) return false;
  for (const { range, newText } of edits) edit.replace(uri, toRange(range), newText);
  return true;
};
