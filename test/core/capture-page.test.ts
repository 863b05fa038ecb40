import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CaptureError } from '../../src/core/features/capture/captured.ts';
import { readPage } from '../../src/core/features/capture/page.ts';

const words = 'The minister said on Tuesday, after talks in Seoul, that nothing had been decided, and left. ';
const body = `<p>${words.repeat(4)}</p><p>${words.repeat(4)}</p>`;
const html = (head: string, inside = body): string =>
  `<!doctype html><html><head>${head}</head><body>${inside}</body></html>`;
const said = (head: string, inside?: string, address: string | null = 'https://www.example.org/read') =>
  readPage(html(head, inside), address);
const linked = (data: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe('the text of a page', () => {
  it('is the document under its title, byline and date, and no menu', () => {
    const { text, lines } = said(
      '<title>Talks in Seoul</title><meta property="article:published_time" content="2025-06-07T23:30:00+09:00">',
      `<nav><a href="/">Home</a></nav><article><h1>Talks in Seoul</h1><p class="byline">By Ann Lee</p>${body}<h2>After</h2>${body}</article><footer>Legal notice</footer>`,
    );
    const read = text.split('\n');
    assert.deepEqual(read.slice(0, 4), ['Talks in Seoul', 'By Ann Lee', '2025-06-07', '']);
    assert.doesNotMatch(text, /Home|Legal notice/u);
    assert.equal(lines?.[0], 5);
    assert.equal(read[lines[0] - 1], words.repeat(4).trim());
    assert.equal(
      read.slice(lines[0] - 1, lines[1]).join('\n'),
      text.split('\n\n').slice(1).join('\n\n').trimEnd(),
    );
  });

  it('has a line for what a browser shows on one', () => {
    const inside = `<article>${body}<p>One
      two<br>three</p><ol start="3"><li>drei</li><li><p>vier</p></li></ol><ul><li></li><li>x</li></ul>
      <table><tr><td>a</td><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>
      <p>Word<sup>12</sup> and <ruby>漢<rp>(</rp><rt>かん</rt></ruby>字<script>alert(1)</script><span hidden>no</span></p>${body}</article>`;
    const { text } = said('<title>T</title>', inside);
    for (const line of [
      'One two\nthree\n',
      '3. drei\n4. vier\n',
      '\n- x\n',
      '\na\tb\nc\td\n',
      '\nWord¹² and 漢字\n',
    ])
      assert.ok(text.includes(line), `${JSON.stringify(line)} in\n${text}`);
  });

  it('is read without html and body elements', () => {
    assert.match(readPage(`<title>T</title><article>${body}</article>`, null).text, /^T\n\nThe minister/u);
  });

  it('is none where scripts make the page', () => {
    for (const inside of [
      '',
      '<div id="root"></div><script>render()</script>',
      '<noscript>Switch scripts on, please, to read this page.</noscript>',
    ])
      assert.throws(
        () => said('<title>App</title>', inside),
        (error) => error instanceof CaptureError && error.message.includes('made by scripts'),
      );
  });

  it('is none where a page is built to break whoever reads it', () => {
    assert.throws(() => said('', `${'<div>'.repeat(10_000)}${body}`), /nests its parts too deeply/u);
    assert.throws(() => said('', '<b>x</b>'.repeat(200_000)), /too many parts/u);
  });

  it('is a short statement, too', () => {
    assert.match(said('<title>T</title>', '<p>No comment.</p>').text, /\nNo comment\.\n$/u);
  });

  it('is refused in words where the markup breaks the library that reads it', () => {
    const broken = `</html><table><tr><td>${words}`;
    assert.throws(() => readPage(broken, 'https://example.org/'), CaptureError);
  });

  it('comes of any markup, on lines that exist, or is refused', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<div>',
        '</div>',
        '<table><tr><td>',
        '<li>',
        '<pre>',
        '<br>',
        '&#13;',
        '&nbsp;',
        '<!--',
        '-->',
        '<body>',
        '</html>',
        '<svg><p>',
        '<template>',
        '<title>',
      ),
      fc.constant(words),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          const { text, lines } = readPage(pieces.join(''), 'https://example.org/');
          const count = text.split(/\r\n|\r|\n/u).length - 1;
          assert.ok(
            lines && lines[0] <= lines[1] && lines[1] <= count,
            `${JSON.stringify(lines)} of ${count}`,
          );
        } catch (error) {
          if (!(error instanceof CaptureError)) throw error;
        }
      }),
    );
  });
});

