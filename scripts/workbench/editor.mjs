/* global requestAnimationFrame -- in functions that run in the browser */

import { until } from '../lib/poll.mjs';
import { measureText } from './measure-text.mjs';

/**
 * One file's editor in the workbench, as a person sees it. Only lines in sight can be read.
 * WorkbenchPage.openFile makes it.
 */
export class Editor {
  /**
   * @param {import('playwright-core').Page} page
   * @param {string} name the file's name, or as much of its path as makes it unique
   */
  constructor(page, name) {
    this.page = page;
    this.name = name;
    const uri = name.split('/').map(encodeURIComponent).join('/');
    this.element = page.locator(`.editor-instance .monaco-editor[data-uri$="/${uri}"]`).first();
  }

  waitUntilShown({ timeoutMs = 10_000 } = {}) {
    return this.element.locator('.view-line').first().waitFor({ timeout: timeoutMs });
  }

  /** The lines in sight, from top to bottom. */
  async lines() {
    await this.#settled();
    const lines = await this.element.locator('.view-line').evaluateAll((elements) =>
      elements
        .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text),
    );
    return lines.map(plain);
  }

  /** Puts the cursor right behind the first place that reads `text`. */
  async clickBehind(text) {
    const box = await this.#boxOf(text);
    await this.page.mouse.click(box.x + box.width, box.y + box.height / 2);
  }

  /** Types at the cursor; with `behind`, right behind the first place that reads so. */
  async typeText(text, { behind } = {}) {
    if (behind !== undefined) {
      await this.clickBehind(behind);
    }
    await this.page.keyboard.type(text);
  }

  /** Hovers the first place that reads `word` and returns the text of the card that appears, once it holds what is waited for. */
  async hoverWord(word, holds = /\S/) {
    const card = this.page.locator('.monaco-hover:not(.hidden) .hover-contents');
    return until(
      async () => {
        const box = await this.#boxOf(word);
        // Away first: a mouse that is already there makes no event.
        await this.page.mouse.move(0, 0);
        await card.first().waitFor({ state: 'hidden', timeout: 2000 });
        await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
        await card.first().waitFor({ timeout: 2000 });
        const parts = (await card.allInnerTexts()).map(plain);
        // An unfinished answer counts as none yet: findings are shown before what the server says.
        const said = parts.join('\n');
        return parts.includes('Loading...') || !holds.test(said) ? '' : said;
      },
      { what: `a hover on "${word}" in ${this.name}` },
    );
  }

  /** Waits until what was typed before is drawn: VS Code does that in the next frame. */
  #settled() {
    return this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  /** Where a text stands in the window. */
  async #boxOf(text) {
    await this.waitUntilShown();
    await this.#settled();
    const box = await this.element.evaluate(measureText, text);
    if (!box) {
      throw new Error(`"${text}" is not in sight in the editor of ${this.name}.`);
    }
    return box;
  }

  /** How many squiggles of a level ('error', 'warning', 'info' or 'hint') are in sight. */
  squiggles(level) {
    return this.element.locator(`.squiggly-${level}`).count();
  }

  waitForSquiggle(level) {
    const what = `a squiggle of level ${level} in ${this.name}`;
    return until(() => this.squiggles(level), { what });
  }

  waitForNoSquiggle(level) {
    const what = `the squiggles of level ${level} in ${this.name} to go`;
    return until(async () => (await this.squiggles(level)) === 0, { what });
  }

  /** Asks for completions at the cursor and returns the labels in sight. */
  async suggestions() {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    return until(
      async () => {
        if ((await rows.count()) === 0) {
          await this.page.keyboard.press('Control+Space');
          await rows.first().waitFor({ timeout: 3000 });
        }
        return (await rows.locator('.label-name').allInnerTexts()).map(plain);
      },
      { what: `suggestions in ${this.name}` },
    );
  }

  /** The suggestions that come up by themselves while somebody types. */
  waitForSuggestions() {
    const names = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    const labels = async () => {
      const found = (await names.allInnerTexts()).map(plain);
      return found.length > 0 && found;
    };
    return until(labels, { what: `suggestions to come up in ${this.name}` });
  }

  /** Takes the suggestion of this label. */
  async acceptSuggestion(label) {
    const name = this.page.locator('.label-name').getByText(label, { exact: true });
    await this.page.locator('.suggest-widget.visible .monaco-list-row', { has: name }).first().click();
  }

  /** Asks for what can be done at the cursor until something of this title is among it, and does it. */
  async applyQuickFix(title) {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    const wanted = rows.filter({ hasText: title }).first();
    await until(
      async () => {
        await this.page.keyboard.press('Control+.');
        await rows.first().waitFor({ timeout: 3000 });
        if ((await wanted.count()) > 0) return true;
        // The list does not grow by what comes later: it is asked for anew.
        await this.page.keyboard.press('Escape');
        return false;
      },
      { what: `the quick fix “${title}” in ${this.name}`, everyMs: 500 },
    );
    await wanted.click();
  }

  /** The CodeLens texts in sight. */
  async codeLenses() {
    return (await this.element.locator('.codelens-decoration > a').allInnerTexts()).map(plain);
  }
}

/** VS Code shows many spaces as no-break spaces. */
export const plain = (text) => text.replaceAll('\u00a0', ' ').trim();
