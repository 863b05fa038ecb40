import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, sample, temporary } from '../cli/attache.ts';
import { Editor, positionAt, uriOf } from './editor.ts';

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
interface Location {
  readonly uri: string;
  readonly range: Range;
}
interface Symbol {
  readonly name: string;
  readonly detail?: string;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children: readonly Symbol[];
}

const summary = 'notes/summer-2025-summary.md';
const report = 'sources/suwon-report.md';

describe('what an editor asks to find its way', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const uri = (path: string): string => uriOf(folder, path);
  const at = (path: string, words: string, written = text(path)) => ({
    textDocument: { uri: uri(path) },
    position: positionAt(written, written.indexOf(words) + 1),
  });
  const definition = (path: string, words: string) =>
    editor.request<Location[]>('textDocument/definition', at(path, words));

  beforeEach(async () => {
    folder = temporary();
    cpSync(sample, folder, { recursive: true });
    editor = new Editor();
    await editor.open([folder]);
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('a card over keys and values of frontmatter and attache.yaml', async () => {
    const hover = async (path: string, words: string, written = text(path)) =>
      (
        await editor.request<{ contents: { value: string } } | null>(
          'textDocument/hover',
          at(path, words, written),
        )
      )?.contents.value;
    assert.match((await hover(report, 'reliability:')) ?? '', /^\*\*reliability\*\*/u);
    assert.match((await hover(summary, 'TLP:CLEAR')) ?? '', /The world may read it/u);
    assert.match(
      (await hover(summary, 'lee-jae-myung,')) ?? '',
      /On 31 August 2025: President of South Korea/u,
    );
    assert.match((await hover('attache.yaml', 'warning, released')) ?? '', /^\*\*warning\*\*/u);

    const written = text(summary).replace('status: released', 'status: review\ntitle: "never closed');
    await editor.didOpen(uri(summary), written);
    assert.match((await hover(summary, 'review\n', written)) ?? '', /^\*\*review\*\*/u);
  });

  it('where ids of frontmatter lead', async () => {
    const [actor] = await definition(summary, 'lee-jae-myung, south');
    assert.equal(actor?.uri, uri('actors/lee-jae-myung.md'));
    const [claim] = await definition(summary, 'beijing-envoys#envoys');
    assert.equal(claim?.uri, uri('notes/beijing-envoys.md'));
    const [capture] = await definition(report, 'captures/suwon-report.txt');
    assert.deepEqual(capture, {
      uri: uri('captures/suwon-report.txt'),
      range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } },
    });
    const [own] = await definition(report, 'suwon-report');
    assert.deepEqual([own?.uri, own?.range.start], [uri(report), { line: 1, character: 4 }]);
  });

  it('all places that name a source', async () => {
    const references = (includeDeclaration: boolean) =>
      editor.request<Location[]>('textDocument/references', {
        ...at(report, 'suwon-report'),
        context: { includeDeclaration },
      });
    const found = await references(false);
    assert.equal(found.length, 7);
    assert.equal((await references(true)).length, 8);
    for (const { uri: where, range } of found) {
      const line = text(where.slice(uri('').length).replace(/^\//u, '')).split('\n')[range.start.line] ?? '';
      assert.equal(line.slice(range.start.character, range.end.character), 'suwon-report');
    }
  });

  it('the symbols of a note, of attache.yaml and of the workspace', async () => {
    const symbols = (path: string) =>
      editor.request<Symbol[]>('textDocument/documentSymbol', { textDocument: { uri: uri(path) } });
    const [frontmatter, ...claims] = await symbols(summary);
    assert.equal(frontmatter?.name, 'Note');
    assert.equal(frontmatter.children[0]?.name, 'id');
    assert.deepEqual(
      claims.map(({ name, detail }) => `${name} ${detail ?? ''}`),
      [
        'steady-line judgment',
        'took-office fact',
        'practical-summer quote',
        'same-order fact',
        'watch-envoys recommendation',
      ],
    );
    assert.ok((await symbols('attache.yaml')).some(({ name }) => name === 'checks'));
    const found = await editor.request<{ name: string; location: Location }[]>('workspace/symbol', {
      query: 'grandmaster',
    });
    assert.deepEqual(found, []);
    const [lee] = await editor.request<{ name: string; location: Location }[]>('workspace/symbol', {
      query: '이재명',
    });
    assert.deepEqual([lee?.name, lee?.location.uri], ['이재명', uri('actors/lee-jae-myung.md')]);
  });

  it('what can be folded', async () => {
    const folds = await editor.request<{ startLine: number; endLine: number; kind?: string }[]>(
      'textDocument/foldingRange',
      { textDocument: { uri: uri(summary) } },
    );
    const lines = text(summary).split('\n');
    assert.deepEqual(folds[0], { startLine: 0, endLine: lines.indexOf('---', 1), kind: 'region' });
    assert.ok(folds.some(({ startLine }) => lines[startLine] === 'claims:'));
    const div = folds.find(({ startLine }) => lines[startLine]?.startsWith('::: {.claim #steady'));
    assert.equal(lines[div?.endLine ?? 0], ':::');
  });

  it('nothing of files elsewhere', async () => {
    const textDocument = { uri: uriOf('/', 'nowhere/else.md') };
    const position = { line: 0, character: 0 };
    const context = { includeDeclaration: true };
    assert.equal(await editor.request('textDocument/references', { textDocument, position, context }), null);
    assert.equal(await editor.request('textDocument/documentSymbol', { textDocument }), null);
    assert.equal(await editor.request('textDocument/foldingRange', { textDocument }), null);
  });
});
