import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, it } from 'mocha';
import { sample, withWindow } from './window.mjs';

const view = 'Actors';
const lee = 'actors/lee-jae-myung.md';

describe('the Actors view', () => {
  const session = withWindow(sample);

  before(async () => {
    await session.window.openView('Attaché');
    await session.window.openPaneAlone(view);
  });

  it('lists the actors by type, with office and native name', async () => {
    const [persons, ...rows] = await waitForRows(session.window, (all) => all.length === 13);
    assert.deepEqual([persons.label, persons.description], ['persons', '10']);
    const trump = rows.find(({ label }) => label === 'Donald Trump');
    assert.match(
      trump.description,
      /^도널드 트럼프 · President of the United States( · not checked since [\d-]+)? · mentions: \d+, claims: \d+$/,
    );
    assert.match(trump.ariaLabel, /^Donald Trump, person, .*mentions: \d+/);
    assert.deepEqual(
      rows.filter(({ level }) => level === 1).map(({ label, description }) => [label, description]),
      [['places', '1']],
    );
  });

  it('lists them by most mentioned when asked to', async () => {
    await session.window.runCommand('Attaché: Group Actors by Most Mentioned');
    const rows = await waitForRows(session.window, ([first]) => first?.label === 'mentioned');
    const numbers = rows.map(({ description }) => Number(/mentions: (\d+)/.exec(description)?.[1] ?? -1));
    const named = numbers.filter((number) => number > 0);
    assert.ok(named.length > 1, JSON.stringify(rows));
    assert.deepEqual(
      named,
      named.toSorted((a, b) => b - a),
    );
    await session.window.runCommand('Attaché: Group Actors by Type');
    await waitForRows(session.window, ([first]) => first?.label === 'persons');
  });
});

describe('an actor in the Actors view', () => {
  const session = withWindow(sample);

  before(async () => {
    await session.window.openView('Attaché');
    await session.window.openPaneAlone(view);
    await waitForRows(session.window, (all) => all.length === 13);
  });

  it('shows under an actor its offices in order, its mentions and its claims', async () => {
    const { window } = session;
    await window.expandRow('Lee Jae-myung', view);
    const rows = await waitForRows(window, (all) => below(all, 'Lee Jae-myung').length >= 5);
    const parts = below(rows, 'Lee Jae-myung').map(({ label, description }) =>
      `${label} ${description}`.trim(),
    );
    assert.deepEqual(parts.slice(0, 3), [
      'Governor of Gyeonggi 2018-07-01 – 2021-10-25',
      'candidate for President of South Korea 2025-04-27 – 2025-06-03',
      'President of South Korea now · 2025-06-04 –',
    ]);
    assert.match(parts.slice(3).join(' | '), /^decided: \d+ \| (may be meant: \d+ \| )?claims: \d+$/);
  });

  it('opens a mention at its place', async () => {
    const { window } = session;
    await window.expandRow('decided:', view);
    const note = 'Tokyo, 23 August 2025';
    await window.treeRow(note, view);
    const [row] = (await window.treeRows(view)).filter(({ label }) => label === note);
    if (row.expanded === false) await window.expandRow(note, view);
    const leaf = row.expanded === undefined ? note : 'arrived on Saturday';
    await (await window.treeRow(leaf, view)).click();
    const editor = window.page.locator('.editor-instance .monaco-editor[data-uri$="/tokyo-23-august.md"]');
    await editor.waitFor();
  });

  it('follows the words around a mention while they are open', async () => {
    const file = path.join(session.folder, 'notes/tokyo-23-august.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('arrived on Saturday', 'came down on Saturday'));
    await waitForRows(session.window, (all) =>
      all.some(({ label, description }) => `${label} ${description}`.includes('came down on Saturday')),
    );
  });

  it('opens the note of an actor', async () => {
    const { window } = session;
    const row = await window.treeRow('Donald Trump', view);
    await row.hover();
    await row.locator('[aria-label="Open Note"]').click();
    await window.page.locator('.editor-instance .monaco-editor[data-uri$="/donald-trump.md"]').waitFor();
  });
});

describe('the Actors view, narrowed and followed', () => {
  const session = withWindow(sample);

  before(async () => {
    await session.window.openView('Attaché');
    await session.window.openPaneAlone(view);
  });

  it('filters by a name in any script, and says so until the filter is cleared', async () => {
    const { window } = session;
    await window.runCommand('Attaché: Filter Actors…');
    await window.quickInput.fill('石破');
    await window.page.keyboard.press('Enter');
    await waitForLabels(window, ['persons', 'Ishiba Shigeru']);
    assert.match(await window.paneTitle(view), /“石破”/);
    await window.runCommand('Attaché: Filter Actors…');
    await window.quickInput.fill('nobody at all');
    await window.page.keyboard.press('Enter');
    await window.page.locator('.welcome-view-content', { hasText: 'No actor fits the filter.' }).waitFor();
    await window.runCommand('Attaché: Clear Filter of Actors');
    await waitForRows(window, (all) => all.some(({ label }) => label === 'Donald Trump'));
    assert.doesNotMatch(await window.paneTitle(view), /“/);
  });

  it('marks a record that nobody has checked for long, as soon as its note says so', async () => {
    const file = path.join(session.folder, lee);
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('checked: 2025-11-03', 'checked: 2019-11-03'),
    );
    const rows = await waitForRows(session.window, (all) =>
      all.some(({ description }) => description.includes('not checked since 2019-11-03')),
    );
    const stale = rows.filter(({ description }) => description.includes('not checked since 2019'));
    assert.deepEqual(
      stale.map(({ label }) => label),
      ['Lee Jae-myung'],
    );
    assert.match(stale[0].ariaLabel, /not checked since 2019-11-03/);
  });

  it('says the facts of an actor where somebody points at its row', async () => {
    const { window } = session;
    await (await window.treeRow('Ishiba Shigeru', view)).hover();
    const hover = window.page.locator('.workbench-hover', { hasText: '石破茂' });
    await hover.waitFor();
    assert.match(await hover.innerText(), /Prime Minister of Japan/);
  });
});

/** The rows right below the one with this label. */
function below(rows, label) {
  const at = rows.findIndex((row) => row.label === label);
  const { level } = rows[at] ?? { level: 0 };
  const after = rows.slice(at + 1);
  const end = after.findIndex((row) => row.level <= level);
  return after.slice(0, end < 0 ? undefined : end).filter((row) => row.level === level + 1);
}

const waitForRows = (window, isRight) => window.waitForTreeRows(isRight, view);

const waitForLabels = (window, labels) =>
  waitForRows(window, (rows) => JSON.stringify(rows.map(({ label }) => label)) === JSON.stringify(labels));
