import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { countLevels } from '../../src/cli/formats/result.ts';
import { asSarif } from '../../src/cli/formats/sarif.ts';
import { checks } from '../../src/core/checks/registry.ts';
import { Service } from '../../src/core/service.ts';
import { attache, clean, lint, repository, sample, temporary } from './attache.ts';
import { type Log, schemaErrors } from './sarif-schema.ts';

/** What `lint --format sarif` says of a folder: always valid against the schema of the standard. */
function sarif(folder: string, more: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const args = ['lint', '--workspace', folder, '--format', 'sarif', '--today', '2025-11-10', ...more];
  const { out, err } = attache(args, { env: { GITHUB_WORKSPACE: '', ...env } });
  assert.equal(err, '');
  const log = JSON.parse(out) as Log;
  assert.deepEqual(schemaErrors(log), []);
  assert.equal(log.runs.length, 1);
  return log.runs[0]!;
}

const note = (body: string): string => `---\ntype: note\nas-of: 2025-06-10\n---\n\n${body}`;

describe('lint --format sarif', function () {
  this.timeout(60_000);
  after(clean);

  it('has the results of JSON, one for one', () => {
    const run = sarif(sample);
    const { findings } = lint(sample, 1);
    const levels: Readonly<Record<string, string>> = { error: 'error', warning: 'warning' };
    assert.deepEqual(
      run.results.map(({ ruleId, level, message, partialFingerprints, locations, properties }) => {
        const { artifactLocation, region } = locations[0]!.physicalLocation;
        return [
          ruleId,
          level,
          properties.level,
          message.text,
          artifactLocation.uri,
          region,
          partialFingerprints,
        ];
      }),
      findings.map(({ check, level, message, file, range: { start, end }, fingerprint }) => [
        check,
        levels[level] ?? 'note',
        level,
        message,
        file,
        {
          startLine: start.line + 1,
          startColumn: start.character + 1,
          endLine: end.line + 1,
          endColumn: end.character + 1,
        },
        { 'attache/v1': fingerprint },
      ]),
    );
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run.originalUriBaseIds, { '%SRCROOT%': { uri: `${pathToFileURL(sample).href}/` } });
    assert.ok(
      run.results.every(({ suppressions, baselineState }) => suppressions.length === 0 && !baselineState),
    );
    const related = run.results.flatMap(({ relatedLocations }) => relatedLocations);
    assert.equal(related.length, findings.flatMap((row) => row.related).length);
  });

  it('describes every check that is looked for', () => {
    const { driver } = sarif(sample).tool;
    assert.equal(driver.name, 'Attaché');
    assert.match(driver.version, /^\d+\.\d+\.\d+$/u);
    assert.deepEqual(
      driver.rules.map(({ id, shortDescription }) => [id, shortDescription.text]),
      checks.map(({ name, summary }) => [name, summary]),
    );
    for (const [at, { help, defaultConfiguration }] of driver.rules.entries()) {
      assert.notEqual(help.text, '');
      assert.ok(help.markdown?.includes(checks[at]!.about.why));
      const { draft, released } = checks[at]!.levels;
      assert.equal(defaultConfiguration.enabled, draft !== 'ignore' || released !== 'ignore');
    }
    for (const { ruleId, ruleIndex } of sarif(sample).results)
      assert.equal(driver.rules[ruleIndex]?.id, ruleId);
  });

  it('offers the one fix there is, and each of several', () => {
    const folder = temporary({
      'attache.yaml': '',
      'a.md': note(
        '[So [@bluth-colision]]{.claim}.\n\nMonth 😀 Kim spoke.\n\nA <!-- attache-disable-line quote-altered -- no --> b\n',
      ),
      'bluth-collision.md': '---\ntype: source\ntitle: Collision\nauthor: B\nissued: 2025-06-07\n---\n',
      'one.md': '---\ntype: person\nname: Kim One\nfamily: Kim\n---\n',
      'two.md': '---\ntype: person\nname: Kim Two\nfamily: Kim\n---\n',
    });
    const { results } = sarif(folder);
    const changes = (check: string) =>
      results
        .find(({ ruleId }) => ruleId === check)
        ?.fixes?.map(({ artifactChanges }) =>
          artifactChanges.flatMap(({ replacements }) =>
            replacements.map(({ deletedRegion, insertedContent }) => [
              deletedRegion.startLine,
              deletedRegion.startColumn,
              deletedRegion.endColumn,
              insertedContent?.text ?? null,
            ]),
          ),
        );
    assert.deepEqual(changes('unresolved-source'), [[[6, 7, 21, 'bluth-collision']]]);
    assert.deepEqual(changes('ambiguous-name')?.slice(0, 2), [
      [[8, 10, 13, '[[one|Kim]]']],
      [[8, 10, 13, '[[two|Kim]]']],
    ]);
    const removed = changes('unused-suppression');
    assert.equal(removed?.[0]?.[0]?.[3], null, 'nothing is put in place of what goes');
  });

  it('carries what comments and the baseline keep quiet, as such', () => {
    const folder = temporary({
      'attache.yaml': '',
      'a.md': note(
        '<!-- attache-disable-next-line unresolved-source -- on its way -->\n[A [@one]]{.claim}.\n\n<!-- attache-disable-next-line unresolved-source -->\n[B [@two]]{.claim}.\n\n[C [@three]]{.claim}.\n',
      ),
    });
    const said = (run: ReturnType<typeof sarif>) =>
      run.results.map(({ ruleId, suppressions, baselineState }) => [
        ruleId,
        suppressions.map(({ kind, justification }) => `${kind} ${justification ?? '–'}`).join(),
        baselineState,
      ]);
    assert.deepEqual(said(sarif(folder)), [
      ['unresolved-source', 'inSource on its way', undefined],
      ['suppression-without-reason', '', undefined],
      ['unresolved-source', 'inSource –', undefined],
      ['unresolved-source', '', undefined],
    ]);
    attache(['lint', '--workspace', folder, '--write-baseline', `${folder}/known.json`]);
    const external = 'external Known, and left for later in the baseline.';
    assert.deepEqual(said(sarif(folder, ['--baseline', `${folder}/known.json`])), [
      ['unresolved-source', 'inSource on its way', 'new'],
      ['suppression-without-reason', external, 'unchanged'],
      ['unresolved-source', 'inSource –', 'new'],
      ['unresolved-source', external, 'unchanged'],
    ]);
  });

  it('writes paths as addresses, and messages that link nowhere', () => {
    const folder = temporary({
      'attache.yaml': '',
      'n o#t/é%:[1].md': note('[A [@{[x](y)}]]{.claim}.\n'),
    });
    const [result] = sarif(folder).results;
    const { uri } = result!.locations[0]!.physicalLocation.artifactLocation;
    assert.equal(uri, 'n%20o%23t/%C3%A9%25%3A%5B1%5D.md');
    assert.equal(decodeURIComponent(uri), 'n o#t/é%:[1].md');
    assert.doesNotMatch(result!.message.text, /(?<!\\)\[[^\]]*\]\(/u);
  });

  it('is relative to the checkout on GitHub', () => {
    const { results, originalUriBaseIds } = sarif(sample, [], { GITHUB_WORKSPACE: repository });
    const [result] = results;
    assert.equal(
      result!.locations[0]!.physicalLocation.artifactLocation.uri,
      'samples/lee-diplomacy/notes/beijing-envoys.md',
    );
    assert.deepEqual(originalUriBaseIds, { '%SRCROOT%': { uri: pathToFileURL(repository).href } });
    const elsewhere = sarif(sample, [], { GITHUB_WORKSPACE: temporary() }).results[0];
    assert.equal(elsewhere!.locations[0]!.physicalLocation.artifactLocation.uri, 'notes/beijing-envoys.md');
  });

  it('is shown from a level up, and of one file so much', () => {
    assert.ok(sarif(sample, ['--level', 'error']).results.every(({ level }) => level === 'error'));
    const folder = temporary({ 'attache.yaml': '', 'a.md': note('[Words]{.claim}.\n\n'.repeat(120)) });
    const { results } = sarif(folder);
    assert.equal(results.length, 100);
    assert.match(results.at(-1)!.message.text, / \(20 more findings in this file are not shown\.\)$/u);
  });

  it('tells a fault of ours as a result and as a notification, and has the page of a check as its help', () => {
    const check = checks.find(({ name }) => name === 'citation-needed')!;
    const { test, about } = check;
    const fails = () => {
      throw new Error('out of order');
    };
    const page = { why: 'W.', bad: '```\nB\n```\n', good: 'G\n', quiet: 'Q.', field: 'F.' };
    Object.assign(check, { test: fails, about: page });
    try {
      const service = new Service(() => '2025-09-01');
      service.apply([{ kind: 'text', path: 'a.md', text: note('[Words]{.claim}.\n') }]);
      const findings = service.findings();
      const shown = service.shownFindings(() => true);
      const base = { uri: 'file:///notes/', prefix: '' };
      const counts = countLevels(findings);
      const result = {
        service,
        reported: () => true,
        findings,
        shown,
        quiet: [],
        baseline: null,
        fixed: null,
        base,
        counts,
      };
      const log = JSON.parse(asSarif(result, '1.2.3')) as Log;
      assert.deepEqual(schemaErrors(log), []);
      const [run] = log.runs;
      const [invocation] = run!.invocations;
      assert.equal(invocation?.executionSuccessful, false);
      assert.deepEqual(
        invocation.toolExecutionNotifications.map(({ message }) => message.text),
        run!.results.filter(({ ruleId }) => ruleId === 'internal-error').map(({ message }) => message.text),
      );
      assert.match(
        invocation.toolExecutionNotifications[0]?.message.text ?? '',
        /citation-needed.*out of order/u,
      );
      assert.deepEqual(run!.tool.driver.rules.find(({ id }) => id === check.name)?.help, {
        text: 'W.\n\nQ.\n\nF.',
        markdown:
          'W.\n\nIt fires here:\n\n````markdown\n```\nB\n```\n````\n\nAnd not here:\n\n```markdown\nG\n```\n\nQ.\n\nF.',
      });
    } finally {
      Object.assign(check, { test, about });
    }
  });

  it('says that nothing was found', () => {
    const run = sarif(temporary({ 'attache.yaml': '' }));
    assert.deepEqual(run.results, []);
    assert.deepEqual(run.invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });
});
