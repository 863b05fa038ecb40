import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { sample, withWindow } from './window.mjs';

describe('frontmatter in the editor', () => {
  const session = withWindow(sample);
  const comment = '# the report itself, without the menu and what stands below';

  it('is completed while it is typed: `rel` is a key, and then it has values', async () => {
    const editor = await session.window.openNote('sources/suwon-report.md');
    await emptyLine(editor, 'reliability: B');
    await editor.typeText('rel');
    const keys = await editor.waitForSuggestions();
    assert.equal(keys[0], 'reliability', keys.join(', '));
    await session.window.page.keyboard.press('Enter');
    await waitForLine(editor, 'reliability:');
    const values = await editor.waitForSuggestions();
    assert.deepEqual(values, ['A', 'B', 'C', 'D', 'E', 'F']);
    await editor.acceptSuggestion('B');
    await waitForLine(editor, 'reliability: B');
  });

  it('is mended by a fix that leaves comments alone and that one undo takes back', async () => {
    const editor = await session.window.openNote('sources/suwon-report.md');
    await editor.waitForNoSquiggle('error');
    const before = await editor.lines();
    await editor.clickBehind('reliability: B');
    await editor.typeText('b');
    await editor.waitForSquiggle('error');
    const wrong = await editor.lines();
    await editor.applyQuickFix('Change to “B”');
    await waitForLine(editor, 'reliability: B');
    await editor.waitForNoSquiggle('error');
    assert.deepEqual(await editor.lines(), before);
    assert.ok(
      before.some((line) => line.endsWith(comment)),
      before.join('\n'),
    );
    await session.window.page.keyboard.press('Control+z');
    await waitForLine(editor, 'reliability: Bb');
    assert.deepEqual(await editor.lines(), wrong);
  });

  async function emptyLine(editor, text) {
    await editor.clickBehind(text);
    const { keyboard } = session.window.page;
    await keyboard.press('Home');
    await keyboard.press('Shift+End');
    await keyboard.press('Delete');
  }

  const waitForLine = (editor, text) =>
    until(async () => (await editor.lines()).includes(text), { what: `a line “${text}”` });
});
