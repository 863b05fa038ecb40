import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { Editor } from '../../scripts/workbench/editor.mjs';
import { plainFolder, sample, withWindow } from './window.mjs';

/** The status bar's item for the type, as a screen reader has it. */
const typeItem = ({ page }) => page.locator('.statusbar-item:visible [aria-label^="Type of this note"]');

const waitForType = (window, type) =>
  typeItem(window)
    .and(window.page.locator(`[aria-label="Type of this note: ${type}"]`))
    .waitFor();

describe('the type of a note in the status bar', () => {
  const session = withWindow(sample);

  it('is that of the active editor', async () => {
    const { window } = session;
    await window.openNote('sources/suwon-report.md');
    await waitForType(window, 'Source');
    assert.ok((await window.statusBar()).includes('Source'));
    await window.openNote('actors/wang-yi.md');
    await waitForType(window, 'Person');
    await window.openFile('attache.yaml');
    await typeItem(window).waitFor({ state: 'hidden' });
  });

  it('follows what is typed', async () => {
    const { window } = session;
    const editor = await window.openNote('offices/prime-minister-of-japan.md');
    await waitForType(window, 'Office');
    await editor.typeText('x', { behind: 'type: office' });
    await waitForType(window, 'No type');
    await window.page.keyboard.press('Backspace');
    await waitForType(window, 'Office');
  });

  it('is changed by a click and a choice, and one undo takes that back', async () => {
    const { window } = session;
    const editor = await window.openNote('actors/south-korea.md');
    await waitForType(window, 'Place');
    const before = await editor.lines();
    await typeItem(window).click();
    await waitForPicks(window, ['Note', 'Person', 'Organisation', 'Place', 'Event', 'Office', 'Source']);
    await window.quickRow('Organisation').click();
    await waitForType(window, 'Organisation');
    const changed = before.map((line) => (line === 'type: place' ? 'type: organisation' : line));
    assert.deepEqual(await editor.lines(), changed);
    await editor.clickBehind('type: organisation');
    await window.page.keyboard.press('Control+Z');
    await waitForType(window, 'Place');
    assert.deepEqual(await editor.lines(), before);
  });
});

describe('a new note', () => {
  const session = withWindow(sample);

  it('of a source is opened at its first blank', async () => {
    const { window } = session;
    await window.openNote('notes/beijing-envoys.md');
    await waitForType(window, 'Note');
    await window.runCommand('Attaché: New Source…');
    await answer(window, 'Suwon report', 'sources/suwon-report.md goes by this name already.');
    await answer(window, 'Talks begin: a first look', 'sources/talks-begin-a-first-look.md');
    await window.page.keyboard.press('Enter');
    const editor = editorOf(window, 'sources/talks-begin-a-first-look.md');
    await editor.waitUntilShown();
    await until(async () => (await editor.lines()).includes('author: []'), { what: 'the frontmatter' });
    await editor.typeText('Kim Minji');
    const lines = await editor.lines();
    const start = ['---', 'type: source', 'title: "Talks begin: a first look"', 'author: [Kim Minji]'];
    assert.deepEqual(lines.slice(0, 4), start);
    await waitForType(window, 'Source');
    assert.equal(await editor.squiggles('error'), 0);
  });

  it('of an actor asks which sort', async () => {
    const { window } = session;
    await window.runCommand('Attaché: New Actor…');
    await waitForPicks(window, ['Person', 'Organisation', 'Place', 'Event']);
    await window.quickRow('Person').click();
    await answer(window, 'Cho Hyun', 'actors/cho-hyun.md');
    await window.page.keyboard.press('Enter');
    await editorOf(window, 'actors/cho-hyun.md').waitUntilShown();
    await waitForType(window, 'Person');
  });
});

describe('a folder that is no workspace yet', () => {
  const session = withWindow(plainFolder);

  it('names no type', async () => {
    await session.window.openFile('note.md');
    assert.equal(await typeItem(session.window).count(), 0);
  });

  it('is set up from the Claims view, and its notes are read from then on', async () => {
    const { window } = session;
    await window.openView('Attaché');
    await window.page
      .locator('.welcome-view-content .monaco-button', { hasText: 'Set Up This Folder' })
      .click();
    const config = editorOf(window, 'attache.yaml');
    await config.waitUntilShown();
    assert.ok((await config.lines()).includes('version: 1'));
    await window.openFile('note.md');
    await waitForType(window, 'Note');
  });
});

/** Waits until these can be chosen; below each stands what it is. */
async function waitForPicks({ quickRows }, expected) {
  let found = [];
  const offered = async () => {
    const rows = await quickRows.locator('.label-name').allInnerTexts();
    found = rows.filter((_, at) => at % 2 === 0);
    assert.deepEqual(found, expected);
    return rows.every((text) => text !== '');
  };
  await until(offered, { what: () => `${expected.join(', ')}, not ${found.join(', ')}` });
}

/** The editor of a file that opens by itself. */
const editorOf = ({ page }, name) => new Editor(page, name);

/** Types into the input that is open, and waits until it says what comes of it. */
async function answer({ page, quickInput }, words, says) {
  await quickInput.fill(words);
  await page.locator('.quick-input-widget:visible .quick-input-message', { hasText: says }).waitFor();
}
