import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { plain } from '../../scripts/workbench/editor.mjs';
import { plainFolder, withWindow } from './window.mjs';

describe('a folder without attache.yaml', () => {
  const session = withWindow(plainFolder);

  it('has a Claims view that says what to do', async () => {
    await session.window.openView('Attaché');
    const welcome = session.window.page.locator('.welcome-view-content');
    const help = welcome.filter({ hasText: 'attache.yaml' }).first();
    await help.waitFor();
    assert.match(plain(await help.innerText()), /This folder holds no attache\.yaml/);
    assert.deepEqual(await session.window.treeRows(), []);
  });

  it('has no findings', async () => {
    const editor = await session.window.openFile('note.md');
    assert.deepEqual((await session.window.problems()).filter(Boolean), []);
    for (const level of ['error', 'warning', 'info', 'hint']) {
      assert.equal(await editor.squiggles(level), 0, level);
    }
  });
});
