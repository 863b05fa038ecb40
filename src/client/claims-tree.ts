import type { ClaimGroup, ClaimRow, ClaimsGrouping, ClaimsViewRoot } from '../protocol/protocol.ts';
import { idOf, type TreeNode, unfolded } from './tree-node.ts';

export interface RootNode extends TreeNode<ClaimsNode> {
  readonly type: 'root';
  readonly root: ClaimsViewRoot;
  readonly claims: number;
  readonly children: ClaimsNode[];
}

export interface GroupNode extends TreeNode<ClaimsNode> {
  readonly type: 'group';
  readonly group: ClaimGroup;
  readonly expanded: boolean;
  readonly children: ClaimsNode[];
}

export interface RowNode extends TreeNode<ClaimsNode> {
  readonly type: 'row';
  readonly row: ClaimRow;
  /** The group's own row says the status. */
  readonly statusAbove: boolean;
}

export type ClaimsNode = RootNode | GroupNode | RowNode;

const groupNode = (
  group: ClaimGroup,
  grouping: ClaimsGrouping,
  root: string,
  parent: ClaimsNode | null,
  expanded: boolean,
): GroupNode => {
  const id = idOf('claims', grouping, root, group.key);
  const node: GroupNode = { type: 'group', id, parent, group, expanded, children: [] };
  for (const row of group.rows)
    node.children.push({
      type: 'row',
      id: idOf('claims', grouping, root, group.key, row.key),
      parent: node,
      row,
      statusAbove: group.status !== null,
    });
  return node;
};

const claimsOf = (root: ClaimsViewRoot): number =>
  root.groups.reduce((sum, group) => sum + group.rows.length, 0);

/** The top rows of the Claims view: the workspaces where there are several, else the groups themselves. */
export const claimsTree = (roots: readonly ClaimsViewRoot[], grouping: ClaimsGrouping): ClaimsNode[] => {
  const expanded = roots.reduce((sum, root) => sum + claimsOf(root), 0) <= unfolded;
  const groupsOf = (root: ClaimsViewRoot, parent: ClaimsNode | null): GroupNode[] =>
    root.groups.map((group) => groupNode(group, grouping, root.root, parent, expanded));
  const [only] = roots;
  if (only && roots.length === 1) return groupsOf(only, null);
  return roots.map((root) => {
    const id = idOf('claims', grouping, root.root);
    const node: RootNode = { type: 'root', id, parent: null, root, claims: claimsOf(root), children: [] };
    node.children.push(...groupsOf(root, node));
    return node;
  });
};
