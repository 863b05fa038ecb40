import { type Command, l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { ClaimRow, ProtocolRange } from '../protocol/protocol.ts';
import { toRange } from './ranges.ts';
import { type Face, kindFace, statusFace } from './words.ts';

/** What stands in an address, as protocols have it. */
export interface RowPlace {
  readonly uri: string;
  readonly range: ProtocolRange;
}

export const join = (parts: readonly (string | null)[], separator: string): string =>
  parts.filter(Boolean).join(separator);

export const openAt = (place: RowPlace, title: string): Command => ({
  command: 'vscode.open',
  title,
  arguments: [Uri.parse(place.uri, true), { selection: toRange(place.range) }],
});

/** A workspace, where there are several. */
export const rootItem = (label: string, counts: string): TreeItem => {
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.description = counts;
  item.tooltip = `${label}\n${counts}`;
  item.iconPath = new ThemeIcon('root-folder');
  return item;
};

/** Whether a row can be opened. */
export const folded = (isFolded: boolean): TreeItemCollapsibleState =>
  isFolded ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;

/** A group with the number of what it holds, which `counted` says in words. */
export const groupItem = (
  { expanded }: { readonly expanded: boolean },
  { word, icon }: Face,
  count: number,
  counted: string,
): TreeItem => {
  const state = expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(word, state);
  item.description = String(count);
  item.tooltip = `${word}\n${counted}`;
  item.accessibilityInformation = { label: `${word}, ${counted}` };
  item.iconPath = icon;
  return item;
};

/** A claim; `statusAbove` where the row above says the status. */
export const claimItem = (row: ClaimRow, statusAbove: boolean): TreeItem => {
  const item = new TreeItem(row.label, TreeItemCollapsibleState.None);
  const status = statusFace(row.status);
  const kind = kindFace(row.kind);
  item.description = statusAbove ? row.description : join([status.word, row.description], ' · ');
  item.tooltip = row.tooltip;
  item.accessibilityInformation = { label: join([row.label, kind.word, status.word, row.description], ', ') };
  item.iconPath = statusAbove ? kind.icon : status.icon;
  item.command = openAt(row, l10n.t('Open Claim'));
  return item;
};
