import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { root } from '../../scripts/lib/root.mjs';
import { withWindow } from './window.mjs';

/** The same words in three notes, each read as of its own day. */
describe('one title and one surname in three notes', () => {
  const session = withWindow(path.join(root, 'test/workspaces/three-terms'));

  const cardIn = async (note) => {
    const editor = await session.window.openNote(note);
    return editor.hoverWord('Trump', /Why this one/);
  };

  it('are a president in his first term', async () => {
    const card = await cardIn('notes/singapore-2018.md');
    assert.match(
      card,
      /On 12 June 2018: President of the United States, from 20 January 2017 to 20 January 2021/,
    );
  });

  it('are one who holds no office after it', async () => {
    const card = await cardIn('notes/florida-2022.md');
    assert.match(card, /On 1 March 2022: held no office then/);
    assert.match(card, /Before: President of the United States/i);
  });

  it('are a president again in his second', async () => {
    const card = await cardIn('notes/washington-2025.md');
    assert.match(card, /On 25 August 2025: President of the United States, since 20 January 2025/);
  });
});
