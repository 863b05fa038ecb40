import type { ClaimRow } from '../protocol/protocol.ts';
import type { SourceRow, SourcesGroup, SourcesGrouping, SourcesViewRoot } from '../protocol/sources-view.ts';
import { groupedTree, type GroupNode, type RootNode } from './grouped-tree.ts';
import { idBelow, type TreeNode } from './tree-node.ts';

export type SourcesGroupNode = GroupNode<SourcesNode, SourcesGroup>;

export interface SourceNode extends TreeNode<SourcesNode> {
  readonly type: 'source';
  /** The workspace by its address. */
  readonly root: string;
  readonly row: SourceRow;
}

export interface SourceClaimNode extends TreeNode<SourcesNode> {
  readonly type: 'claim';
  readonly row: ClaimRow;
}

export type SourcesNode =
  RootNode<SourcesNode, SourcesGroup> | SourcesGroupNode | SourceNode | SourceClaimNode;

/** The top rows of the Sources view: the workspaces where there are several, else the groups themselves. */
export const sourcesTree = (roots: readonly SourcesViewRoot[], grouping: SourcesGrouping): SourcesNode[] =>
  groupedTree<SourcesNode, SourcesGroup>(roots, {
    view: 'sources',
    grouping,
    countOf: ({ sources }) => sources,
  });

export const sourceNodes = (group: SourcesGroupNode, rows: readonly SourceRow[]): SourceNode[] =>
  rows.map((row) => {
    const id = idBelow(group, row.place);
    return { type: 'source', id, parent: group, root: group.root, row };
  });

export const claimNodes = (source: SourceNode, rows: readonly ClaimRow[]): SourceClaimNode[] =>
  rows.map((row) => ({ type: 'claim', id: idBelow(source, row.key), parent: source, row }));
