import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { OneAtATime } from './one-at-a-time.ts';
import type { TreeNode } from './tree-node.ts';

/** What a view shows. */
interface Rows<Node> {
  /** The top rows; rejects where the server can't answer. */
  readonly load: () => Promise<readonly Node[]>;
  /** The rows below one: there already, or asked for. */
  readonly below: (node: Node) => readonly Node[] | Promise<readonly Node[]>;
  readonly itemOf: (node: Node) => TreeItem;
  /** What menus ask of a row; its type where this is not said. */
  readonly contextOf?: (node: Node) => string;
  /** A tooltip for a row that has none yet, asked for when somebody points at it. */
  readonly tooltipOf?: (node: Node) => Promise<string | null>;
}

/** A view of the side bar as a tree. It asks for its rows while it can be seen, one request at a time. */
export class RowTree<Node extends TreeNode<Node>> implements TreeDataProvider<Node>, Disposable {
  readonly view: TreeView<Node>;
  readonly #rows: Rows<Node>;
  readonly #changed = new EventEmitter<Node[] | undefined>();
  readonly #refreshing = new OneAtATime(() => this.#load());
  readonly #disposables: { dispose(): unknown }[];
  /** Null: not asked yet. */
  #tree: readonly Node[] | null = null;
  #stale = true;
  /** Of rows whose children were asked for whether the answer is still to come, and whether it will be an old one. */
  readonly #asked = new Map<Node, 'coming' | 'old' | 'there'>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(id: string, rows: Rows<Node>) {
    this.#rows = rows;
    this.view = window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    this.#disposables = [
      this.#changed,
      this.view,
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#stale) void this.#refreshing.request();
      }),
    ];
  }

  /** The rows may have changed. */
  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.view.visible) await this.#refreshing.request();
  }

  /** Only what stands below these rows may have changed. */
  refreshBelow(isMeant: (node: Node) => boolean): void {
    if (!this.view.visible) this.#stale = true;
    const meant = [...this.#asked].filter(([node]) => isMeant(node));
    // While an answer is on its way another request would bring the same rows a second time, which the editor refuses.
    for (const [node, state] of meant) if (state === 'coming') this.#asked.set(node, 'old');
    const there = meant.filter(([, state]) => state === 'there').map(([node]) => node);
    if (there.length > 0) this.#changed.fire(there);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return this.#below(node);
    if (!this.#tree) await this.#refreshing.request();
    return [...(this.#tree ?? [])];
  }

  getParent(node: Node): Node | null {
    return node.parent;
  }

  getTreeItem(node: Node): TreeItem {
    const item = this.#rows.itemOf(node);
    item.id = node.id;
    item.contextValue = this.#rows.contextOf?.(node) ?? node.type;
    return item;
  }

  async resolveTreeItem(item: TreeItem, node: Node): Promise<TreeItem> {
    const tooltip = await this.#rows.tooltipOf?.(node).catch(() => null);
    if (tooltip != null) item.tooltip = tooltip;
    return item;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #below(node: Node): Promise<Node[]> {
    const answer = this.#rows.below(node);
    if (!(answer instanceof Promise)) return [...answer];
    this.#asked.set(node, 'coming');
    try {
      return [...(await answer)];
    } catch {
      return [];
    } finally {
      const state = this.#asked.get(node);
      if (state) this.#asked.set(node, 'there');
      // Once the editor has taken the answer.
      if (state === 'old') setTimeout(() => this.#changed.fire([node]));
    }
  }

  /** Rows stay as they were where the server can't answer: it will say when it can. */
  async #load(): Promise<void> {
    this.#stale = false;
    const first = this.#tree === null;
    try {
      this.#tree = await this.#rows.load();
      this.#asked.clear();
    } catch {
      this.#tree ??= [];
      this.#stale = true;
    }
    // The one who asked first is answered by getChildren itself.
    if (!first) this.#changed.fire(undefined);
  }
}
