import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportActorsAnswer } from '../../src/protocol/protocol.ts';
import { clean, repository, temporary } from '../cli/attache.ts';
import { Editor, positionAt, uriOf } from './editor.ts';

const note = '---\ntype: person\nname: Qin Gang\nborn: 1950\n---\n';

describe('what an editor asks when it imports actors', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  const data = join(repository, 'test/data/import');
  const ask = (file: string, root = uriOf(folder)) =>
    editor.request<ImportActorsAnswer | null>('attache/importActors', { root, file });

  beforeEach(async () => {
    folder = temporary({ 'attache.yaml': '', 'a.md': note, 'wang-yi.md/x': '', 'in/empty.csv': '' });
    editor = new Editor();
    await editor.open([folder]);
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('the notes to be made and the edits of those that are there, as they stand in the editor', async () => {
    const uri = uriOf(folder, 'a.md');
    await editor.didOpen(uri, note, 7);
    const now = await editor.replace(uri, 8, note, 'Gang\n', 'Gang # he\n');
    const answer = await ask(uriOf(data, 'wikidata-ministers.json'));
    assert.ok(answer);
    assert.equal(answer.why, null);
    assert.deepEqual(
      answer.created.map(({ path }) => path),
      ['shigeru-ishiba.md'],
    );
    assert.match(answer.created[0]?.text ?? '', /^---\ntype: person\nname: Shigeru Ishiba\n/u);
    const [change] = answer.changed;
    assert.deepEqual([answer.changed.length, change?.uri, change?.version], [1, uri, 8]);
    const behindName = positionAt(now, now.indexOf('born'));
    assert.deepEqual(change?.edits[0]?.range.start, behindName);
    assert.deepEqual(answer.conflicts, [
      'a.md:4: born: here 1950, in the file 1966-03; the dates differ. Nothing was changed.',
    ]);
    assert.ok(answer.problems.includes('wang-yi.md: A file of this name is there.'));
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), note);
  });

  it('why a file can’t be read', async () => {
    for (const file of [
      uriOf(folder, 'in/empty.csv'),
      uriOf(folder, 'in/none.csv'),
      uriOf(folder),
      'untitled:x',
    ]) {
      const answer = await ask(file);
      assert.match(answer?.why ?? '', /^[A-Z/][^\n]+\.$/u, file);
      assert.deepEqual(answer?.created, []);
    }
    assert.equal(await ask(uriOf(data, 'ministers.csv'), uriOf('/elsewhere')), null);
  });
});
