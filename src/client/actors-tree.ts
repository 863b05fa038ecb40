import type {
  ActorMention,
  ActorMentionsInNote,
  ActorOffice,
  ActorRow,
  ActorsGroup,
  ActorsGrouping,
  ActorsViewRoot,
} from '../protocol/actors-view.ts';
import type { ClaimRow } from '../protocol/protocol.ts';
import { groupedTree, type GroupNode, type RootNode } from './grouped-tree.ts';
import { idBelow, type TreeNode } from './tree-node.ts';

export type ActorsRootNode = RootNode<ActorsNode, ActorsGroup>;
export type ActorsGroupNode = GroupNode<ActorsNode, ActorsGroup>;

export interface ActorNode extends TreeNode<ActorsNode> {
  readonly type: 'actor';
  readonly row: ActorRow;
  /** Whether another row here has this name. */
  readonly hasNamesake: boolean;
}

export interface OfficeNode extends TreeNode<ActorsNode> {
  readonly type: 'office';
  readonly office: ActorOffice;
}

export type ActorSection = 'decided' | 'undecided' | 'claims';

/** Mentions or claims of one actor, asked for when it is opened. */
export interface SectionNode extends TreeNode<ActorsNode> {
  readonly type: 'section';
  readonly section: ActorSection;
  readonly actor: ActorRow;
  readonly count: number;
}

export interface NoteNode extends TreeNode<ActorsNode> {
  readonly type: 'note';
  readonly note: ActorMentionsInNote;
  /** Empty where the note has one mention alone: then its own row is that. */
  readonly children: ActorsNode[];
}

export interface MentionNode extends TreeNode<ActorsNode> {
  readonly type: 'mention';
  readonly mention: ActorMention;
}

export interface ActorClaimNode extends TreeNode<ActorsNode> {
  readonly type: 'claim';
  readonly row: ClaimRow;
}

export type ActorsNode =
  | ActorsRootNode
  | ActorsGroupNode
  | ActorNode
  | OfficeNode
  | SectionNode
  | NoteNode
  | MentionNode
  | ActorClaimNode;

/** The top rows of the Actors view: the workspaces where there are several, else the groups themselves. */
export const actorsTree = (roots: readonly ActorsViewRoot[], grouping: ActorsGrouping): ActorsNode[] =>
  groupedTree<ActorsNode, ActorsGroup>(roots, { view: 'actors', grouping, countOf: ({ actors }) => actors });

export const actorNodes = (group: ActorsGroupNode, rows: readonly ActorRow[]): ActorNode[] => {
  const counts = new Map<string, number>();
  for (const { name } of rows) counts.set(name, (counts.get(name) ?? 0) + 1);
  return rows.map((row) => ({
    type: 'actor',
    id: idBelow(group, row.uri),
    parent: group,
    row,
    hasNamesake: counts.get(row.name) !== 1,
  }));
};

/** Whether anything stands under an actor. */
export const hasParts = ({ terms, mentions, undecided, claims }: ActorRow): boolean =>
  terms + mentions + undecided + claims > 0;

/** What stands under an actor: its offices, and its mentions and claims with their numbers. */
export const partNodes = (actor: ActorNode, offices: readonly ActorOffice[]): ActorsNode[] => {
  const terms = offices.map((office, nth): OfficeNode => ({
    type: 'office',
    id: idBelow(actor, 'office', String(nth)),
    parent: actor,
    office,
  }));
  const { mentions, undecided, claims } = actor.row;
  const counts: Readonly<Record<ActorSection, number>> = { decided: mentions, undecided, claims };
  const sections = (['decided', 'undecided', 'claims'] as const)
    .filter((section) => counts[section] > 0)
    .map((section): SectionNode => {
      const id = idBelow(actor, section);
      return { type: 'section', id, parent: actor, section, actor: actor.row, count: counts[section] };
    });
  return [...terms, ...sections];
};

export const noteNodes = (section: SectionNode, notes: readonly ActorMentionsInNote[]): NoteNode[] =>
  notes.map((note) => {
    const node: NoteNode = {
      type: 'note',
      id: idBelow(section, note.uri),
      parent: section,
      note,
      children: [],
    };
    if (note.mentions.length > 1)
      node.children.push(...note.mentions.map((mention, nth) => mentionNode(node, mention, nth)));
    return node;
  });

const mentionNode = (parent: NoteNode, mention: ActorMention, nth: number): MentionNode => ({
  type: 'mention',
  id: idBelow(parent, String(nth)),
  parent,
  mention,
});

export const claimNodes = (section: SectionNode, rows: readonly ClaimRow[]): ActorClaimNode[] =>
  rows.map((row) => ({ type: 'claim', id: idBelow(section, row.key), parent: section, row }));
