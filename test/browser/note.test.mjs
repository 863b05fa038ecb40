import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { sample, withWindow } from './window.mjs';

describe('a note in the editor', () => {
  const session = withWindow(sample);

  it('has a citation underlined that names no source, which is listed among the problems', async () => {
    const editor = await session.window.openNote('notes/tokyo-23-august.md');
    await editor.waitForSquiggle('error');
    const listed = async () => {
      const rows = await session.window.problems();
      return rows.some((row) => row?.includes('No source is called “three-capitols”'));
    };
    await until(listed, { what: 'the finding in the Problems view' });
    await session.window.runCommand('View: Hide Panel');
  });

  it('has a wrong key underlined soon after it is typed, until it is mended', async () => {
    const editor = await session.window.openNote('notes/washington-25-august.md');
    await editor.waitForSquiggle('warning');
    await editor.waitForNoSquiggle('error');
    await editor.clickBehind('@three-capitals');
    const typed = await timed(async () => {
      await editor.typeText('x');
      await editor.waitForSquiggle('error');
    });
    const mended = await timed(async () => {
      await session.window.page.keyboard.press('Backspace');
      await editor.waitForNoSquiggle('error');
    });
    console.log(`squiggle ${typed} ms after a wrong key was typed, gone ${mended} ms after it was mended`);
    assert.ok(typed < 3000, `${typed} ms is not soon.`);
  });

  it('says on hover what office somebody held on the date of the note', async () => {
    const inMay = await hoverIn('notes/suwon-campaign-stop.md');
    assert.match(inMay, /On 2[67] May 2025: .*candidate/i);
    const inAugust = await hoverIn('notes/tokyo-23-august.md');
    assert.match(inAugust, /On 2\d August 2025: President of South Korea/);
  });

  async function hoverIn(note) {
    const card = await (await session.window.openNote(note)).hoverWord('Lee Jae-myung', /Why this one/);
    return card;
  }
});

async function timed(work) {
  const started = performance.now();
  await work();
  return Math.round(performance.now() - started);
}
