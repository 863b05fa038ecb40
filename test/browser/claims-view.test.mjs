import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { before, describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { sample, withWindow } from './window.mjs';

describe('the Claims view', () => {
  const session = withWindow(sample);
  let claims;

  before(async () => {
    claims = await claimsOfTheCommandLine();
    // A tree has rows only as far as they can be seen.
    await session.window.page.setViewportSize({ width: 1280, height: 1200 });
    await session.window.openView('Attaché');
  });

  it('lists the claims by note, with their number', async () => {
    const labels = await waitForGroups(session.window, counts(claims, 'note'));
    assert.ok(labels.includes('Tokyo, 23 August 2025'), labels.join(' | '));
    // So many are folded at first.
    await session.window.expandRow('Tokyo, 23 August 2025', 'Claims');
    await until(async () => (await rowsBelow(session.window, 'Tokyo, 23 August 2025')) === 3, {
      what: 'the claims of the note',
    });
  });

  it('lists them by status when asked to, and by note again', async () => {
    await session.window.runCommand('Attaché: Group Claims by Status');
    const byStatus = counts(claims, 'status');
    const labels = await waitForGroups(session.window, byStatus);
    const statuses = labels.map((label) => label.replaceAll(' ', '-'));
    assert.deepEqual(statuses.sort(), Object.keys(byStatus).sort());
    await session.window.runCommand('Attaché: Group Claims by Note');
    await waitForGroups(session.window, counts(claims, 'note'));
  });

  it('opens the note of a claim that is clicked', async () => {
    await session.window.expandRow('Envoys in Beijing', 'Claims');
    const row = await session.window.treeRow('Foreign Minister Wang Yi received envoys', 'Claims');
    await row.click();
    const note = '.editor-instance .monaco-editor[data-uri$="/beijing-envoys.md"]';
    await session.window.page.locator(note).waitFor();
  });
});

async function claimsOfTheCommandLine() {
  const args = [path.join(root, 'dist/cli.js'), 'claims', '--workspace', sample, '--format', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}

/** How many claims there are of each. */
function counts(claims, key) {
  const found = {};
  for (const { [key]: value } of claims) {
    found[value] = (found[value] ?? 0) + 1;
  }
  return found;
}

/** Waits until the view's groups say how many claims they hold, as is expected, and returns their labels. */
async function waitForGroups(window, expected) {
  let found = [];
  const shown = async () => {
    found = (await window.treeRows('Claims')).filter(({ level }) => level === 1);
    const numbers = found.map(({ description }) => Number.parseInt(description, 10));
    assert.deepEqual([...numbers].sort(), Object.values(expected).sort());
    return true;
  };
  await until(shown, { what: () => `${JSON.stringify(expected)}, not ${JSON.stringify(found)}` });
  return found.map(({ label }) => label);
}

/** How many rows stand below the group of this label. */
async function rowsBelow(window, label) {
  const rows = await window.treeRows('Claims');
  const from = rows.findIndex((row) => row.level === 1 && row.label === label) + 1;
  const to = rows.findIndex((row, at) => at >= from && row.level === 1);
  return (to < 0 ? rows.length : to) - from;
}
