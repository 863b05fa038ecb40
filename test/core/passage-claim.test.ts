import assert from 'node:assert/strict';
import { claimFromPassage } from '../../src/core/features/passage-claim.ts';
import { Service } from '../../src/core/service.ts';
import type { Range } from '../../src/core/text/range.ts';

const text =
  'Menu of the site\n\nThe minister said “nothing *at all* was_decided” in Seoul.\nHe left early.\n장관은 아무것도 정해지지 않았다고 말했다.\n';
const file = 'captures/t.txt';

function serviceWith(id: string): Service {
  const service = new Service(() => '2025-11-15');
  service.configure('');
  const note = `---\ntype: source\nid: ${id}\ntitle: T\npublisher: P\nissued: 2025\ncapture: { file: ${file}, lines: 3-5 }\n---\n`;
  service.apply([{ kind: 'text', path: 'sources/t.md', text: note }]);
  service.setCapture(file, { text });
  return service;
}

const rangeOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe('a claim from a passage of a capture', () => {
  it('quotes the words with their line, and is found there', () => {
    const passages = [
      'The minister said “nothing *at all* was_decided” in Seoul.',
      ' in Seoul.\nHe left early.\n',
      '장관은 아무것도 정해지지 않았다고 말했다.',
    ];
    const locators = ['l. 3', 'll. 3-4', 'l. 5'];
    for (const [at, words] of passages.entries()) {
      const service = serviceWith('talks');
      const claim = claimFromPassage(service, file, rangeOf(words)).claim ?? '';
      assert.ok(claim.endsWith(`” [@talks, ${locators[at] ?? ''}]]{.claim kind=quote}`), claim);
      service.apply([{ kind: 'text', path: 'n.md', text: `---\ntype: note\n---\n\n${claim}\n` }]);
      const [judged] = service.judgement('n.md').claims;
      assert.deepEqual([judged?.facts.kind, judged?.status], ['quote', 'sourced']);
      assert.deepEqual(
        judged?.quotations.map(({ answer }) => answer.state),
        ['found'],
        claim,
      );
    }
  });

  it('is none outside the document, of no words, and of a file that is no capture', () => {
    const service = serviceWith('talks');
    const why = (path: string, range: Range): string | null => claimFromPassage(service, path, range).why;
    assert.match(why(file, rangeOf('Menu of the site')) ?? '', /outside the lines/u);
    assert.match(why(file, rangeOf('\n\n')) ?? '', /no words/u);
    assert.match(why('captures/other.txt', { start: 0, end: 5 }) ?? '', /No source names/u);
  });

  it('cites the source whose document it is where a file holds several', () => {
    const service = serviceWith('talks');
    const menu = `---\ntype: source\nid: menu\ntitle: M\ncapture: { file: ${file}, lines: 1-2 }\n---\n`;
    service.apply([{ kind: 'text', path: 'sources/a.md', text: menu }]);
    const cited = (words: string) => claimFromPassage(service, file, rangeOf(words)).claim ?? '';
    assert.match(cited('Menu of the site'), /\[@menu, l\. 1\]/u);
    assert.match(cited('He left early'), /\[@talks, l\. 4\]/u);
  });

  it('puts a key in braces that needs them', () => {
    assert.match(
      claimFromPassage(serviceWith('a-b-'), file, rangeOf('He left early')).claim ?? '',
      /\[@\{a-b-\}, l\. 4\]/u,
    );
  });
});
