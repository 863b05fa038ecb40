import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, it } from 'mocha';
import { sample, withWindow } from './window.mjs';

const view = 'Sources';
const report = 'sources/suwon-report.md';

describe('the Sources view', () => {
  const session = withWindow(sample);

  before(async () => {
    await session.window.openView('Attaché');
    await session.window.openPaneAlone(view);
  });

  it('lists the sources by publisher, and says in words what each lacks', async () => {
    const rows = await waitForRows(session.window, (all) => all.some(({ level }) => level === 2));
    const groups = rows.filter(({ level }) => level === 1);
    assert.ok(groups.length > 1, JSON.stringify(rows));
    for (const { description } of groups) assert.match(description, /^\d+$/);
    const title = await titleIn(path.join(session.folder, 'sources/inaugural-address-2025.md'));
    const address = rows.find(({ label }) => label === title);
    assert.match(address.description, /not captured/);
    assert.match(address.ariaLabel, /not captured/);
  });

  it('groups them by reliability, in words', async () => {
    const { window } = session;
    await window.runCommand('Attaché: Group Sources…');
    await window.quickInput.fill('by reliability');
    await window.page.keyboard.press('Enter');
    await waitForRows(window, (all) => all.some(({ label }) => label === 'B: usually reliable'));
  });

  it('shows the claims of a source, and opens its capture', async () => {
    const { window } = session;
    const title = await titleIn(path.join(session.folder, report));
    await window.expandRow(title, view);
    await waitForRows(window, (all) => all.some(({ level }) => level === 3));
    const row = await window.treeRow(title, view);
    await row.hover();
    await row.locator('[aria-label="Open Capture"]').click();
    await window.page.locator('.editor-instance .monaco-editor[data-uri$="/suwon-report.txt"]').waitFor();
  });

  it('filters, and says so until the filter is cleared', async () => {
    const { window } = session;
    await window.runCommand('Attaché: Filter Sources…');
    await window.quickInput.fill('nothing at all');
    await window.page.keyboard.press('Enter');
    await window.page.locator('.welcome-view-content', { hasText: 'No source fits the filter.' }).waitFor();
    await window.runCommand('Attaché: Clear Filter of Sources');
    await waitForRows(window, (all) => all.length > 1);
  });

  it('marks a source that has lost its date, as soon as its note says so', async () => {
    const file = path.join(session.folder, report);
    const title = await titleIn(file);
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^issued: .*\n/m, ''));
    await waitForRows(session.window, (all) =>
      all.some(({ label, description }) => label === title && description.includes('undated')),
    );
  });
});

const titleIn = async (file) => /^title: "?(.*?)"?$/m.exec(await readFile(file, 'utf8'))[1];

const waitForRows = (window, isRight) => window.waitForTreeRows(isRight, view);
