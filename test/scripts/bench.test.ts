import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Result, report } from '../../bench/lib/report.mjs';
import { repository } from '../cli/attache.ts';

/** A quick run: a few turns on a few notes, whose times say nothing. */
function bench(...names: string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [join(repository, 'bench/run.mjs'), ...names], {
    env: { ...process.env, BENCH_QUICK: '1' },
    encoding: 'utf8',
    timeout: 240_000,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

describe('npm run bench', function () {
  this.timeout(240_000);

  it('times every answer beside the peer’s on the same text', () => {
    const { code, out, err } = bench('frontmatter');
    assert.equal(code, 0, err);
    assert.match(out, /^\d+ cores \(.*\), Node \d+\./mu);
    assert.match(out, /^what +size +p50 +p95 +yaml-language-server [\d.]+ p50 +p95 +ratio p50 +p95 +bar$/mu);
    for (const note of ['source', 'person'])
      for (const what of [
        'findings',
        'completion, a key',
        'completion, a listed value',
        'findings and completion together',
      ])
        assert.match(
          out,
          new RegExp(`^${note}: ${what} +20 notes( +[\\d.]+){4}( +[\\d.]+ ×){2} +p95 ≤ 10 ms +–$`, 'mu'),
        );
    assert.match(out, /^\[flat\] person: findings +10 → 20 +exponent -?[\d.]+ +≤ 0\.1 +–$/mu);
  });

  it('speaks to both servers', () => {
    const { code, out, err } = bench('servers');
    assert.equal(code, 0, err);
    assert.match(out, /^source: a letter to its findings +10 notes( +[\d.]+){4}/mu);
  });

  it('finds names by every step in workspaces of people', () => {
    const { code, out, err } = bench('matching');
    assert.equal(code, 0, err);
    assert.match(out, /^what +size +p50 +p95 +bar$/mu);
    assert.match(out, /^the matching in it +20 notes × 200 actors( +[\d.]+){2} +p95 ≤ 10 ms +–$/mu);
  });

  it('asks for cards, completion and rows in workspaces of people', () => {
    const { code, out, err } = bench('actors');
    assert.equal(code, 0, err);
    for (const what of ['the card over a name', 'completion after \\[\\['])
      assert.match(out, new RegExp(`^${what} +20 notes × 200 actors( +[\\d.]+){2} +p95 ≤ 10 ms +–$`, 'mu'));
  });

  it('names the benchmarks there are', () => {
    const { code, err } = bench('nothing');
    assert.equal(code, 1);
    assert.match(err, /There is no benchmark nothing\. Benchmarks: .*frontmatter/u);
  });
});

describe('The bars of a benchmark', () => {
  const result = (
    p95: number,
    times: readonly [number, number],
    kind: 'flat' | 'linear' = 'flat',
  ): Result => ({
    peer: 'peer',
    rows: [{ what: 'typing', size: '10 notes', ours: { p50: 1, p95 }, peer: { p50: 3, p95: 4 }, bar: 10 }],
    growth: [{ what: 'typing', kind, sizes: [10, 1000], times }],
  });
  const broken = (given: Result): number => report(given, { judged: true }).broken;

  it('hold what is at them, and break beyond', () => {
    assert.equal(broken(result(10, [2, 2.5])), 0);
    assert.equal(broken(result(10.1, [2, 2.5])), 1);
  });

  it('tell flat from linear by the slope between two sizes', () => {
    assert.equal(broken(result(1, [2, 4])), 1);
    assert.equal(broken(result(1, [2, 200], 'linear')), 0);
    assert.equal(broken(result(1, [2, 20_000], 'linear')), 1);
  });

  it('are said beside the figures', () => {
    const { lines } = report(result(20, [2, 2]), { judged: true });
    assert.match(
      lines.join('\n'),
      /^typing +10 notes +1\.00 +20\.00 +3\.00 +4\.00 +3\.0 × +0\.2 × +p95 ≤ 10 ms +over$/mu,
    );
    assert.match(lines.join('\n'), /^\[flat\] typing +10 → 1000 +exponent 0\.00 +≤ 0\.1 +ok$/mu);
  });

  it('are not held in a quick run', () => {
    assert.equal(report(result(20, [2, 200]), { judged: false }).broken, 0);
  });
});
