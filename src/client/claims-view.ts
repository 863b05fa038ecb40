import {
  commands,
  type Disposable,
  l10n,
  type Memento,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import { type ClaimsGrouping, type ClaimsViewRoot, claimsViewRequest } from '../protocol/protocol.ts';
import { type ClaimsNode, claimsTree, type GroupNode } from './claims-tree.ts';
import { Grouping } from './grouping.ts';
import { claimItem, join, rootItem } from './row-item.ts';
import { RowTree } from './row-tree.ts';
import type { Ask } from './server.ts';
import { statusFace } from './words.ts';

const groupItem = ({ group, expanded }: GroupNode): TreeItem => {
  const face = group.status === null ? null : statusFace(group.status);
  const label = face?.word ?? group.label;
  const state = expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(label, state);
  const count = l10n.t('claims: {0}', group.rows.length);
  item.description = join([String(group.rows.length), group.description], ' · ');
  item.tooltip = join([label, group.description, count], '\n');
  item.accessibilityInformation = { label: join([label, count, group.description], ', ') };
  item.iconPath = face?.icon ?? new ThemeIcon('note');
  return item;
};

const itemOf = (node: ClaimsNode): TreeItem => {
  switch (node.type) {
    case 'root':
      return rootItem(node.root.label, l10n.t('claims: {0}, notes: {1}', node.claims, node.root.notes));
    case 'group':
      return groupItem(node);
    case 'row':
      return claimItem(node.row, node.statusAbove);
  }
};

/** The Claims view. */
export class ClaimsView implements Disposable {
  readonly #grouping: Grouping<ClaimsGrouping>;
  readonly #tree: RowTree<ClaimsNode>;
  readonly #disposables: { dispose(): unknown }[];

  /** `ask` answers with nothing where no server runs. */
  constructor(ask: Ask, memento: Memento) {
    this.#grouping = new Grouping('claims', ['note', 'status'], memento);
    this.#tree = new RowTree<ClaimsNode>('attache.claims', {
      load: async () => {
        const group = this.#grouping.value;
        return claimsTree((await ask<ClaimsViewRoot[]>(claimsViewRequest, { group })) ?? [], group);
      },
      below: (node) => (node.type === 'row' ? [] : node.children),
      itemOf,
    });
    this.#disposables = [
      this.#tree,
      commands.registerCommand('attache.groupByNote', () => this.#groupBy('note')),
      commands.registerCommand('attache.groupByStatus', () => this.#groupBy('status')),
    ];
  }

  /** The rows may have changed. */
  refresh(): Promise<void> {
    return this.#tree.refresh();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #groupBy(grouping: ClaimsGrouping): Promise<void> {
    await this.#grouping.choose(grouping);
    await this.refresh();
  }
}
