import assert from 'node:assert/strict';
import { decodeText } from '../../src/host/node/charset.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text, encoding);
const meta = (label: string): string => `<meta charset="${label}">`;

describe('what characters bytes are', () => {
  // “한국” in EUC-KR, “日本” in Shift JIS.
  const korean = Buffer.from([0xc7, 0xd1, 0xb1, 0xb9]);
  const japanese = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);
  const cases: readonly (readonly [string, Uint8Array, string | null, string])[] = [
    ['by the byte order mark before all', bytes('\uFEFF“é”'), 'iso-8859-1', '“é”'],
    ['as UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes('é', 'utf16le')]), null, 'é'],
    ['by the header', korean, 'euc-kr', '한국'],
    [
      'by the header before the page',
      Buffer.concat([bytes(meta('euc-kr')), japanese]),
      'shift_jis',
      `${meta('euc-kr')}日本`,
    ],
    ['by the page', Buffer.concat([bytes(meta('euc-kr')), korean]), null, `${meta('euc-kr')}한국`],
    [
      'by the page where the header can’t be',
      Buffer.concat([bytes(meta('shift_jis')), japanese]),
      'utf-8',
      `${meta('shift_jis')}日本`,
    ],
    [
      'as UTF-8 where it is that, whatever is said',
      bytes(`${meta('iso-8859-1')}“é”`),
      'windows-1252',
      `${meta('iso-8859-1')}“é”`,
    ],
    ['as Windows-1252 where nothing is said', Buffer.from([0x93, 0xe9, 0x94, 0x80]), null, '“é”€'],
    ['as Windows-1252 for Latin-1', Buffer.from([0x92]), 'ISO-8859-1', '’'],
    ['past a name that nobody knows', korean, 'x-unheard-of', 'ÇÑ±¹'],
    ['past a page that says UTF-16 in ASCII', bytes(meta('utf-16')), null, meta('utf-16')],
  ];
  for (const [how, given, said, text] of cases)
    it(how, () => assert.deepEqual(decodeText(given, said), { text, lost: 0 }));

  it('counts what can’t be read', () => {
    assert.deepEqual(decodeText(Buffer.from([0x61, 0xff, 0xff]), 'utf-8'), {
      text: 'a\uFFFD\uFFFD',
      lost: 2,
    });
  });
});
