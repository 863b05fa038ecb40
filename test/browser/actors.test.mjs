import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { Editor } from '../../scripts/workbench/editor.mjs';
import { homonyms, withWindow } from './window.mjs';

const note = 'notes/visit.md';

describe('whom a note means', () => {
  const session = withWindow(homonyms);
  const received = 'Wang Yi received the guests.';

  it('is chosen among those of one name, and one undo takes that back', async () => {
    const editor = await session.window.openNote(note);
    await editor.hoverWord('Wang Yi', /may be any of 2/);
    await tag(editor);
    await editor.hoverWord('|Wang Yi', /Foreign Minister of China/);
    await undo(session.window, editor, 'the guests.');
    await waitForLine(editor, received);
  });

  it('is said once for the whole note', async () => {
    const editor = await session.window.openNote(note);
    await editor.clickBehind('Wang Yi');
    await editor.applyQuickFix('List Wang Yi (wang-yi-general) under');
    await waitForLine(editor, 'actors: [wang-yi-general]');
    await undo(session.window, editor, 'the guests.');
    await until(async () => !(await editor.lines()).some((line) => line.startsWith('actors')), {
      what: 'the note as it was',
    });
  });

  it('is counted above the actor’s note, which leads there', async () => {
    const { window } = session;
    const editor = await window.openNote(note);
    await tag(editor);
    const actor = await window.openNote('actors/wang-yi-minister.md');
    await until(async () => (await actor.codeLenses()).includes('1 mention'), { what: 'one mention' });
    await actor.element.locator('.codelens-decoration > a', { hasText: '1 mention' }).click();
    await window.page
      .locator('.peekview-widget .monaco-editor', { hasText: 'received the guests' })
      .waitFor();
    await window.page.keyboard.press('Escape');
    await window.openNote(note);
    await undo(window, editor, 'the guests.');
    await waitForLine(editor, received);
    await window.openNote('actors/wang-yi-minister.md');
    // What counts nothing leads nowhere.
    await until(async () => (await actor.codeLenses()).join() === '1 undecided', { what: 'no mention' });
  });

  async function tag(editor) {
    await editor.clickBehind('Wang Yi');
    await editor.applyQuickFix('Tag this “Wang Yi” as Wang Yi (wang-yi-minister)');
    await waitForLine(editor, `[[wang-yi-minister|Wang Yi]]${received.slice('Wang Yi'.length)}`);
  }
});

describe('a name that nobody bears', () => {
  const session = withWindow(homonyms);

  it('is made an actor, and undo takes the file away again', async () => {
    const { window } = session;
    const editor = await selected(window);
    await editor.applyQuickFix('Create an actor named “Cho Hyun”');
    await window.quickRow('Person').click();
    const made = new Editor(window.page, 'actors/cho-hyun.md');
    await made.waitUntilShown();
    await waitForLine(made, 'name: Cho Hyun');
    await window.openNote(note);
    await editor.hoverWord('Cho Hyun', /Why this one/);

    await window.openNote('actors/cho-hyun.md');
    await undo(window, made, 'name: Cho Hyun');
    await until(async () => (await made.lines()).join('') === '', { what: 'an empty note' });
    await window.page.keyboard.press('Control+z');
    await made.element.waitFor({ state: 'hidden' });
    await window.openNote(note);
    await waitForLine(editor, 'Then Cho Hyun spoke.');
  });

  it('is made one more of an actor who is chosen by any other', async () => {
    const { window } = session;
    const editor = await selected(window);
    await editor.applyQuickFix('Add “Cho Hyun” as an alias of');
    await window.quickInput.fill('王');
    await window.page.locator('.quick-input-list-row', { hasText: 'wang-yi-minister' }).click();
    await window.waitForToast('“Cho Hyun” is a name of Wang Yi now.');
    await editor.hoverWord('Cho Hyun', /Why this one/);
    const actor = await window.openNote('actors/wang-yi-minister.md');
    await waitForLine(actor, 'aliases: [Cho Hyun]');
    await undo(window, actor, 'name: Wang Yi');
    await until(async () => !(await actor.lines()).includes('aliases: [Cho Hyun]'), { what: 'the undo' });
  });

  it('is no hindrance: links and attributes are completed as soon as they are begun', async () => {
    const editor = await session.window.openNote(note);
    await editor.typeText(' [[王', { behind: 'See also' });
    const names = await editor.waitForSuggestions();
    assert.equal(names[0], 'wang-yi-minister', names.join(', '));
    await editor.acceptSuggestion('wang-yi-minister');
    await waitForLine(editor, 'See also [[wang-yi-minister]]');
    await editor.typeText(', [so]{.claim ki');
    await editor.waitForSuggestions();
    await editor.acceptSuggestion('kind');
    await editor.waitForSuggestions();
    await editor.acceptSuggestion('judgment');
    await waitForLine(editor, 'See also [[wang-yi-minister]], [so]{.claim kind=judgment}');
  });

  async function selected(window) {
    const editor = await window.openNote(note);
    await editor.clickBehind('Then Cho Hyun');
    for (let at = 0; at < 'Cho Hyun'.length; at++) await window.page.keyboard.press('Shift+ArrowLeft');
    return editor;
  }
});

const waitForLine = (editor, text) =>
  until(async () => (await editor.lines()).includes(text), { what: `a line “${text}”` });

async function undo(window, editor, place) {
  await editor.clickBehind(place);
  await window.page.keyboard.press('Control+z');
}

describe('a link that leads nowhere', () => {
  const session = withWindow(homonyms);

  it('begins the note, which is shown', async () => {
    const { window } = session;
    const editor = await window.openNote(note);
    await editor.typeText(' [[kim-min-ji]]', { behind: 'See also' });
    // One is there before: “Wang Yi” may be two.
    await until(async () => (await editor.squiggles('info')) > 1, { what: 'a link that leads nowhere' });
    await window.page.keyboard.press('Escape');
    await editor.clickBehind('[[kim-min');
    await editor.applyQuickFix('Create the person “kim-min-ji”');
    const made = new Editor(window.page, 'actors/kim-min-ji.md');
    await made.waitUntilShown();
    await waitForLine(made, 'type: person');
    await window.openNote(note);
    await waitForLine(editor, 'See also [[kim-min-ji]]');
  });
});
