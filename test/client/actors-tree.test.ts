import assert from 'node:assert/strict';
import {
  type ActorNode,
  actorNodes,
  type ActorsGroupNode,
  type ActorsNode,
  actorsTree,
  claimNodes,
  hasParts,
  noteNodes,
  partNodes,
  type SectionNode,
} from '../../src/client/actors-tree.ts';
import type {
  ActorMentionsInNote,
  ActorOffice,
  ActorRow,
  ActorsViewRoot,
} from '../../src/protocol/actors-view.ts';
import { claimRow, range } from './claim-row.ts';

const row = (uri: string, counts: Partial<ActorRow> = {}): ActorRow => ({
  uri,
  range,
  id: 'the-same',
  type: 'person',
  name: 'The same name',
  native: null,
  offices: [],
  terms: 2,
  mentions: 3,
  undecided: 1,
  claims: 2,
  staleSince: null,
  ...counts,
});

const office: ActorOffice = {
  name: 'President',
  capacity: 'substantive',
  start: null,
  end: null,
  endUnknown: false,
  now: 'no',
  uri: 'file:///a.md',
  range,
};

const mentions = (uri: string, count: number): ActorMentionsInNote => ({
  uri,
  title: 'The same title',
  folder: '',
  mentions: Array.from({ length: count }, () => ({ text: 'Lee', place: { start: 0, end: 3 }, uri, range })),
});

const root = (name: string, ...counts: readonly number[]): ActorsViewRoot => ({
  root: `file:///${name}`,
  label: 'The same label',
  groups: counts.map((actors, nth) => ({ key: ['person', 'place', 'event'][nth] ?? '', actors })),
});

/** The whole tree as one who opens every row sees it. */
const below = (node: ActorsNode): readonly ActorsNode[] => {
  switch (node.type) {
    case 'root':
    case 'note':
      return node.children;
    case 'group':
      return actorNodes(node, [row('file:///a.md'), row('file:///b.md')]);
    case 'actor':
      return partNodes(node, [office, office]);
    case 'section':
      return node.section === 'claims'
        ? claimNodes(node, [claimRow('n.md#a'), claimRow('n.md#:1')])
        : noteNodes(node, [mentions('file:///n.md', 2), mentions('file:///m.md', 1)]);
    default:
      return [];
  }
};

const flat = (nodes: readonly ActorsNode[]): ActorsNode[] =>
  nodes.flatMap((node) => [node, ...flat(below(node))]);

const actorOf = (counts: Partial<ActorRow>): ActorNode => {
  const group = actorsTree([root('one', 1)], 'type')[0] as ActorsGroupNode;
  return actorNodes(group, [row('file:///a.md', counts)])[0]!;
};

describe('the tree of actors', () => {
  const roots = [root('one', 2, 1), root('two', 4)];

  it('knows which of the rows beside each other share a name', () => {
    const group = actorsTree([root('one', 3)], 'type')[0] as ActorsGroupNode;
    const rows = ['Wang Yi', 'Lee', 'Wang Yi'].map((name, at) => row(`file:///${at}.md`, { name }));
    assert.deepEqual(
      actorNodes(group, rows).map(({ hasNamesake }) => hasNamesake),
      [true, false, true],
    );
  });

  it('has rows for workspaces only where there are several, with their numbers', () => {
    assert.deepEqual(
      actorsTree([root('one', 2, 1)], 'type').map((node) => node.type === 'group' && node.group.actors),
      [2, 1],
    );
    assert.deepEqual(
      actorsTree(roots, 'type').map((node) => node.type === 'root' && node.count),
      [3, 4],
    );
    assert.deepEqual(actorsTree([], 'type'), []);
  });

  it('names every row once, and the same each time', () => {
    const all = (): ActorsNode[] => [
      ...flat(actorsTree(roots, 'type')),
      ...flat(actorsTree(roots, 'mentions')),
    ];
    const ids = all().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.length, 2 * (2 + 3 + 3 * 2 * (1 + 2 + 3 + 2 * (2 + 2) + 2)));
    assert.deepEqual(
      all().map(({ id }) => id),
      ids,
    );
  });

  it('puts each row below its parent', () => {
    for (const node of flat(actorsTree(roots, 'type'))) {
      for (const child of below(node)) assert.equal(child.parent, node);
      if (!node.parent) assert.equal(node.type, 'root');
    }
  });

  it('unfolds what can be seen at once', () => {
    const expanded = (...counts: number[]): boolean[] =>
      actorsTree([root('one', ...counts)], 'type').map((node) => node.type === 'group' && node.expanded);
    assert.deepEqual(expanded(20, 10), [true, true]);
    assert.deepEqual(expanded(20, 11), [false, false]);
  });

  it('shows under an actor what there is', () => {
    const parts = (counts: Partial<ActorRow>): (string | number)[] =>
      partNodes(actorOf(counts), []).flatMap((node): (string | number)[] =>
        node.type === 'section' ? [node.section, node.count] : [node.type],
      );
    assert.deepEqual(parts({}), ['decided', 3, 'undecided', 1, 'claims', 2]);
    assert.deepEqual(parts({ mentions: 0, claims: 0 }), ['undecided', 1]);
    const nothing = { terms: 0, mentions: 0, undecided: 0, claims: 0 };
    assert.deepEqual(
      [{}, { ...nothing, terms: 1 }, { ...nothing, undecided: 1 }, nothing].map((counts) =>
        hasParts(row('file:///a.md', counts)),
      ),
      [true, true, true, false],
    );
  });

  it('opens a note only where it has several mentions', () => {
    const [section] = partNodes(actorOf({}), []) as SectionNode[];
    const notes = noteNodes(section!, [mentions('file:///n.md', 2), mentions('file:///m.md', 1)]);
    assert.deepEqual(
      notes.map(({ children }) => children.length),
      [2, 0],
    );
  });
});
