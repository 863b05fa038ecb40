import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { textHash } from '../../src/core/text/hash.ts';
import { type Ran, asJson, attache, clean, lint, temporary, write } from './attache.ts';
import { type Answer, LocalServer, attacheBeside, page, redirect } from './local-server.ts';

interface Report {
  readonly source: string;
  readonly note: string;
  readonly capture: {
    readonly file: string;
    readonly sha256: string;
    readonly collected: string;
    readonly url: string | null;
    readonly lines: string | null;
  };
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly visited: readonly string[];
  readonly remarks: readonly string[];
}

const words = 'The minister said on Tuesday, after talks in Seoul, that nothing had been decided, and left. ';
const article = (inside = words.repeat(4)): string =>
  `<!doctype html><html lang="en"><head><title>Talks in Seoul</title>
   <meta property="article:published_time" content="2025-06-07T10:00:00Z"><meta name="author" content="Ann Lee">
   <meta property="og:site_name" content="Daily"></head>
   <body><nav>Menu</nav><article><h1>Talks in Seoul</h1><p>${inside}</p><p>${words.repeat(4)}</p></article></body></html>`;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !statSync(join(folder, path)).isDirectory())
    .sort();

describe('attache capture', function () {
  this.timeout(60_000);
  let running: LocalServer | null = null;
  afterEach(async () => {
    await running?.stop();
    running = null;
    clean();
  });

  async function serve(answers: Readonly<Record<string, Answer>>): Promise<LocalServer> {
    return (running = await LocalServer.start(answers));
  }

  async function captured(folder: string, where: string, ...flags: string[]): Promise<Report> {
    const ran = await attacheBeside(['capture', where, '--format', 'json', ...flags], folder);
    assert.deepEqual([ran.code, ran.err], [0, '']);
    return JSON.parse(ran.out) as Report;
  }

  it('keeps a page and begins the note of its source, with which lint has nothing to find', async () => {
    const server = await serve({ '/a': redirect('/b?utm_source=x'), '/b': page(article()) });
    const folder = temporary({ 'attache.yaml': 'timezone: Asia/Seoul\n' });
    const report = await captured(folder, server.at('/a'), '--today', '2025-06-08');
    const text = readFileSync(join(folder, 'captures/talks-in-seoul.txt'), 'utf8');
    assert.match(text, /^Talks in Seoul\nAnn Lee\n2025-06-07\n\nThe minister/u);
    assert.equal(
      readFileSync(join(folder, 'sources/talks-in-seoul.md'), 'utf8'),
      `---
# filled from the document: look it over
type: source
title: Talks in Seoul
author: [Ann Lee]
publisher: Daily
url: ${server.at('/b')}
issued: 2025-06-07
accessed: 2025-06-08
language: en
capture: { file: captures/talks-in-seoul.txt, sha256: ${textHash(text)}, collected: 2025-06-08, lines: 5-7 }
---
`,
    );
    assert.deepEqual(report, {
      source: 'talks-in-seoul',
      note: 'sources/talks-in-seoul.md',
      capture: {
        file: 'captures/talks-in-seoul.txt',
        sha256: textHash(text),
        collected: '2025-06-08',
        url: null,
        lines: '5-7',
      },
      created: ['captures/talks-in-seoul.txt', 'sources/talks-in-seoul.md'],
      changed: [],
      visited: [server.at('/a'), server.at('/b?utm_source=x')],
      remarks: [],
    });
    write(folder, {
      'notes/n.md':
        '---\ntype: note\n---\n\n[The minister said “nothing had been decided” [@talks-in-seoul]]{.claim kind=quote}.\n',
    });
    assert.deepEqual(lint(folder).findings, []);
    assert.equal(asJson<{ status: string }[]>(['claims', folder])[0]?.status, 'sourced');
  });

  it('tells where it goes before it goes there, and asks for nothing else', async () => {
    const server = await serve({ '/': redirect('/b'), '/b': page(article()) });
    const folder = temporary({ 'attache.yaml': '' });
    const ran = await attacheBeside(['capture', server.at('/')], folder);
    assert.equal(ran.err, `reading ${server.at('/')}\nreading ${server.at('/b')}\n`);
    assert.match(
      ran.out,
      /^made {2}captures\/talks-in-seoul\.txt\nmade {2}sources\/talks-in-seoul\.md\nCite it as \[@talks-in-seoul\]/u,
    );
    assert.deepEqual(server.asked, ['/', '/b']);
  });

  it('writes nothing the second time, and says so', async () => {
    const server = await serve({ '/': page(article()) });
    const folder = temporary({ 'attache.yaml': '' });
    await captured(folder, server.at('/'));
    const before = filesIn(folder);
    const again = await captured(folder, server.at('/?fbclid=1#x'));
    assert.deepEqual([again.created, again.changed, again.note], [[], [], 'sources/talks-in-seoul.md']);
    assert.match(again.remarks[0] ?? '', /has this capture already/u);
    assert.deepEqual(filesIn(folder), before);
  });

  it('leaves a capture alone whose page reads otherwise now', async () => {
    const answers: Record<string, Answer> = { '/': page(article()) };
    const server = await serve(answers);
    const folder = temporary({ 'attache.yaml': '' });
    const first = await captured(folder, server.at('/'));
    answers['/'] = page(article(`Corrected. ${words.repeat(4)}`));
    const again = await captured(folder, server.at('/'));
    assert.deepEqual([again.created, again.changed, again.capture.sha256], [[], [], first.capture.sha256]);
    assert.match(again.remarks[0] ?? '', /reads otherwise now/u);
  });

  it('takes a name that is free', async () => {
    const server = await serve({ '/1': page(article()), '/2': page(article(`Another. ${words.repeat(3)}`)) });
    const folder = temporary({
      'attache.yaml': '',
      'captures/Talks-in-Seoul.txt': 'Mine.\n',
      'notes/x.md': '---\ntype: note\nid: talks-in-seoul-2\n---\n',
    });
    const [one, two] = [await captured(folder, server.at('/1')), await captured(folder, server.at('/2'))];
    assert.deepEqual([one.source, two.source], ['talks-in-seoul-3', 'talks-in-seoul-4']);
    assert.equal(readFileSync(join(folder, 'captures/Talks-in-Seoul.txt'), 'utf8'), 'Mine.\n');
  });

  it('adds to the note of a source that has no capture yet, byte for byte but for that', async () => {
    const server = await serve({ '/x': page(article()) });
    const before = `\uFEFF---\r\ntype: source # ours\r\ntitle: 'Talks'\r\nurl: ${server.at('/x/')}\r\nissued: 2025-06-01\r\nreliability: B\r\n---\r\nWords.\r\n`;
    const folder = temporary({ 'attache.yaml': '', 'sources/t.md': before });
    const report = await captured(folder, server.at('/x'), '--today', '2025-06-08');
    assert.deepEqual(
      [report.created, report.changed, report.source],
      [['captures/t.txt'], ['sources/t.md'], 't'],
    );
    const after = readFileSync(join(folder, 'sources/t.md'), 'utf8');
    const [line] = /^capture: .*\r\n/mu.exec(after) ?? [''];
    assert.match(
      line,
      /^capture: \{ file: captures\/t\.txt, sha256: [\da-f]{64}, collected: 2025-06-08, lines: 5-7 \}\r\n$/u,
    );
    assert.equal(after.replace(line, ''), before);
    assert.deepEqual(lint(folder).findings, []);
  });

  it('completes the entry of a library, so that there is one source', async () => {
    const server = await serve({ '/x': page(article()), '/y': page(article(`Later. ${words.repeat(3)}`)) });
    const folder = temporary({
      'attache.yaml': 'library: [library.bib]\n',
      'library.bib': `@online{Talks2025, title = {Talks, by hand}, author = {Lee, Ann}, date = {2025-06-07},
  url = {${server.at('/x/?utm_source=y')}}}
@online{talks2025, title = {Another}, author = {Lee, Ann}, date = {2025-06-08}, doi = {10.1000/ABC}}
`,
    });
    const report = await captured(folder, server.at('/x'), '--today', '2025-06-08');
    assert.deepEqual(
      [report.source, report.created, report.remarks],
      [
        'Talks2025',
        ['captures/talks2025-2.txt', 'sources/talks2025-2.md'],
        ['It completes the entry Talks2025 of library.bib.'],
      ],
    );
    assert.match(
      readFileSync(join(folder, 'sources/talks2025-2.md'), 'utf8'),
      /^---\n# filled[^\n]*\ntype: source\nkey: Talks2025\npublisher: Daily\naccessed: 2025-06-08\nlanguage: en\ncapture: [^\n]*\n---\n$/u,
    );
    write(folder, { 'notes/n.md': 'Cited [@Talks2025; @talks2025].\n' });
    assert.deepEqual(lint(folder).findings, []);
    const rows = asJson<{ id: string; title: string; capture: string }[]>(['sources', folder]);
    assert.deepEqual(
      rows.map(({ title, capture }) => [title, capture]),
      [
        ['Another', 'none'],
        ['Talks, by hand', 'ok'],
      ],
    );
    const again = await captured(folder, server.at('/x'));
    assert.match(again.remarks[0] ?? '', /has this capture already/u);
  });

  it('knows the entry of a library by its DOI', async () => {
    const named = article().replace('</head>', '<meta name="citation_doi" content="10.1000/abc"></head>');
    const server = await serve({ '/x': page(named) });
    const entry = { id: 'abc', type: 'report', title: 'A', DOI: 'https://doi.org/10.1000/ABC' };
    const folder = temporary({
      'attache.yaml': 'library: [library.json]\n',
      'library.json': JSON.stringify([entry]),
    });
    const report = await captured(folder, server.at('/x'));
    assert.deepEqual([report.source, report.note], ['abc', 'sources/abc.md']);
    assert.match(readFileSync(join(folder, 'sources/abc.md'), 'utf8'), /^key: abc$/mu);
  });

  it('says whose copy a page may be', async () => {
    const copy = article().replace(
      '</head>',
      '<link rel="canonical" href="https://first.example.org/a"></head>',
    );
    const server = await serve({ '/': page(copy) });
    const report = await captured(temporary({ 'attache.yaml': '' }), server.at('/'));
    assert.match(report.remarks[0] ?? '', /https:\/\/first\.example\.org\/a .* may be a copy/u);
  });

  it('keeps texts and Markdown as they are', () => {
    const folder = temporary({
      'attache.yaml': '',
      'in/plain.txt': 'home\r\nA statement on the talks in Seoul\r\n\r\nNothing was decided.\r\n',
      'in/clip.md':
        '---\ntitle: "Clipped: talks"\nsource: https://example.org/clip?utm_medium=x\nauthor:\n  - "[[Ann Lee]]"\npublished: 2025-06-07\n---\n\n# Talks\n\nNothing.\n\n',
      'captures/kept.txt': 'A statement that was kept by hand\n',
    });
    const at = (path: string, ...flags: string[]): Report =>
      asJson<Report>([
        'capture',
        join(folder, path),
        '--workspace',
        folder,
        '--today',
        '2025-06-08',
        ...flags,
      ]);
    const plain = at('in/plain.txt', '--url', 'https://example.org/p');
    assert.equal(plain.source, 'a-statement-on-the-talks-in-seoul');
    assert.equal(
      readFileSync(join(folder, plain.capture.file), 'utf8'),
      readFileSync(join(folder, 'in/plain.txt'), 'utf8'),
    );
    assert.match(
      readFileSync(join(folder, plain.note), 'utf8'),
      /^url: https:\/\/example\.org\/p\naccessed: 2025-06-08$/mu,
    );
    const clip = at('in/clip.md');
    assert.deepEqual([clip.capture.file, clip.capture.lines], ['captures/clipped-talks.md', '9-11']);
    assert.match(
      readFileSync(join(folder, clip.note), 'utf8'),
      /^title: "Clipped: talks"\nauthor: \[Ann Lee\]\nurl: https:\/\/example\.org\/clip\nissued: 2025-06-07$/mu,
    );
    const kept = at('captures/kept.txt');
    assert.deepEqual(
      [kept.created, kept.capture.file],
      [['sources/a-statement-that-was-kept-by-hand.md'], 'captures/kept.txt'],
    );
    assert.deepEqual(lint(folder).findings, []);
  });

  it('writes nothing where it is only asked, and where nothing can be had', async () => {
    const server = await serve({
      '/': page(article()),
      '/app': page('<div id="root"></div><script>render()</script>'),
      '/pdf': page('%PDF-1.7', 'application/pdf'),
      '/loop': redirect('/loop'),
      '/deep': page('<div>'.repeat(10_000) + words),
    });
    const folder = temporary({
      'attache.yaml': '',
      'x.pdf': '%PDF',
      'empty.txt': '',
      'legacy.txt': Buffer.from([0xc7, 0xd1]),
    });
    const dry = await captured(folder, server.at('/'), '--dry-run');
    assert.equal(dry.created.length, 2);
    const refused: readonly (readonly [string, RegExp])[] = [
      [server.at('/none'), /answers 404/u],
      [server.at('/app'), /made by scripts/u],
      [server.at('/pdf'), /is a PDF/u],
      [server.at('/loop'), /without end/u],
      [server.at('/deep'), /too deeply/u],
      ['ftp://127.0.0.1/x', /only http and https/u],
      ['x.pdf', /is a PDF/u],
      ['empty.txt', /is empty/u],
      ['legacy.txt', /not valid UTF-8/u],
      ['gone.txt', /There is no file/u],
    ];
    for (const [where, why] of refused) {
      const ran: Ran = await attacheBeside(['capture', where, '--format', 'json'], folder);
      assert.deepEqual([ran.code, ran.out], [2, ''], where);
      assert.match(ran.err, why);
      assert.equal(ran.err.split('\n').length, 2);
    }
    assert.deepEqual(filesIn(folder), ['attache.yaml', 'empty.txt', 'legacy.txt', 'x.pdf']);
  });
});

