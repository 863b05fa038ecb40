import {
  type CancellationToken,
  InputBoxValidationSeverity,
  l10n,
  type Progress,
  ProgressLocation,
  Uri,
  window,
} from 'vscode';
import {
  type CaptureAnswer,
  type CaptureParams,
  captureGoing,
  captureRequest,
  type LinkPlace,
} from '../protocol/protocol.ts';
import { applyFiles } from './apply-files.ts';
import { chosenPlace } from './new-note.ts';
import type { Server } from './server.ts';

/**
 * Keeps a page or a file as the capture of a source, begins its note and cites it where a link is given: in one step
 * that can be undone.
 */
export const capture = async (server: Server, link: LinkPlace | null = null): Promise<void> => {
  const root = link?.uri ?? (await chosenPlace(l10n.t('Folder of the capture')));
  const where = root === undefined ? undefined : (link?.address ?? (await chosenDocument()));
  if (root === undefined || where === undefined) return;
  const options = { location: ProgressLocation.Notification, title: l10n.t('Capture'), cancellable: true };
  const params: CaptureParams = { root, where, link };
  const answer = await window.withProgress(options, (progress, token) =>
    read(server, params, progress, token),
  );
  if (!answer) return;
  if (answer.why !== null) void window.showErrorMessage(answer.why);
  else if (!(await applyFiles(answer)))
    void window.showWarningMessage(l10n.t('A note was changed in the meantime. Capture again.'));
  else await tell(answer, link !== null);
};

const read = async (
  server: Server,
  params: CaptureParams,
  progress: Progress<{ message: string }>,
  token: CancellationToken,
): Promise<CaptureAnswer | null> => {
  const going = server.on(captureGoing, (address: string) => {
    server.log(l10n.t('Capture: reading {0}', address));
    progress.report({ message: address });
  });
  try {
    return await server.ask<CaptureAnswer>(captureRequest, params, token);
  } finally {
    going?.dispose();
  }
};

/** An address, or the file that is open: asked for only where there is one. */
const chosenDocument = async (): Promise<string | undefined> => {
  const { document, selection } = window.activeTextEditor ?? {};
  if (document?.uri.scheme === 'file' && !document.isDirty) {
    const web = { label: `$(globe) ${l10n.t('A page of the web…')}`, uri: null };
    const file = { label: `$(file) ${l10n.t('The open file')}`, uri: document.uri };
    const items = [web, { ...file, description: file.uri.fsPath }];
    const chosen = await window.showQuickPick(items);
    if (!chosen) return undefined;
    if (chosen.uri) return chosen.uri.toString();
  }
  const selected = document?.getText(selection).trim() ?? '';
  const address = await window.showInputBox({
    title: l10n.t('Capture'),
    prompt: l10n.t('Address of the page'),
    placeHolder: 'https://…',
    value: isAddress(selected) ? selected : '',
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? null : sayWhere(value.trim())),
  });
  return address && isAddress(address.trim()) ? address.trim() : undefined;
};

const isAddress = (text: string): boolean => /^https?:\/\/[^\s/]+\S*$/i.test(text);

const sayWhere = (address: string) =>
  isAddress(address)
    ? {
        message: l10n.t('Reads this page from {0}, and nothing else.', Uri.parse(address).authority),
        severity: InputBoxValidationSeverity.Info,
      }
    : l10n.t('An address begins with http:// or https://.');

const tell = async ({ created, note, source, remarks }: CaptureAnswer, isCited: boolean): Promise<void> => {
  const open = async (): Promise<unknown> => window.showTextDocument(Uri.parse(note, true));
  if (!isCited) await open();
  const made = created.map(({ path }) => path).join(', ');
  const first = made === '' ? [] : [l10n.t('Made {0}. Cite it as {1}.', made, `[@${source}]`)];
  const label = l10n.t('Open Source');
  const chosen = await window.showInformationMessage(
    [...first, ...remarks].join(' '),
    ...(isCited ? [label] : []),
  );
  if (chosen === label) await open();
};
