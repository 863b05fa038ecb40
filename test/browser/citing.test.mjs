import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { sample, withWindow } from './window.mjs';

describe('a source of a library', () => {
  const session = withWindow(sample);

  it('is cited by a word of its title', async () => {
    const editor = await session.window.openNote('notes/from-candidate-to-president.md');
    await editor.typeText(' [@sidelines', { behind: 'G7 summit in Kananaskis' });
    const offered = await editor.waitForSuggestions();
    assert.equal(offered[0], 'kananaskis-sidelines', offered.join(', '));
    await editor.acceptSuggestion('kananaskis-sidelines');
    await session.window.page.keyboard.press('Escape');
    const cited = '[@kananaskis-sidelines]]{.claim #kananaskis';
    await until(async () => (await editor.lines()).some((text) => text.includes(cited)), {
      what: 'the citation',
    });
    const card = await editor.hoverWord('@kananaskis-sidelines', /On the sidelines in Kananaskis/);
    assert.match(card, /The Example Observer/);
  });
});

describe('a quotation with another word', () => {
  const session = withWindow(sample);

  it('is underlined, says which word, and becomes what the source says', async () => {
    const editor = await session.window.openNote('notes/suwon-campaign-stop.md');
    await editor.waitForSquiggle('warning');
    const card = await editor.hoverWord('essential', /“important”/);
    assert.match(card, /essential/);
    await editor.clickBehind('an essen');
    await editor.applyQuickFix('Use the captured words');
    await until(async () => (await editor.lines()).some((text) => text.includes('"an important partner')), {
      what: 'the captured words',
    });
    await editor.waitForNoSquiggle('warning');
  });
});
