import { type CodeLens, commands, l10n, Location, Position, Uri } from 'vscode';
import {
  type LensArguments,
  showUsesCommand,
  type UsePlace,
  type UsesParams,
  usesRequest,
  type UsesWhat,
} from '../protocol/protocol.ts';
import { toRange } from './ranges.ts';
import type { Ask } from './server.ts';

/** What the server counted, in the words of the editor's language. */
export const inOwnWords = (lens: CodeLens): CodeLens => {
  const given = lens.command?.arguments?.[0] as LensArguments | undefined;
  if (lens.command?.command !== showUsesCommand || !given) return lens;
  const { what, count } = given;
  // With nothing to show it is words alone.
  const command = count === 0 ? '' : showUsesCommand;
  lens.command = { ...lens.command, title: words[what](count), command };
  return lens;
};

const words: Readonly<Record<UsesWhat, (count: number) => string>> = {
  mentions: (count) => (count === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', count)),
  undecided: (count) => l10n.t('{0} undecided', count),
  claims: (count) => (count === 1 ? l10n.t('1 claim') : l10n.t('{0} claims', count)),
  holders: (count) => (count === 1 ? l10n.t('1 holder') : l10n.t('{0} holders', count)),
};

/** Peeks at the places that a lens counts. */
export const showUses = async (ask: Ask, { uri, what, position }: LensArguments): Promise<void> => {
  const params: UsesParams = { uri, what };
  const places = (await ask<UsePlace[]>(usesRequest, params)) ?? [];
  const locations = places.map((place) => new Location(Uri.parse(place.uri, true), toRange(place.range)));
  const from = new Position(position.line, position.character);
  await commands.executeCommand('editor.action.showReferences', Uri.parse(uri, true), from, locations);
};
