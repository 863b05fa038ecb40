import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { withWindow } from './window.mjs';

const folder = path.join(root, 'test/workspaces/rename');

/** What a file holds; null where there is none. */
const textOf = (inside, name) => {
  const file = path.join(inside, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

describe('a rename in the editor', () => {
  const session = withWindow(folder);
  const onDisk = (name) => textOf(session.folder, name);
  const written = (name) => textOf(folder, name);

  it('of an actor by a link renames the file and all that names him, and one undo takes it back', async () => {
    const { window } = session;
    const editor = await window.openNote('notes/visit.md');
    await renameTo(window, editor, '[[le', 'lee', 'lee-jm');
    await waitForLine(
      editor,
      '[He came [@talks]]{.claim #came by=lee-jm}. See [[lee-jm|Lee]] and [[lee-jm]].',
    );
    await until(() => onDisk('actors/lee-jm.md') !== null && onDisk('actors/lee.md') === null, {
      what: 'the file of the actor to be renamed',
    });
    await until(() => onDisk('notes/report.md').includes('- lee-jm'), { what: 'the other note to be saved' });
    await editor.waitForNoSquiggle('error');

    await editor.clickBehind('See [[lee-jm|Lee]]');
    await window.page.keyboard.press('Control+Z');
    await waitForLine(editor, '[He came [@talks]]{.claim #came by=lee}. See [[lee|Lee]] and [[lee]].');
    await until(() => onDisk('actors/lee.md') !== null && onDisk('actors/lee-jm.md') === null, {
      what: 'the file of the actor to be back',
    });
    const report = await window.openNote('notes/report.md');
    await waitForLine(report, '- lee');
    await window.runCommand('File: Save All');
    await until(() => onDisk('notes/report.md') === written('notes/report.md'), {
      what: 'the bytes of before',
    });
    assert.equal(onDisk('actors/lee.md'), written('actors/lee.md'));
  });

  it('of a source by its citation keeps the file, whose id is written in it', async () => {
    const { window } = session;
    const editor = await window.openNote('notes/visit.md');
    await renameTo(window, editor, '[@tal', 'talks', 'talks-2025');
    await waitForLine(editor, '[He came [@talks-2025]]{.claim #came by=lee}. See [[lee|Lee]] and [[lee]].');
    const source = await window.openNote('sources/talks.md');
    await waitForLine(source, 'id: talks-2025');
  });

  it('says why it can’t be done', async () => {
    const { window } = session;
    const editor = await window.openNote('notes/visit.md');
    await renameTo(window, editor, '[[le', 'lee', 'visit');
    await window.waitForToast('“visit” is notes/visit.md already. Choose another id.');
    // VS Code's own Markdown support would have gone on without us.
    assert.ok((await editor.lines()).some((line) => line.endsWith('See [[lee|Lee]] and [[lee]].')));
  });
});

describe('a rename that is looked at first', () => {
  const session = withWindow(folder);
  const onDisk = (name) => textOf(session.folder, name);

  it('lists all that it edits, and one undo takes back what was applied', async () => {
    const { window } = session;
    const { page } = window;
    const editor = await window.openNote('notes/visit.md');
    await renameTo(window, editor, '[[le', 'lee', 'lee-jm', 'Control+Enter');
    const preview = page.locator('.bulk-edit-panel');
    const row = (words) => preview.locator('.monaco-list-row', { hasText: words }).first();
    for (const words of ['report.md', 'visit.md', 'lee-jm.md']) await row(words).waitFor();
    assert.notEqual(onDisk('actors/lee.md'), null);
    await preview.locator('.monaco-button', { hasText: 'Apply' }).click();
    await waitForLine(
      editor,
      '[He came [@talks]]{.claim #came by=lee-jm}. See [[lee-jm|Lee]] and [[lee-jm]].',
    );
    await until(() => onDisk('actors/lee-jm.md') !== null && onDisk('actors/lee.md') === null, {
      what: 'the file of the actor to be renamed',
    });
    // Undo takes back what is done by then: the rename is over once nothing is unknown any more.
    await editor.waitForNoSquiggle('error');

    await editor.clickBehind('See [[lee-jm|Lee]]');
    await page.keyboard.press('Control+Z');
    await waitForLine(editor, '[He came [@talks]]{.claim #came by=lee}. See [[lee|Lee]] and [[lee]].');
    await until(() => onDisk('actors/lee.md') !== null && onDisk('actors/lee-jm.md') === null, {
      what: 'the file of the actor to be back',
    });
    const report = await window.openNote('notes/report.md');
    await waitForLine(report, '- lee');
  });
});

describe('a note renamed by a link to it', () => {
  const session = withWindow(folder);
  const onDisk = (name) => textOf(session.folder, name);

  it('takes its verdicts along, and one undo brings both back', async () => {
    const { window } = session;
    const editor = await window.openNote('notes/report.md');
    await renameTo(window, editor, '[[vis', 'visit', 'journey');
    await waitForLine(editor, 'It rests on [[journey#came]].');
    await until(() => onDisk('reviews/journey.yaml') !== null && onDisk('notes/journey.md') !== null, {
      what: 'the note and its verdicts to be renamed',
    });
    assert.deepEqual([onDisk('reviews/visit.yaml'), onDisk('notes/visit.md')], [null, null]);
    // Undo takes back what is done by then: the rename is over once nothing leads nowhere any more.
    await editor.waitForNoSquiggle('info');
    await editor.clickBehind('It rests on');
    await window.page.keyboard.press('Control+Z');
    await waitForLine(editor, 'It rests on [[visit#came]].');
    await until(() => onDisk('reviews/visit.yaml') !== null && onDisk('notes/visit.md') !== null, {
      what: 'the note and its verdicts to be back',
    });
  });
});

describe('a file renamed in the Explorer', () => {
  const session = withWindow(folder);
  const onDisk = (name) => textOf(session.folder, name);

  it('has what names it edited, once that is allowed', async () => {
    const { window } = session;
    const { page } = window;
    await window.openNote('notes/visit.md');
    await (await explorerRow(window, 'visit.md')).click();
    await page.keyboard.press('F2');
    await page.locator('.explorer-item-edited input').fill('journey.md');
    await page.keyboard.press('Enter');
    const dialog = page.locator('.monaco-dialog-box', { hasText: 'Attaché' });
    await dialog.locator('.monaco-button', { hasText: 'OK' }).click();
    await until(() => onDisk('reviews/journey.yaml') !== null && onDisk('notes/journey.md') !== null, {
      what: 'the note and its verdicts to be renamed',
    });
    assert.equal(onDisk('reviews/visit.yaml'), null);
    // VS Code leaves it to the user to save what it edits for a file's sake.
    const report = await window.openNote('notes/report.md');
    await waitForLine(report, 'It rests on [[journey#came]].');
  });
});

const explorerRow = async ({ page }, name) => {
  const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
  await row.waitFor();
  return row;
};

/** Renames what stands before the first place that reads `behind`, and sees that `offered` is offered. */
async function renameTo({ page }, editor, behind, offered, name, accepted = 'Enter') {
  const input = page.locator('.rename-box input');
  await until(
    async () => {
      await editor.clickBehind(behind);
      await page.keyboard.press('F2');
      await input.waitFor({ timeout: 3000 });
      return true;
    },
    { what: `the box for a new name of ${offered}` },
  );
  assert.equal(await input.inputValue(), offered);
  await input.fill(name);
  await page.keyboard.press(accepted);
}

const waitForLine = (editor, line) =>
  until(async () => (await editor.lines()).includes(line), { what: `the line “${line}” in ${editor.name}` });
