import { Uses } from '../../src/core/state/uses.ts';
import assert from 'node:assert/strict';
import type { CheckContext } from '../../src/core/checks/check.ts';
import { runChecks } from '../../src/core/checks/runner.ts';
import { type Config, defaultConfig } from '../../src/core/model/config.ts';
import type { NoteFacts } from '../../src/core/model/facts.ts';
import { factsOf } from '../../src/core/notes/facts.ts';
import { judgeClaims } from '../../src/core/sources/claims.ts';
import { Schemas } from '../../src/core/schema/schemas.ts';
import { QuotationFinder } from '../../src/core/sources/quotations.ts';
import { Lookup } from '../../src/core/workspace/lookup.ts';
import { Workspace } from '../../src/core/workspace/workspace.ts';

const text = '---\ntype: note\nstatus: relased\n---\n\n[It is so]{.claim}.\n';

/** All findings of a note, one of whose facts can't be had: the check that reads it fails, as it would by a fault of ours. */
function findingsWithout(fact: keyof NoteFacts, config: Config = defaultConfig) {
  const note = factsOf('notes/case.md', text);
  const workspace = new Workspace();
  workspace.setNote(note);
  const lookup = new Lookup(workspace, new Uses());
  const finder = new QuotationFinder();
  const claims = judgeClaims(note, lookup, finder);
  const broken = Object.defineProperty({ ...note }, fact, {
    get() {
      throw new Error('nothing here');
    },
  });
  const context: CheckContext = {
    note: broken,
    claims,
    mentions: [],
    lookup,
    finder,
    config,
    schemas: new Schemas(),
    once: (work) => work(context),
    text,
    today: '2025-11-15',
    lastCommit: () => null,
    textOf: ({ start, end }) => text.slice(start, end),
    dateOf: () => null,
  };
  return runChecks(context, () => context);
}

describe('internal-error', () => {
  it('names the check and the note, and the other findings stand', () => {
    const found = findingsWithout('problems');
    assert.deepEqual(
      found.map(({ check, level, range }) => [check, level, text.slice(range.start, range.end)]),
      [
        ['internal-error', 'error', ''],
        ['frontmatter-invalid', 'error', 'relased'],
        ['citation-needed', 'warning', 'It is so'],
      ],
    );
    assert.match(found[0]?.message ?? '', /markup-mistake failed on notes\/case\.md: nothing here/u);
  });

  it('is one finding for each check that fails', () => {
    const failed = findingsWithout('citations').filter(({ check }) => check === 'internal-error');
    assert.deepEqual(failed.map(({ message }) => /^The check (\S+) failed/u.exec(message)?.[1]).sort(), [
      'not-the-original',
      'source-status-changed',
      'unresolved-source',
    ]);
  });

  it('stays an error whatever attache.yaml says', () => {
    const quiet = { draft: 'ignore', released: 'ignore', except: ['notes/case.md'] } as const;
    const config = { ...defaultConfig, checks: new Map([['internal-error', quiet]]) };
    assert.equal(findingsWithout('problems', config)[0]?.level, 'error');
  });
});
