import { l10n, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { SourceRow, SourcesGrouping } from '../protocol/sources-view.ts';
import { claimItem, folded, groupItem, join, openAt, rootItem } from './row-item.ts';
import type { SourcesNode } from './sources-tree.ts';
import { gradeWord, sourcesGroupFace, sourceStateFace } from './words.ts';

/** What somebody has to look after, in words. */
const owed = ({ unused, issued, capture }: SourceRow): string[] => [
  ...(unused ? [l10n.t('unused')] : []),
  ...(issued === null ? [l10n.t('undated')] : []),
  ...{
    ok: [],
    changed: [l10n.t('capture changed')],
    missing: [l10n.t('capture missing')],
    none: [l10n.t('not captured')],
  }[capture],
];

const iconOf = (row: SourceRow): ThemeIcon => {
  if (row.state !== 'active') return sourceStateFace(row.state).icon;
  if (row.unused) return new ThemeIcon('circle-slash', new ThemeColor('disabledForeground'));
  const isOwed = row.issued === null || row.capture === 'changed' || row.capture === 'missing';
  const face = row.capture === 'none' ? 'file' : 'archive';
  return new ThemeIcon(face, isOwed ? new ThemeColor('list.warningForeground') : undefined);
};

const sourceItem = (row: SourceRow, grouping: SourcesGrouping): TreeItem => {
  const item = new TreeItem(row.title, folded(row.claims > 0));
  const state = row.state === 'active' ? '' : sourceStateFace(row.state).word;
  const grade = row.grade === null ? '' : gradeWord(row.grade);
  const counts = l10n.t('cited: {0}, claims: {1}', row.cited, row.claims);
  // The side bar is narrow, and what stands last is cut first; the group says what its sources share.
  const facts = [
    grouping === 'publisher' ? '' : row.publisher,
    row.issued,
    grouping === 'grade' ? '' : grade,
  ];
  item.description = join([state, ...owed(row), ...facts, counts], ' · ');
  item.tooltip = join(
    [
      row.title,
      join([row.publisher, row.issued], ' · '),
      grade,
      join([state, ...owed(row)], ' · '),
      counts,
      row.id,
      row.url,
    ],
    '\n',
  );
  item.accessibilityInformation = { label: join([row.title, item.description], ', ') };
  item.iconPath = iconOf(row);
  if (row.claims === 0) item.command = openAt(row, l10n.t('Open Note'));
  return item;
};

/** A row of the Sources view as the editor shows it. */
export const itemOf = (node: SourcesNode, grouping: SourcesGrouping): TreeItem => {
  switch (node.type) {
    case 'root':
      return rootItem(node.root.label, l10n.t('sources: {0}', node.count));
    case 'group': {
      const { sources } = node.group;
      return groupItem(
        node,
        sourcesGroupFace(grouping, node.group),
        sources,
        l10n.t('sources: {0}', sources),
      );
    }
    case 'source':
      return sourceItem(node.row, grouping);
    case 'claim':
      return claimItem(node.row, false);
  }
};

/** What the menus of a source's row ask: what it has that can be opened. */
export const contextOf = ({ captureUri, url }: SourceRow): string =>
  join(['source', captureUri && 'capture', url && 'address'], '-');
