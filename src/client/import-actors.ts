import { l10n, Uri, window } from 'vscode';
import {
  type ImportActorsAnswer,
  type ImportActorsParams,
  importActorsRequest,
} from '../protocol/protocol.ts';
import { applyFiles } from './apply-files.ts';
import { chosenPlace } from './new-note.ts';
import type { Server } from './server.ts';

/** Brings actors in from a file, given or asked for, in one step that can be undone; says what came of it. */
export const importActors = async (server: Server, given?: unknown): Promise<void> => {
  const root = await chosenPlace(l10n.t('Folder to import actors into'));
  if (root === undefined) return;
  const file = given instanceof Uri ? given : await chosenFile();
  if (!file) return;
  const params: ImportActorsParams = { root, file: file.toString() };
  const answer = await server.ask<ImportActorsAnswer>(importActorsRequest, params);
  if (!answer) return;
  if (answer.why !== null) void window.showErrorMessage(answer.why);
  else if (await applyFiles(answer)) void tell(server, answer);
  else void window.showWarningMessage(l10n.t('A note was changed in the meantime. Import again.'));
};

const chosenFile = async (): Promise<Uri | undefined> => {
  const files = await window.showOpenDialog({
    title: l10n.t('Import Actors'),
    openLabel: l10n.t('Import'),
    filters: { 'Popolo, Wikidata, CSV': ['json', 'csv', 'tsv', 'ndjson', 'jsonl'], '*': ['*'] },
  });
  return files?.[0];
};

const tell = async (server: Server, answer: ImportActorsAnswer): Promise<void> => {
  const { created, changed, unchanged, conflicts, problems } = answer;
  for (const { path } of created) server.log(l10n.t('Import: made {0}', path));
  for (const { path } of changed) server.log(l10n.t('Import: added to {0}', path));
  for (const conflict of conflicts) server.log(l10n.t('Import: conflict, {0}', conflict));
  for (const problem of problems) server.log(l10n.t('Import: left out, {0}', problem));
  const done = l10n.t(
    'Notes made: {0}, added to: {1}, as they were: {2}.',
    created.length,
    changed.length,
    unchanged,
  );
  const open = l10n.t('Conflicts: {0}, left out: {1}.', conflicts.length, problems.length);
  const details = l10n.t('Details');
  const isClean = conflicts.length + problems.length === 0;
  const chosen = isClean
    ? await window.showInformationMessage(done, details)
    : await window.showWarningMessage(`${done} ${open}`, details);
  if (chosen === details) server.showLog();
};
