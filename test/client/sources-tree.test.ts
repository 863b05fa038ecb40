import assert from 'node:assert/strict';
import {
  claimNodes,
  type SourceNode,
  sourceNodes,
  type SourcesGroupNode,
  type SourcesNode,
  sourcesTree,
} from '../../src/client/sources-tree.ts';
import type { SourceRow, SourcesViewRoot } from '../../src/protocol/sources-view.ts';
import { claimRow, range } from './claim-row.ts';

const row = (place: string): SourceRow => ({
  place,
  uri: 'file:///library.bib',
  range,
  id: 'the-same',
  title: 'The same title',
  publisher: null,
  issued: null,
  grade: null,
  state: 'active',
  claims: 2,
  cited: 3,
  unused: false,
  capture: 'none',
  captureUri: null,
  url: null,
});

const root = (name: string, ...counts: readonly number[]): SourcesViewRoot => ({
  root: `file:///${name}`,
  label: 'The same label',
  groups: counts.map((sources, nth) => ({ key: ['A', 'B', ''][nth] ?? 'C', label: 'The same', sources })),
});

/** The whole tree as one who opens every row sees it. */
const below = (node: SourcesNode): readonly SourcesNode[] => {
  switch (node.type) {
    case 'root':
      return node.children;
    case 'group':
      return sourceNodes(node, [row('library.bib\na'), row('library.bib\nb')]);
    case 'source':
      return claimNodes(node, [claimRow('n.md#a'), claimRow('n.md#:1')]);
    case 'claim':
      return [];
  }
};

const flat = (nodes: readonly SourcesNode[]): SourcesNode[] =>
  nodes.flatMap((node) => [node, ...flat(below(node))]);

describe('the tree of sources', () => {
  const roots = [root('one', 2, 1, 4), root('two', 4)];

  it('has rows for workspaces only where there are several, with their numbers', () => {
    assert.deepEqual(
      sourcesTree([root('one', 2, 1)], 'grade').map((node) => node.type === 'group' && node.group.sources),
      [2, 1],
    );
    assert.deepEqual(
      sourcesTree(roots, 'grade').map((node) => node.type === 'root' && node.count),
      [7, 4],
    );
    assert.deepEqual(sourcesTree([], 'year'), []);
  });

  it('names every row once, and otherwise in each grouping: entries of one library by their places', () => {
    const ids = [...flat(sourcesTree(roots, 'grade')), ...flat(sourcesTree(roots, 'year'))].map(
      ({ id }) => id,
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.length, 2 * (2 + 4 + 4 * 2 * (1 + 2)));
  });

  it('puts each row below its parent, and knows its workspace', () => {
    for (const node of flat(sourcesTree(roots, 'origin')))
      for (const child of below(node)) assert.equal(child.parent, node);
    const group = sourcesTree([root('one', 1)], 'state')[0] as SourcesGroupNode;
    const [source] = below(group) as SourceNode[];
    assert.equal(source?.root, 'file:///one');
  });
});
