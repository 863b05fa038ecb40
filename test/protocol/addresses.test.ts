import assert from 'node:assert/strict';
import { pathOfUri, uriOf } from '../../src/host/node/workspace-host.ts';

describe('an address', () => {
  it('leads to its path and back', () =>
    assert.equal(pathOfUri(uriOf('/notes', 'a (한) b.md')), '/notes/a (한) b.md'));
  for (const uri of ['untitled:Untitled-1', 'vscode-vfs://x/a.md', 'file:///a%2Fb.md', 'file://[/a.md']) {
    it(`${uri} has none, and does no harm`, () => assert.equal(pathOfUri(uri), null));
  }
});