describe('attache verify', function () {
  this.timeout(60_000);
  afterEach(clean);

  const source = (capture: string): string =>
    `---\ntype: source\ntitle: A\nissued: 2025\ncapture: ${capture}\n---\n`;

  it('holds every capture against the hash in its record', () => {
    const text = '\uFEFFOne.\r\nTwo.\r\n';
    const folder = temporary({
      'attache.yaml': '',
      'captures/a.txt': text,
      'captures/b.txt': 'Other.\n',
      'captures/bin.txt': Buffer.from([0xff, 0xfe, 0x00]),
      'sources/a.md': source(
        `{ file: captures/a.txt, sha256: ${textHash('One.\nTwo.\n')}, collected: 2025-06-08 }`,
      ),
      'sources/b.md': source(`{ file: captures/b.txt, sha256: ${textHash(text)} }`),
      'sources/c.md': source(`{ file: captures/none.txt, sha256: ${textHash(text)} }`),
      'sources/d.md': source('captures/b.txt'),
      'sources/e.md': source(`{ file: captures/bin.txt, sha256: ${textHash(text)} }`),
      'sources/f.md': '---\ntype: source\ntitle: B\n---\n',
    });
    const rows = asJson<Record<string, unknown>[]>(['verify', '--workspace', folder]);
    assert.deepEqual(
      rows.map(({ id, state }) => [id, state]),
      [
        ['a', 'ok'],
        ['b', 'changed'],
        ['c', 'missing'],
        ['d', 'unrecorded'],
        ['e', 'unreadable'],
      ],
    );
    assert.deepEqual(rows[1], {
      id: 'b',
      note: 'sources/b.md',
      file: 'captures/b.txt',
      state: 'changed',
      collected: null,
      sha256: textHash(text),
      found: textHash('Other.\n'),
    });
    const ran = attache(['verify', join(folder, 'sources/a.md')]);
    assert.deepEqual([ran.code, ran.err], [0, '']);
    assert.equal(ran.out, 'captures/a.txt  ok  a  2025-06-08\n1 capture, 1 as they were collected.\n');
  });

  it('says where there is none', () => {
    assert.match(
      attache(['verify', '--workspace', temporary({ 'attache.yaml': '' })]).out,
      /^No captures\./u,
    );
  });
});
