import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type Memento,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from 'vscode';
import type { ClaimsGrouping, ClaimsViewRoot } from '../protocol/protocol.ts';
import { type ClaimsNode, claimsTree, type GroupNode, type RootNode, type RowNode } from './claims-tree.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { kindFace, statusFace } from './words.ts';

const groupingKey = 'attache.claims.grouping';

const join = (parts: readonly string[], separator: string): string => parts.filter(Boolean).join(separator);

const rootItem = ({ root, claims }: RootNode): TreeItem => {
  const item = new TreeItem(root.label, TreeItemCollapsibleState.Expanded);
  const counts = l10n.t('claims: {0}, notes: {1}', claims, root.notes);
  item.description = counts;
  item.tooltip = `${root.label}\n${counts}`;
  item.iconPath = new ThemeIcon('root-folder');
  return item;
};

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

const rowItem = ({ row, statusAbove }: RowNode): TreeItem => {
  const item = new TreeItem(row.label, TreeItemCollapsibleState.None);
  const status = statusFace(row.status);
  const kind = kindFace(row.kind);
  const { start, end } = row.range;
  item.description = statusAbove ? row.description : join([status.word, row.description], ' · ');
  item.tooltip = row.tooltip;
  item.accessibilityInformation = { label: join([row.label, kind.word, status.word, row.description], ', ') };
  item.iconPath = statusAbove ? kind.icon : status.icon;
  item.command = {
    command: 'vscode.open',
    title: l10n.t('Open Claim'),
    arguments: [
      Uri.parse(row.uri, true),
      { selection: new Range(start.line, start.character, end.line, end.character) },
    ],
  };
  return item;
};

const itemOf = (node: ClaimsNode): TreeItem => {
  switch (node.type) {
    case 'root':
      return rootItem(node);
    case 'group':
      return groupItem(node);
    case 'row':
      return rowItem(node);
  }
};

/** The Claims view. It asks for its rows while it can be seen, one request at a time. */
export class ClaimsView implements TreeDataProvider<ClaimsNode>, Disposable {
  readonly #ask: (group: ClaimsGrouping) => Promise<readonly ClaimsViewRoot[]>;
  readonly #memento: Memento;
  readonly #changed = new EventEmitter<undefined>();
  readonly #refreshing = new OneAtATime(() => this.#load());
  readonly #view: TreeView<ClaimsNode>;
  readonly #disposables: { dispose(): unknown }[];
  #grouping: ClaimsGrouping;
  /** Null: not asked yet, or no longer true. */
  #tree: readonly ClaimsNode[] | null = null;
  #stale = true;

  readonly onDidChangeTreeData = this.#changed.event;

  /** `ask` answers with nothing where no server runs. */
  constructor(ask: (group: ClaimsGrouping) => Promise<readonly ClaimsViewRoot[]>, memento: Memento) {
    this.#ask = ask;
    this.#memento = memento;
    this.#grouping = memento.get(groupingKey) === 'status' ? 'status' : 'note';
    this.#view = window.createTreeView('attache.claims', { treeDataProvider: this, showCollapseAll: true });
    this.#disposables = [
      this.#changed,
      this.#view,
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#stale) void this.#refreshing.request();
      }),
      commands.registerCommand('attache.groupByNote', () => this.#groupBy('note')),
      commands.registerCommand('attache.groupByStatus', () => this.#groupBy('status')),
    ];
    this.#tellGrouping();
  }

  /** The rows may have changed. */
  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.#view.visible) await this.#refreshing.request();
  }

  async getChildren(node?: ClaimsNode): Promise<ClaimsNode[]> {
    if (node) return node.type === 'row' ? [] : node.children;
    if (!this.#tree) await this.#refreshing.request();
    return [...(this.#tree ?? [])];
  }

  getParent(node: ClaimsNode): ClaimsNode | null {
    return node.parent;
  }

  getTreeItem(node: ClaimsNode): TreeItem {
    const item = itemOf(node);
    item.id = node.id;
    item.contextValue = node.type;
    return item;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Rows stay as they were where the server can't answer: it will say when it can. */
  async #load(): Promise<void> {
    this.#stale = false;
    const grouping = this.#grouping;
    const first = this.#tree === null;
    try {
      this.#tree = claimsTree(await this.#ask(grouping), grouping);
    } catch {
      this.#tree ??= [];
      this.#stale = true;
    }
    // The one who asked first is answered by getChildren itself.
    if (!first) this.#changed.fire(undefined);
  }

  async #groupBy(grouping: ClaimsGrouping): Promise<void> {
    this.#grouping = grouping;
    this.#tellGrouping();
    await this.#memento.update(groupingKey, grouping);
    await this.refresh();
  }

  #tellGrouping(): void {
    void commands.executeCommand('setContext', 'attache.claims.grouping', this.#grouping);
  }
}
