import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { lastCommit } from '../../src/host/node/git.ts';
import { commit, repositoryOf } from '../git.ts';

const note = '---\ntype: note\nstatus: released\n---\n\n[The talks go on]{.claim kind=assumption}.\n';

describe('the last commit of a file', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'attache-git-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is found for files that git knows, whatever they are called, and for no others', () => {
    assert.equal(lastCommit(folder, 'a.md'), null);
    for (const name of ['a.md', '[b].md', '이재명.md']) writeFileSync(join(folder, name), note);
    repositoryOf(folder);
    writeFileSync(join(folder, 'new.md'), note);
    for (const name of ['a.md', '[b].md', '이재명.md']) {
      const moment = lastCommit(folder, name);
      assert.ok(moment !== null && Math.abs(Date.now() - moment) < 600_000, name);
    }
    assert.equal(lastCommit(folder, 'new.md'), null);
  });

  it('is offered as the day that a note speaks for, in the days of the workspace', () => {
    writeFileSync(join(folder, 'a.md'), note);
    repositoryOf(folder);
    process.env['GIT_COMMITTER_DATE'] = '2025-08-31T20:00:00Z';
    writeFileSync(join(folder, 'a.md'), `${note}\n`);
    commit(folder);
    delete process.env['GIT_COMMITTER_DATE'];
    const service = new Service(
      () => '2025-11-15',
      (path) => lastCommit(folder, path),
    );
    service.configure('timezone: Asia/Seoul\n');
    service.apply([{ kind: 'text', path: 'a.md', text: note }]);
    const [found] = service.findingsIn('a.md').filter(({ check }) => check === 'missing-as-of');
    const offered = found!.choices().map(({ title, edits }) => [title, applyEdits(note, edits)]);
    const dated = (day: string): string =>
      note.replace('status: released\n', `status: released\nas-of: ${day}\n`);
    assert.deepEqual(offered, [
      ['Write `as-of: 2025-11-15`: today, 15 November 2025', dated('2025-11-15')],
      ['Write `as-of: 2025-09-01`: its last commit, 1 September 2025', dated('2025-09-01')],
    ]);
  });
});
