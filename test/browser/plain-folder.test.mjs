import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { plain } from '../../scripts/workbench/editor.mjs';
import { openWindow, plainFolder } from './window.mjs';

describe('a folder without attache.yaml, as a person sees it', () => {
  let opened;
  let window;

  before(async () => {
    opened = await openWindow(plainFolder);
    window = opened.window;
  });
  afterEach(function () {
    return opened.pictureOfFailure(this.currentTest);
  });
  after(() => opened?.close());

  it('has a view that says what to do', async () => {
    await window.openView('Attaché');
    const welcome = window.page.locator('.welcome-view-content').filter({ hasText: 'attache.yaml' }).first();
    await welcome.waitFor();
    assert.match(plain(await welcome.innerText()), /This folder holds no attache\.yaml/);
    assert.deepEqual(await window.treeRows(), []);
  });

  it('has no findings', async () => {
    const editor = await window.openFile('note.md');
    assert.deepEqual((await window.problems()).filter(Boolean), []);
    for (const level of ['error', 'warning', 'info', 'hint']) {
      assert.equal(await editor.squiggles(level), 0);
    }
  });
});
