import { env, l10n, window } from 'vscode';
import { type PassageClaimAnswer, type PassageParams, passageClaimRequest } from '../protocol/protocol.ts';
import type { Ask } from './server.ts';

/** Copies a claim that quotes what is selected in a capture. */
export const claimFromPassage = async (ask: Ask): Promise<void> => {
  const { document, selection } = window.activeTextEditor ?? {};
  const say = (sentence: string): void => void window.showInformationMessage(sentence);
  if (!document || !selection || selection.isEmpty) {
    say(l10n.t('Select the passage in the capture first.'));
    return;
  }
  // The server holds quotations against what is on disk.
  if (document.isDirty) {
    say(l10n.t('Save the file first.'));
    return;
  }
  const { start, end } = selection;
  const params: PassageParams = { uri: document.uri.toString(), range: { start, end } };
  const answer = await ask<PassageClaimAnswer>(passageClaimRequest, params);
  if (answer?.why) say(answer.why);
  if (!answer?.claim) return;
  await env.clipboard.writeText(answer.claim);
  say(l10n.t('Claim copied: paste it into a note.'));
};
