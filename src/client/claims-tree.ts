import type { ClaimGroup, ClaimRow, ClaimsGrouping, ClaimsViewRoot } from '../protocol/protocol.ts';

interface NodeBase {
  /** View, grouping, root, group and row by their keys, never by what a person reads. */
  readonly id: string;
  readonly parent: ClaimsNode | null;
}

export interface RootNode extends NodeBase {
  readonly type: 'root';
  readonly root: ClaimsViewRoot;
  readonly claims: number;
  readonly children: ClaimsNode[];
}

export interface GroupNode extends NodeBase {
  readonly type: 'group';
  readonly group: ClaimGroup;
  readonly expanded: boolean;
  readonly children: ClaimsNode[];
}

export interface RowNode extends NodeBase {
  readonly type: 'row';
  readonly row: ClaimRow;
  /** The group's own row says the status. */
  readonly statusAbove: boolean;
}

export type ClaimsNode = RootNode | GroupNode | RowNode;

/** Up to so many claims are seen at once; more stay folded in their groups, which count them. */
const unfolded = 30;

const idOf = (...keys: readonly string[]): string => ['claims', ...keys].map(encodeURIComponent).join('/');

const groupNode = (
  group: ClaimGroup,
  grouping: ClaimsGrouping,
  root: string,
  parent: ClaimsNode | null,
  expanded: boolean,
): GroupNode => {
  const id = idOf(grouping, root, group.key);
  const node: GroupNode = { type: 'group', id, parent, group, expanded, children: [] };
  for (const row of group.rows)
    node.children.push({
      type: 'row',
      id: idOf(grouping, root, group.key, row.key),
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
    const id = idOf(grouping, root.root);
    const node: RootNode = { type: 'root', id, parent: null, root, claims: claimsOf(root), children: [] };
    node.children.push(...groupsOf(root, node));
    return node;
  });
};