describe('what a page says of itself', () => {
  it('is read from JSON-LD first', () => {
    const { metadata } = said(
      `${linked({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: 'Site' },
          {
            '@type': ['NewsArticle'],
            headline: 'The headline',
            author: [
              { '@type': 'Person', name: 'Ann Lee' },
              { '@type': 'Organization', name: 'The Desk' },
            ],
            publisher: { name: 'Daily' },
            datePublished: '2025-06-07T00:10:00+09:00',
            inLanguage: 'en',
          },
        ],
      })}
       <meta property="og:title" content="Another"><meta name="author" content="Nobody">`,
    );
    assert.deepEqual(metadata, {
      title: 'The headline',
      authors: [
        { name: 'Ann Lee', isBody: false },
        { name: 'The Desk', isBody: true },
      ],
      publisher: 'Daily',
      container: null,
      doi: null,
      issued: '2025-06-07',
      url: 'https://www.example.org/read',
      language: 'en',
    });
  });

  it('is read from citation_*, Open Graph, Dublin Core and HTML', () => {
    const journal = said(
      '<meta name="citation_title" content="A study"><meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Kim, Bo"><meta name="citation_publication_date" content="2025/06"><meta name="citation_journal_title" content="Studies"><meta name="citation_doi" content="doi:10.1234/x.5">',
    ).metadata;
    assert.deepEqual(
      [journal.title, journal.authors.map(({ name }) => name), journal.container, journal.doi],
      ['A study', ['Lee, Ann', 'Kim, Bo'], 'Studies', '10.1234/x.5'],
    );
    const plain = said(
      '<title>Talks end | Daily</title><meta property="og:site_name" content="Daily"><meta property="og:locale" content="ko_KR"><meta property="article:author" content="https://example.org/ann"><meta name="dc.creator" content="By Ann Lee">',
      `<article><time datetime="2025-06-07T10:00Z">7 June</time>${body}</article>`,
    ).metadata;
    assert.deepEqual(
      [plain.publisher, plain.language, plain.authors.map(({ name }) => name), plain.issued],
      ['Daily', 'ko-KR', ['Ann Lee'], '2025-06-07'],
    );
  });

  it('is no date that may be several, nor one of many', () => {
    const date = (content: string): string | null =>
      said(`<meta name="date" content="${content}">`).metadata.issued;
    assert.equal(date('7 June 2025'), '2025-06-07');
    assert.equal(date('2025년 6월 7일'), '2025-06-07');
    assert.equal(date('6/7/2025'), null);
    assert.equal(date('2025-02-30T10:00:00Z'), null);
    const times = '<time datetime="2025-06-07">a</time><time datetime="2025-06-08">b</time>';
    assert.equal(said('', `<article>${times}${body}</article>`).metadata.issued, null);
  });

  it('keeps the words for a date that is not known', () => {
    const { text, metadata } = said(
      '<title>T</title>',
      `<article><time>17 hours ago</time>${body}</article>`,
    );
    assert.equal(metadata.issued, null);
    assert.match(text, /^T\n17 hours ago\n\n/u);
  });

  it('is its own address, without what tells how a reader came', () => {
    const url = (
      head: string,
      address: string | null = 'https://www.example.org/read?utm_source=x&id=1#top',
    ) => said(head, body, address).metadata.url;
    assert.equal(url(''), 'https://www.example.org/read?id=1');
    assert.equal(url('<link rel="canonical" href="/2025/a?fbclid=1">'), 'https://www.example.org/2025/a');
    assert.equal(url('<meta property="og:url" content="http://m.example.org/a">'), 'http://m.example.org/a');
    assert.equal(url('<link rel="canonical" href="javascript:alert(1)">', null), null);
  });

  it('is not the address of another site, which is the original’s', () => {
    const { metadata, original } = said('<link rel="canonical" href="https://elsewhere.example.com/first">');
    assert.deepEqual(
      [metadata.url, original],
      ['https://www.example.org/read', 'https://elsewhere.example.com/first'],
    );
  });

  it('survives data that is none', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    for (const data of [
      '{',
      'null',
      '[null, 3, "x"]',
      '{"@type": 3, "@graph": {"@graph": {}}}',
      deep,
      '{"@type":"Article","headline":{"a":1},"author":[null,{"name":[]}],"__proto__":{"x":1}}',
    ]) {
      const { metadata } = said(`<title>T</title><script type="application/ld+json">${data}</script>`);
      assert.deepEqual([metadata.title, metadata.authors], ['T', []]);
    }
  });
});
