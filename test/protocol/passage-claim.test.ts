import assert from 'node:assert/strict';
import type { PassageClaimAnswer } from '../../src/protocol/protocol.ts';
import { clean, temporary } from '../cli/attache.ts';
import { Editor, positionAt, uriOf } from './editor.ts';

const source = (title: string, capture: string): string =>
  `---\ntype: source\ntitle: ${title}\ncapture: { ${capture} }\n---\n`;
const text = 'Menu\r\nTalks began in Seoul.\r\nHe left early.\r\n';
const files = {
  'attache.yaml': '',
  'sources/talks.md': source('Talks', 'file: captures/talks.txt, lines: 2-3'),
  'sources/marked.md': source('Marked', 'file: captures/marked.md'),
  'sources/gone.md': source('Gone', 'file: captures/gone.txt'),
  'captures/talks.txt': text,
  'captures/marked.md': '\uFEFFTalks began in Seoul.\n',
  'captures/other.txt': text,
};

describe('a claim from a passage that is selected in an editor', function () {
  this.timeout(60_000);
  it('is given, or why there is none', async () => {
    const folder = temporary(files);
    const editor = new Editor();
    try {
      await editor.open([folder]);
      const ask = (uri: string, words: string, shown = text) => {
        const at = shown.indexOf(words);
        const range = { start: positionAt(shown, at), end: positionAt(shown, at + words.length) };
        return editor.request<PassageClaimAnswer>('attache/passageClaim', { uri, range });
      };
      const capture = uriOf(folder, 'captures/talks.txt');
      assert.deepEqual(await ask(capture, 'in Seoul.\r\nHe left early'), {
        claim: '[“in Seoul. He left early” [@talks, ll. 2-3]]{.claim kind=quote}',
        why: null,
      });
      const marked = 'Talks began in Seoul.\n';
      assert.deepEqual(await ask(uriOf(folder, 'captures/marked.md'), 'Talks began', marked), {
        claim: '[“Talks began” [@marked, l. 1]]{.claim kind=quote}',
        why: null,
      });
      const none: [string, string, RegExp][] = [
        [capture, 'Menu', /outside the lines/u],
        [capture, '.\r\n', /no words/u],
        [uriOf(folder, 'captures/other.txt'), 'Menu', /^No source names this file/u],
        [uriOf(folder, 'captures/gone.txt'), 'Menu', /can’t be read/u],
        [uriOf('/elsewhere', 'a.txt'), 'Menu', /^No source names this file/u],
        ['untitled:Untitled-1', 'Menu', /^No source names this file/u],
      ];
      for (const [uri, words, why] of none) {
        const answer = await ask(uri, words);
        assert.equal(answer.claim, null, uri);
        assert.match(answer.why ?? '', why, uri);
      }
    } finally {
      editor.kill();
      clean();
    }
  });
});
