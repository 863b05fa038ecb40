import { idOf, type TreeNode, unfolded } from './tree-node.ts';

/** A workspace with the groups of a view. */
interface GroupedRoot<Group> {
  readonly root: string;
  readonly label: string;
  readonly groups: readonly Group[];
}

/** A workspace, where there are several. */
export interface RootNode<Node, Group> extends TreeNode<Node> {
  readonly type: 'root';
  readonly root: GroupedRoot<Group>;
  /** How many things its groups hold. */
  readonly count: number;
  readonly children: Node[];
}

/** A group whose rows are asked for when somebody opens it. */
export interface GroupNode<Node, Group> extends TreeNode<Node> {
  readonly type: 'group';
  /** The workspace by its address. */
  readonly root: string;
  readonly group: Group;
  readonly expanded: boolean;
}

/** What a tree shows, and how many things a group holds. */
interface Shown<Group> {
  readonly view: string;
  readonly grouping: string;
  readonly countOf: (group: Group) => number;
}

/** The top rows of a view: the workspaces where there are several, else the groups themselves. */
export const groupedTree = <Node, Group extends { readonly key: string }>(
  roots: readonly GroupedRoot<Group>[],
  { view, grouping, countOf }: Shown<Group>,
): (RootNode<Node, Group> | GroupNode<Node, Group>)[] => {
  const countIn = ({ groups }: GroupedRoot<Group>): number =>
    groups.reduce((sum, group) => sum + countOf(group), 0);
  const expanded = roots.reduce((sum, root) => sum + countIn(root), 0) <= unfolded;
  const groupsOf = ({ root, groups }: GroupedRoot<Group>, parent: Node | null): GroupNode<Node, Group>[] =>
    groups.map((group) => {
      const id = idOf(view, grouping, root, group.key);
      return { type: 'group', id, parent, root, group, expanded };
    });
  const [only] = roots;
  if (only && roots.length === 1) return groupsOf(only, null);
  return roots.map((root) => {
    const id = idOf(view, grouping, root.root);
    const node: RootNode<Node, Group> = {
      type: 'root',
      id,
      parent: null,
      root,
      count: countIn(root),
      children: [],
    };
    node.children.push(...(groupsOf(root, node as Node) as Node[]));
    return node;
  });
};
