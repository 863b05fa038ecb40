import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asJson, clean, lint, temporary, write } from '../cli/attache.ts';

const material = process.env['ATTACHE_MATERIAL'] ?? '';

/** The page with an article on lines 8 to 28, its menu above and other articles below. */
const page = '001_062df84271009062';
const quote = (id: string, words: string) =>
  `[The words are "${words}" [@${page}]]{.claim #${id} kind=quote by=lee}\n\n`;

/** The page's source note, and a note that quotes it; the other pages are there as well. */
function workspace(lines: string | null): string {
  const pages = readdirSync(material).filter((name) => /^\d{3}_\w+\.txt$/u.test(name));
  assert.equal(pages.length, 5, 'the five captured pages');
  const folder = temporary({ 'attache.yaml': '', 'lee.md': '---\ntype: person\nname: Lee Jae-myung\n---\n' });
  for (const name of pages) {
    const id = name.replace('.txt', '');
    const range = id === page && lines !== null ? `\n  lines: ${lines}` : '';
    write(folder, {
      [`captures/${name}`]: readFileSync(join(material, name)),
      [`sources/${id}.md`]: `---\ntype: source\ntitle: Page ${id}\npublisher: A site\nissued: 2025\nlanguage: en\ncapture:\n  file: captures/${name}${range}\n---\n`,
    });
  }
  return folder;
}

/** A person known by the surname, in both orders of the name. */
const person = (name: string, office: string): string => {
  const [first, last] = name.split(' ');
  const family = name === 'Donald Trump' || name === 'Joe Biden' ? last : first;
  return `---\ntype: person\nname: ${name}\nfamily: ${family}\npositions: [{ office: ${office} }]\n---\n`;
};

/** What is found at each claim, and at the source: nothing else is. */
function found(folder: string, claims: Readonly<Record<string, string>>, exit = 0): Record<string, string> {
  const text = Object.entries(claims).map(([id, words]) => quote(id, words));
  write(folder, { 'n.md': text.join('') });
  const { findings } = lint(folder, exit);
  return Object.fromEntries(
    findings.map(({ check, level, file, range }) => [
      file === 'n.md' ? Object.keys(claims)[range.start.line / 2]! : file,
      `${level} ${check}`,
    ]),
  );
}

/** At its end the article says whose it was first, and the source note does not. */
const republished = { [`sources/${page}.md`]: 'information origin-undeclared' };

/** Words of another article, below the one that is the source. */
function below(): string {
  const line = readFileSync(join(material, `${page}.txt`), 'utf8').split(/\r?\n/u)[53]!;
  return line.split(' ').slice(4, 12).join(' ').replace(/["“”]/gu, '');
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

  it('finds a quotation, says which word was changed, and finds none in what stands around the article', () => {
    const claims = {
      there: 'basic axis of our diplomacy',
      changed: 'basic pillar of our diplomacy',
      below: below(),
    };
    const changed = 'warning quote-altered';
    const expected = { changed, below: 'error quote-not-found', ...republished };
    assert.deepEqual(found(workspace('8-28'), claims, 1), expected);
    assert.deepEqual(found(workspace(null), claims), { changed }, 'without lines the whole page counts');
  });

  it('finds it alone: all there is to say is that the page has its text from elsewhere', () => {
    assert.deepEqual(found(workspace('8-28'), { there: 'basic axis of our diplomacy' }), republished);
  });

  it('captures each as it is, with which lint has nothing to find', () => {
    const folder = temporary({ 'attache.yaml': '' });
    const pages = readdirSync(material).filter((name) => name.endsWith('.txt'));
    assert.equal(pages.length, 5, 'the five captured pages');
    for (const name of pages) asJson(['capture', join(material, name), '--workspace', folder]);
    const rows = asJson<{ state: string }[]>(['verify', '--workspace', folder]);
    assert.deepEqual(
      rows.map(({ state }) => state),
      pages.map(() => 'ok'),
    );
    assert.deepEqual(lint(folder).findings, []);
  });

  it('asks about the year where a page has a meeting of two who were not yet in office', () => {
    const [name] = readdirSync(material).filter((file) => file.startsWith('003_'));
    const text = readFileSync(join(material, name!), 'utf8').replaceAll('\r\n', '\n');
    const folder = temporary({
      'attache.yaml': '',
      'lee.md': person('Lee Jae-myung', 'President of South Korea, start: 2025-06-04'),
      'yoon.md': person('Yoon Suk-yeol', 'President of South Korea, start: 2022-05-10, end: 2025-04-04'),
      'trump.md': person(
        'Donald Trump',
        'President of the United States, start: 2017-01-20, end: 2021-01-20 }, { office: President of the United States, start: 2025-01-20',
      ),
      'biden.md': person('Joe Biden', 'President of the United States, start: 2021-01-20, end: 2025-01-20'),
      'ishiba.md': person('Ishiba Shigeru', 'Prime Minister of Japan, start: 2024-10-01, end: 2025-10-21'),
      'kishida.md': person('Kishida Fumio', 'Prime Minister of Japan, start: 2021-10-04, end: 2024-10-01'),
      'n.md': `---\ntype: note\nas-of: 2025-09-01\n---\n\n::: {.claim on=2024-08-26}\n\n${text}\n\n:::\n`,
    });
    const said = lint(folder)
      .findings.filter(({ check }) => check === 'wrong-office-at-date' || check === 'title-came-later')
      .map(({ message }) => message);
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0]!, /26 August 2025 (?:both|all) were\. Is the year right\?$/u);
  });
});
