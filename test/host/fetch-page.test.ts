import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { type Limits, type Page, fetchPage, limits } from '../../src/host/node/fetch-page.ts';
import { type Answer, LocalServer, page, redirect } from '../cli/local-server.ts';

describe('reading a page of the web', () => {
  let server: LocalServer;
  afterEach(() => server.stop());

  async function fetched(
    answers: Readonly<Record<string, Answer>>,
    path = '/',
    changed: Partial<Limits> = {},
  ) {
    server = await LocalServer.start(answers);
    const gone: string[] = [];
    const found = await fetchPage(server.at(path), (address) => gone.push(address), {
      ...limits,
      ...changed,
    });
    return { found, gone: gone.map((address) => address.replace(server.at(''), '')) };
  }

  const why = async (...args: Parameters<typeof fetched>): Promise<string> => {
    const { found } = await fetched(...args);
    assert.ok('why' in found, 'it was read');
    return found.why;
  };

  const read = async (...args: Parameters<typeof fetched>): Promise<Page> => {
    const { found } = await fetched(...args);
    assert.ok(!('why' in found), 'why' in found ? found.why : '');
    return found;
  };

  it('goes where it is sent, and tells each address before it is asked', async () => {
    const { found, gone } = await fetched({
      '/': redirect('/a'),
      '/a': redirect('b?c#d'),
      '/b': page('<p>x'),
    });
    assert.deepEqual(gone, ['/', '/a', '/b?c#d']);
    assert.deepEqual(found, { address: server.at('/b?c#d'), kind: 'html', text: '<p>x', lost: 0 });
  });

  it('does not go round', async () => {
    assert.match(await why({ '/': redirect('/a'), '/a': redirect('/') }), /leads back to .* without end/u);
    assert.equal(server.asked.length, 2);
  });

  it('goes on ten times and no more', async () => {
    const chain: Record<string, Answer> = { '/10': page('<p>end') };
    for (let at = 0; at < 10; at++) chain[`/${at}`] = redirect(`/${at + 1}`);
    assert.equal((await read(chain, '/0')).text, '<p>end');
    await server.stop();
    assert.match(await why({ ...chain, '/start': redirect('/0') }, '/start'), /more than 10 times/u);
  });

  it('leaves the web for nothing', async () => {
    for (const target of ['file:///etc/passwd', 'data:text/html,x', 'ftp://127.0.0.1/', 'javascript:1']) {
      assert.match(await why({ '/': redirect(target) }), /no address of the web/u);
      await server.stop();
    }
    server = await LocalServer.start({});
  });

  it('stops at what is too large, as it comes and as it unpacks', async () => {
    const endless: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(1000)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    assert.match(await why({ '/': endless }, '/', { bytes: 1_000_000 }), /more than 1 MB/u);
    await server.stop();
    const packed: Answer = (response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync('x'.repeat(2_000_000)));
    assert.match(await why({ '/': packed }, '/', { bytes: 1_000_000 }), /more than 1 MB/u);
  });

  it('does not wait for an answer that does not come, or does not end', async () => {
    assert.match(await why({ '/': () => undefined }, '/', { milliseconds: 50 }), /within 0.05 seconds/u);
    await server.stop();
    const begun: Answer = (response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<p>');
    assert.match(await why({ '/': begun }, '/', { milliseconds: 50 }), /within 0.05 seconds/u);
  });

  it('says what is wrong with an answer', async () => {
    assert.match(await why({}), /answers 404 \(Not Found\)\.$/u);
    await server.stop();
    assert.match(await why({ '/': (response) => response.writeHead(403).end() }), /403 .*save its text/u);
    await server.stop();
    assert.match(await why({ '/': page('') }), /answers with nothing/u);
    await server.stop();
    assert.match(await why({ '/': (response) => response.writeHead(204).end() }), /answers with nothing/u);
    await server.stop();
    assert.match(await why({ '/': (response) => response.socket?.destroy() }), /connection was broken off/u);
    await server.stop();
    assert.match(await why({ '/': page('%PDF-1.7', 'application/pdf') }), /is a PDF, which is not read/u);
    await server.stop();
    assert.match(await why({ '/': page('x', 'image/png') }), /no page but image\/png/u);
    const closed = server.at('/');
    await server.stop();
    const found = await fetchPage(closed, () => undefined);
    assert.ok('why' in found && found.why.includes('nobody answers there'));
    server = await LocalServer.start({});
  });

  it('takes what the server does not name for what it looks like', async () => {
    const untyped =
      (body: string): Answer =>
      (response) =>
        response.writeHead(200).end(body);
    assert.equal((await read({ '/': untyped('\n<!DOCTYPE html><p>x') })).kind, 'html');
    await server.stop();
    assert.equal((await read({ '/': untyped('Words.') })).kind, 'text');
    await server.stop();
    assert.equal((await read({ '/n.md': page('# x', 'text/plain') }, '/n.md')).kind, 'markdown');
  });
});
