import assert from 'node:assert/strict';
import { type ClaimsNode, claimsTree } from '../../src/client/claims-tree.ts';
import type { ClaimGroup, ClaimRow, ClaimsViewRoot } from '../../src/protocol/protocol.ts';
import { claimRow as row } from './claim-row.ts';

const group = (key: string, rows: readonly ClaimRow[], status: string | null = null): ClaimGroup => ({
  key,
  label: 'Note',
  description: '',
  status,
  rows,
});

const root = (name: string, groups: readonly ClaimGroup[]): ClaimsViewRoot => ({
  root: `file:///${name}`,
  label: name,
  notes: groups.length,
  groups,
});

const children = (node: ClaimsNode): readonly ClaimsNode[] => (node.type === 'row' ? [] : node.children);

const flat = (nodes: readonly ClaimsNode[]): ClaimsNode[] =>
  nodes.flatMap((node) => [node, ...flat(children(node))]);

describe('the tree of claims', () => {
  const one = root('one', [group('a', [row('1'), row('2')]), group('a/1', [row('1')]), group('a/1/1', [])]);
  const two = root('two', [group('a', [row('1')])]);

  it('has rows for workspaces only where there are several', () => {
    assert.deepEqual(
      claimsTree([one], 'note').map((node) => node.type),
      ['group', 'group', 'group'],
    );
    assert.deepEqual(
      claimsTree([one, two], 'note').map((node) => (node.type === 'root' ? node.claims : node.type)),
      [3, 1],
    );
    assert.deepEqual(claimsTree([], 'note'), []);
  });

  it('names every row once, and otherwise in each grouping', () => {
    const ids = [...flat(claimsTree([one, two], 'note')), ...flat(claimsTree([one, two], 'status'))];
    assert.equal(new Set(ids.map((node) => node.id)).size, ids.length);
    const again = [...flat(claimsTree([one, two], 'note')), ...flat(claimsTree([one, two], 'status'))];
    assert.deepEqual(
      again.map((node) => node.id),
      ids.map((node) => node.id),
    );
  });

  it('gives each row the parent that lists it', () => {
    for (const node of flat(claimsTree([one, two], 'note')))
      if (node.parent) assert.ok(children(node.parent).includes(node));
      else assert.equal(node.type, 'root');
  });

  it('unfolds what can be seen at once', () => {
    const folded = (count: number): boolean[] => {
      const rows = Array.from({ length: count }, (_, index) => row(String(index)));
      return claimsTree([root('one', [group('a', rows)])], 'note').map(
        (node) => node.type === 'group' && !node.expanded,
      );
    };
    assert.deepEqual(folded(30), [false]);
    assert.deepEqual(folded(31), [true]);
  });

  it('knows where the group says the status', () => {
    const [node] = claimsTree([root('one', [group('sourced', [row('1')], 'sourced')])], 'status');
    const [child] = children(node!);
    assert.equal(child?.type === 'row' && child.statusAbove, true);
  });
});
