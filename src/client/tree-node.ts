/** What every row of a view has. */
export interface TreeNode<Node> {
  readonly type: string;
  /** View, grouping, root and the rows above by their keys, never by what a person reads. */
  readonly id: string;
  readonly parent: Node | null;
}

/** Up to so many things are seen at once; more stay folded in their groups, which count them. */
export const unfolded = 30;

export const idOf = (...keys: readonly string[]): string => keys.map(encodeURIComponent).join('/');

/** The id of a row below another. */
export const idBelow = (parent: { readonly id: string }, ...keys: readonly string[]): string =>
  `${parent.id}/${idOf(...keys)}`;
