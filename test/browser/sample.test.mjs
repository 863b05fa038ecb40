import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { after, afterEach, before, describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { openWindow, sample } from './window.mjs';

const suwon = 'notes/suwon-campaign-stop.md';
const tokyo = 'notes/tokyo-23-august.md';

async function attache(...args) {
  const cli = path.join(root, 'dist/cli.js');
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args, '--format', 'json']);
  return JSON.parse(stdout);
}

/** How many there are of each. */
function counts(values) {
  const found = {};
  for (const value of values) {
    found[value] = (found[value] ?? 0) + 1;
  }
  return found;
}

describe('the sample, as a person sees it', () => {
  let opened;
  let window;
  let claims;

  before(async () => {
    claims = await attache('claims', '--workspace', sample);
    opened = await openWindow(sample);
    window = opened.window;
  });
  afterEach(function () {
    return opened.pictureOfFailure(this.currentTest);
  });
  after(() => opened?.close());

  /** The groups of the Claims view with the number that each shows and the number of its rows. */
  async function groups() {
    const rows = await window.treeRows();
    const found = [];
    for (const { level, label, description } of rows) {
      if (level === 1) {
        found.push({ label, shown: Number.parseInt(description, 10), rows: 0 });
      } else if (found.length > 0) {
        found.at(-1).rows += 1;
      }
    }
    return found;
  }

  /** Waits until the view's groups have as many claims as the command line counts. */
  async function waitForGroups(expected) {
    let found = [];
    const shown = async () => {
      found = await groups();
      assert.deepEqual(found.map((group) => group.rows).sort(), Object.values(expected).sort());
      assert.deepEqual(
        found.map((group) => group.shown),
        found.map((group) => group.rows),
      );
      return true;
    };
    await until(shown, { what: () => `${JSON.stringify(expected)}, not ${JSON.stringify(found)}` });
    return found.map(({ label }) => label);
  }

  it('lists its claims by note, with their number', async () => {
    await window.openView('Attaché');
    const labels = await waitForGroups(counts(claims.map(({ note }) => note)));
    assert.ok(labels.includes('Tokyo, 23 August 2025'), labels.join(' | '));
  });

  it('lists its claims by status when asked to, and by note again', async () => {
    await window.runCommand('Attaché: Group Claims by Status');
    const byStatus = counts(claims.map(({ status }) => status));
    const labels = await waitForGroups(byStatus);
    assert.deepEqual(labels.map((label) => label.replaceAll(' ', '-')).sort(), Object.keys(byStatus).sort());
    await window.runCommand('Attaché: Group Claims by Note');
    await waitForGroups(counts(claims.map(({ note }) => note)));
  });

  it('opens the note of a claim that is clicked', async () => {
    const row = await window.treeRow('Foreign Minister Wang Yi received envoys');
    await row.click();
    await window.page.locator('.editor-instance .monaco-editor[data-uri$="/beijing-envoys.md"]').waitFor();
  });

  it('underlines a citation that names no source, and lists it among the problems', async () => {
    const editor = await window.openFile(tokyo);
    await editor.waitForSquiggle('error');
    const problems = await until(
      async () => {
        const rows = await window.problems();
        return rows.some((row) => row?.includes('three-capitols')) && rows;
      },
      { what: 'the problem in the Problems view' },
    );
    assert.match(problems.join('\n'), /No source is called “three-capitols”/);
    await window.runCommand('View: Hide Panel');
  });

  it('underlines a wrong key soon after it is typed, until it is mended', async () => {
    const editor = await window.openFile(suwon);
    await editor.waitForNoSquiggle('error');
    const typed = await timed(async () => {
      await editor.typeText('x', { behind: '@suwon-report' });
      await editor.waitForSquiggle('error');
    });
    const mended = await timed(async () => {
      await window.page.keyboard.press('Backspace');
      await editor.waitForNoSquiggle('error');
    });
    console.log(`squiggle ${typed} ms after a wrong key was typed, gone ${mended} ms after it was mended`);
    assert.ok(typed < 3000, `${typed} ms is not soon.`);
  });

  it('says on hover what office he held on the date of the note', async () => {
    const inMay = await (await window.openFile(suwon)).hoverWord('Lee Jae-myung');
    assert.match(inMay, /On 2[67] May 2025: .*candidate/i);
    const inAugust = await (await window.openFile(tokyo)).hoverWord('Lee Jae-myung');
    assert.match(inAugust, /On 2\d August 2025: President of South Korea/);
    for (const card of [inMay, inAugust]) {
      assert.match(card, /Why this one/);
    }
  });
});

async function timed(work) {
  const started = performance.now();
  await work();
  return Math.round(performance.now() - started);
}
