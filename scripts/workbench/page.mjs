/* global Event -- in functions that run in the browser */

import { until } from '../lib/poll.mjs';
import { Editor, plain } from './editor.mjs';

/**
 * VS Code's window as a person sees it: what can be read there, and what can be done with mouse and
 * keyboard. Every method waits for what it needs, and fails with a sentence that says what was missing.
 * Lists are virtual: only rows in sight can be read.
 */
export class WorkbenchPage {
  /** @param {import('playwright-core').Page} page for whatever has no method here */
  constructor(page) {
    this.page = page;
    this.quickInput = page.locator('.quick-input-widget input.input');
    this.quickRows = page.locator('.quick-input-list .monaco-list-row');
  }

  /**
   * Opens a folder in a window of its own and waits until its files are listed.
   * @param {import('playwright-core').Browser} browser
   * @param {import('./server.mjs').Server} server
   * @param {string} folder
   */
  static async open(browser, server, folder) {
    const page = await browser.newPage({ viewport: null });
    await page.goto(server.url(folder));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    return new WorkbenchPage(page);
  }

  close() {
    return this.page.close();
  }

  /** Opens a file by its path in the workspace, in a tab that stays. */
  async openFile(name) {
    const label = name.split('/').at(-1);
    const editor = new Editor(this.page, name);
    // Right after the start the file search may not know the file yet: then it is asked again.
    await until(
      async () => {
        await this.#ask('Control+P', name);
        // Not Enter: that takes the first row, which may still be one from before the typing.
        await this.quickRow(label).click({ timeout: 3000 });
        await editor.waitUntilShown({ timeoutMs: 3000 });
        return true;
      },
      { what: `the editor of ${name}` },
    );
    return editor;
  }

  /** Opens a note and waits until the status bar says what type it is: from then on Attaché answers to what is typed. */
  async openNote(name) {
    const editor = await this.openFile(name);
    await this.page.locator('.statusbar-item[id$="attache.noteType"]:visible').waitFor();
    return editor;
  }

  /** Runs a command of the command palette by its whole title, category included. */
  async runCommand(title) {
    await until(
      async () => {
        await this.#ask('F1', `>${title}`);
        await this.quickRow(title).click({ timeout: 3000 });
        return true;
      },
      { what: `the command "${title}" in the palette` },
    );
  }

  async #ask(key, text) {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press(key);
    await this.quickInput.waitFor({ timeout: 3000 });
    // Not typed: where the editor takes the focus back in between, that would write into the note.
    await this.quickInput.evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  }

  /** The row with exactly this label in the quick pick that is open: wait for it, click it. */
  quickRow(label) {
    const name = this.page.locator('.quick-input-list-row .label-name').getByText(label, { exact: true });
    return this.quickRows.filter({ has: name }).first();
  }

  /** The labels in sight in the quick pick that is open. */
  async quickPicks() {
    await this.quickRows.first().waitFor();
    return (await this.quickRows.locator('.label-name').allInnerTexts()).map(plain);
  }

  /** Shows a view container by its title in the activity bar. */
  async openView(title) {
    const item = this.page.locator('.activitybar .action-item', {
      has: this.page.locator(`a[aria-label^="${title}"]`),
    });
    await item.waitFor();
    const isShown = async () => (await item.getAttribute('class')).split(' ').includes('checked');
    // A click on the one that is shown would hide it.
    if (!(await isShown())) {
      await item.click();
      await until(isShown, { what: `the view "${title}" to be shown` });
    }
  }

  /** Unfolds a view of the view container that is shown, by its title, and folds the others: so it has all the room. */
  async openPaneAlone(title) {
    await this.#pane(title).waitFor();
    const headers = await this.page.locator('.part.sidebar .pane-header').all();
    for (const header of headers) {
      const isWanted = (await header.locator('h3.title').innerText()) === title;
      const isRight = async () => (await header.getAttribute('aria-expanded')) === String(isWanted);
      if (await isRight()) continue;
      await header.click();
      await until(isRight, { what: `the view "${title}" to unfold alone` });
    }
  }

  /** What the head of a view says: its title, and a description if it has one. */
  async paneTitle(title) {
    return plain(await this.#pane(title).locator('.pane-header').innerText());
  }

  /** The rows in sight of the tree views shown, or of the one titled `view`. */
  async treeRows(view) {
    return this.#rows(view).evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        ariaLabel: row.getAttribute('aria-label') ?? '',
        level: Number(row.getAttribute('aria-level')),
        expanded: { true: true, false: false }[row.getAttribute('aria-expanded')],
      })),
    );
  }

  /** The rows in sight once they are what is waited for. */
  async waitForTreeRows(isRight, view) {
    let rows = [];
    const shown = async () => {
      rows = await this.treeRows(view);
      return isRight(rows);
    };
    await until(shown, { what: () => `the rows, not ${JSON.stringify(rows)}` });
    return rows;
  }

  /** Waits for the row whose label holds `text` and returns its locator, to click or to right-click. */
  async treeRow(text, view) {
    const row = this.#rows(view).filter({ hasText: text }).first();
    await row.waitFor();
    return row;
  }

  /** Opens a closed group and leaves an open one open. */
  async expandRow(text, view) {
    const row = await this.treeRow(text, view);
    const isOpen = async () => (await row.getAttribute('aria-expanded')) === 'true';
    if (!(await isOpen())) {
      await row.locator('.monaco-tl-twistie').click();
      await until(isOpen, { what: `the row "${text}" to open` });
    }
  }

  #rows(view) {
    const wanted = view === undefined ? this.page.locator('.pane') : this.#pane(view);
    return wanted.locator('.customview-tree .monaco-list-row');
  }

  #pane(title) {
    const header = this.page.locator('.pane-header h3.title').getByText(title, { exact: true });
    return this.page.locator('.pane').filter({ has: header });
  }

  /** The Problems view's rows as a screen reader has them: severity, text, line, source. */
  async problems() {
    await this.runCommand('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    return rows.evaluateAll((elements) => elements.map((row) => row.getAttribute('aria-label')));
  }

  /** The messages of the toasts in sight. */
  async toasts() {
    const messages = this.page.locator('.notifications-toasts .notification-list-item-message');
    return (await messages.allInnerTexts()).map(plain);
  }

  waitForToast(text) {
    const shown = async () => (await this.toasts()).find((message) => message.includes(text));
    return until(shown, { what: `a message with "${text}"` });
  }

  /** The texts in the status bar. */
  async statusBar() {
    const items = await this.page.locator('.statusbar-item:visible').allInnerTexts();
    return items.map((text) => plain(text).replaceAll(/\s+/g, ' ')).filter(Boolean);
  }

  /** Shows an output channel and returns its lines in sight, once there are any. */
  async output(channel) {
    await this.runCommand('Output: Show Output Channels...');
    await this.quickRow(channel).click();
    const view = this.page.locator('.part.panel .monaco-editor[data-uri^="output:"]');
    const lines = view.locator('.view-line').filter({ hasText: /\S/ });
    await lines.first().waitFor();
    return (await lines.allInnerTexts()).map(plain);
  }

  /** Saves a picture of the window. */
  async picture(file) {
    await this.page.mouse.move(0, 0);
    await this.page.screenshot({ path: file });
  }
}
