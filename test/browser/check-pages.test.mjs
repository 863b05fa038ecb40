import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { pictures, sample, withWindow } from './window.mjs';

describe('the page of a check', () => {
  const session = withWindow(sample);

  const tabs = async () => {
    const labels = await session.window.page.locator('.tabs-container .tab').allInnerTexts();
    return labels.map((label) => label.trim()).filter((label) => label.includes('unresolved-source'));
  };
  const heading = () =>
    session.window.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe#active-frame')
      .locator('h1')
      .first();

  /** In the preview, and no longer as the text that the link opened. */
  async function isShownAsItReads() {
    await heading().getByText('unresolved-source').waitFor();
    await until(async () => (await tabs()).length === 1, { what: 'the end of its source' });
    const source = session.window.page.locator('.monaco-editor[data-uri$="unresolved-source.md"]');
    await source.waitFor({ state: 'detached' });
  }

  it('is shown as it reads where a finding is clicked by its name', async () => {
    const editor = await session.window.openNote('notes/tokyo-23-august.md');
    await editor.waitForSquiggle('error');
    await editor.hoverWord('three-capitols', /unresolved-source/);
    await session.window.page.locator('.monaco-hover a.code-link').first().click();
    await isShownAsItReads();
    await session.window.picture(path.join(pictures, 'check-page.png'));
  });

  it('is shown so from the Problems view, too', async () => {
    await session.window.runCommand('View: Close All Editors');
    assert.deepEqual(await tabs(), []);
    await session.window.openNote('notes/tokyo-23-august.md');
    await session.window.problems();
    const link = session.window.page.locator('.markers-panel .monaco-link').getByText('unresolved-source');
    await link.first().click();
    await isShownAsItReads();
  });
});
