import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clean, lint, temporary, write } from '../cli/attache.ts';

const material = process.env['ATTACHE_MATERIAL'] ?? '';

/** The page with an article on lines 8 to 28, its menu above and other articles below. */
const page = '001_062df84271009062';
const quote = (id: string, words: string) =>
  `[The words are "${words}" [@${page}]]{.claim #${id} kind=quote}\n\n`;

/** The page's source note, and a note that quotes it; the other pages are there as well. */
function workspace(lines: string | null): string {
  const pages = readdirSync(material).filter((name) => /^\d{3}_\w+\.txt$/u.test(name));
  assert.equal(pages.length, 5, 'the five captured pages');
  const folder = temporary({ 'attache.yaml': '' });
  for (const name of pages) {
    const id = name.replace('.txt', '');
    const range = id === page && lines !== null ? `\n  lines: ${lines}` : '';
    write(folder, {
      [`captures/${name}`]: readFileSync(join(material, name)),
      [`sources/${id}.md`]: `---\ntype: source\ntitle: Page ${id}\nlanguage: en\ncapture:\n  file: captures/${name}${range}\n---\n`,
    });
  }
  return folder;
}

/** The claims of which quote-not-found says that the words are not there. */
function notFound(folder: string, claims: Readonly<Record<string, string>>): string[] {
  const text = Object.entries(claims).map(([id, words]) => quote(id, words));
  write(folder, { 'n.md': text.join('') });
  const { findings } = lint(folder, Object.keys(claims).length > 1 ? 1 : 0);
  assert.ok(findings.every(({ check, level }) => check === 'quote-not-found' && level === 'error'));
  return findings.map(({ range }) => Object.keys(claims)[range.start.line / 2] ?? '');
}

describe('captured pages as an analyst gets them', function () {
  this.timeout(60_000);
  after(clean);
  if (material === '') {
    it('ATTACHE_MATERIAL is not set: the captured pages are not tried', () => {
      console.log('      ATTACHE_MATERIAL is not set; it names the folder with the five captured pages.');
    });
    return;
  }

  it('finds a quotation, and not with a changed word nor in what stands around the article', () => {
    const after = readFileSync(join(material, `${page}.txt`), 'utf8')
      .split(/\r?\n/u)[53]!
      .split(' ');
    const strange = after.slice(4, 12).join(' ').replace(/["“”]/gu, '');
    const claims = {
      there: 'basic axis of our diplomacy',
      changed: 'basic pillar of our diplomacy',
      below: strange,
    };
    assert.deepEqual(notFound(workspace('8-28'), claims), ['changed', 'below']);
    assert.deepEqual(notFound(workspace(null), claims), ['changed'], 'without lines the whole page counts');
  });

  it('finds it alone: no finding at all', () => {
    assert.deepEqual(notFound(workspace('8-28'), { there: 'basic axis of our diplomacy' }), []);
  });
});
