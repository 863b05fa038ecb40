import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { git, gitEnv, repositoryOf } from '../git.ts';
import { clean, cli, type Ran, repository, sample, temporary, write } from './attache.ts';

interface Line {
  readonly command: string;
  readonly exits: readonly number[];
}

/** The lines of all blocks marked `sh`, with the exit codes that they name. */
function linesOf(page: string): Line[] {
  const text = readFileSync(join(repository, page), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gmsu)].map(([, block]) => block ?? '');
  return blocks.flatMap((block) =>
    block.split('\n').flatMap((line) => {
      const [, command = '', said] = /^(.*?)\s*(?:# exit (\d(?: or \d)*))?$/u.exec(line) ?? [];
      return command === '' ? [] : [{ command, exits: (said ?? '0').split(' or ').map(Number) }];
    }),
  );
}

/** The sample as a clone whose `main` has been pushed, and `attache` on the path. */
function clone(): { folder: string; env: Readonly<Record<string, string>> } {
  const origin = join(temporary(), 'lee');
  cpSync(sample, origin, { recursive: true });
  repositoryOf(origin);
  const folder = join(temporary(), 'lee');
  git(origin, 'clone', '--quiet', origin, folder);
  const bin = temporary({ attache: `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n` });
  chmodSync(join(bin, 'attache'), 0o755);
  return { folder, env: { ...gitEnv, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` } };
}

function bash(command: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Ran {
  const done = spawnSync('bash', command, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function runs(page: string): void {
  const { folder, env } = clone();
  for (const { command, exits } of linesOf(page)) {
    const ran = bash(['-c', command], folder, env);
    assert.ok(exits.includes(ran.code ?? -1), `${command}\nexit ${ran.code ?? ''}\n${ran.out}${ran.err}`);
  }
}

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = parse(readFileSync(join(repository, 'action.yml'), 'utf8')) as Action;

interface Sarif {
  readonly runs: readonly { readonly results: readonly unknown[] }[];
}

interface Acted extends Ran {
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the action's scripts one after the other, as GitHub does; actions of others are left out. */
function act(inputs: Readonly<Record<string, string>>, cwd: string): Acted {
  const outputs: Record<string, string> = {};
  const value = (expression: string): string => {
    const [of = '', name = ''] = expression.split(/\.(?=[^.]+$)/u);
    if (expression === 'github.action_path') return repository;
    if (of === 'inputs') return inputs[name] ?? action.inputs[name]!.default;
    assert.equal(of, 'steps.lint.outputs');
    return outputs[name] ?? '';
  };
  const all = { out: '', err: '' };
  for (const { run, env = {} } of action.runs.steps) {
    if (run === undefined) continue;
    const files = temporary({ 'step.sh': run, output: '' });
    const given = Object.entries(env).map(([name, text]) => [
      name,
      text.replaceAll(/\$\{\{ (.*?) \}\}/gu, (_, expression: string) => value(expression)),
    ]);
    const ran = bash(['--noprofile', '--norc', '-eo', 'pipefail', join(files, 'step.sh')], cwd, {
      ...gitEnv,
      ...(Object.fromEntries(given) as Record<string, string>),
      GITHUB_OUTPUT: join(files, 'output'),
    });
    all.out += ran.out;
    all.err += ran.err;
    Object.assign(outputs, outputsOf(readFileSync(join(files, 'output'), 'utf8')));
    if (ran.code !== 0) return { ...all, code: ran.code, outputs };
  }
  return { ...all, code: 0, outputs };
}

/** `name=value` and `name<<MARK`, value, MARK. */
function outputsOf(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)(?:=([^\n]*)|<<(\S+)\n(.*?)\n\3)$/gmsu);
  return Object.fromEntries([...found].map(([, name = '', plain, , long]) => [name, plain ?? long ?? '']));
}

describe('docs/ci.md, docs/merging.md and what they speak of', function () {
  // Each line is a process of its own.
  this.timeout(600_000);
  afterEach(clean);

  it('docs/ci.md is true, line by line', () => runs('docs/ci.md'));

  it('docs/merging.md is true, line by line', () => runs('docs/merging.md'));

  it('the workflows on the page use inputs that the action has, and it says all of them', () => {
    const page = readFileSync(join(repository, 'docs/ci.md'), 'utf8');
    const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gmsu)].map(
      ([, block]) => parse(block ?? '') as object,
    );
    const workflows = blocks.filter((block) => 'jobs' in block) as {
      jobs: { attache: { steps: { uses: string; with?: object }[] } };
    }[];
    assert.equal(workflows.length, 2);
    for (const { jobs } of workflows) {
      const ours = jobs.attache.steps.find(({ uses }) => uses.startsWith('OWNER/attache@'));
      for (const name of Object.keys(ours?.with ?? {})) assert.ok(name in action.inputs, name);
    }
    for (const name of Object.keys(action.inputs)) assert.ok(page.includes(`| \`${name}\` |`), name);
  });

  it('no script of the action holds an expression', () => {
    for (const { run } of action.runs.steps) assert.ok(!run?.includes('${{'), run);
  });

  describe('the action', () => {
    it('lints, gives the exit code on, and fails last', () => {
      const { folder } = clone();
      const all = act({ format: 'text' }, folder);
      assert.deepEqual([all.code, all.outputs], [1, { 'exit-code': '1' }]);
      assert.match(all.out, /Findings: 3 errors/u);
      const paths = 'notes/suwon-campaign-stop.md\n\nnotes/washington-25-august.md';
      const some = act({ format: 'text', paths, 'max-warnings': '3' }, folder);
      assert.equal(some.code, 0, some.out + some.err);
      assert.equal(act({ format: 'text', paths, 'max-warnings': '2' }, folder).code, 1);
      const unknown = act({ format: 'text', 'changed-since': 'no-such-branch' }, folder);
      assert.deepEqual([unknown.code, unknown.outputs['exit-code']], [2, '2']);
      assert.equal(act({ format: 'text', 'changed-since': 'origin/main' }, folder).code, 0);
    });

    it('takes no input for a script or a flag', () => {
      const folder = temporary({ 'attache.yaml': '', 'a.md': '' });
      const evil = '"; touch ran; $(touch ran) `touch ran` #';
      const all = Object.keys(action.inputs).map((name) => [name, evil]);
      act(Object.fromEntries(all) as Record<string, string>, folder);
      act({ format: 'text', paths: evil }, folder);
      assert.equal(existsSync(join(folder, 'ran')), false);
      assert.match(act({ format: 'text', paths: '--help' }, folder).err, /no file or folder .*--help/u);
    });

    it('writes SARIF to a file, and to another what code scanning may open alerts for', () => {
      const { folder } = clone();
      const quiet = '<!-- attache-disable-next-line unresolved-source -- to come -->\nSo [@nobody].\n';
      write(folder, { 'notes/quiet.md': `---\ntype: note\n---\n\n${quiet}` });
      const ran = act({ format: 'sarif', 'sarif-file': 'a b.sarif' }, folder);
      const files = { 'sarif-file': 'a b.sarif', 'open-file': 'a b.open.sarif' };
      assert.deepEqual([ran.code, ran.outputs], [1, { 'exit-code': '1', ...files }]);
      const count = (name: string): number => {
        const { runs } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Sarif;
        return runs[0]!.results.length;
      };
      assert.equal(count('a b.sarif') - count('a b.open.sarif'), 1);
    });
  });

  it('pre-commit finds a hook, which looks at what a workspace reads', () => {
    const file = join(repository, '.pre-commit-hooks.yaml');
    const [hook] = parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
    assert.deepEqual(
      [hook!['id'], hook!['entry'], hook!['pass_filenames']],
      ['attache', 'attache lint', false],
    );
    const files = new RegExp(String(hook!['files']), 'u');
    for (const path of ['a.md', 'x/a.md', 'library.bib', 'attache.yaml', 'x/attache.yaml'])
      assert.ok(files.test(path), path);
    for (const path of ['a.mdx', 'not-attache.yaml', 'bib']) assert.ok(!files.test(path), path);
  });

  it('a hook of git stops a commit that brings an error, and lets others pass', () => {
    const { folder, env } = clone();
    const hook = join(folder, '.git/hooks/pre-commit');
    writeFileSync(hook, '#!/bin/sh\nexec attache lint --changed-since HEAD\n');
    chmodSync(hook, 0o755);
    write(folder, { 'notes/new.md': '---\ntype: note\n---\n\n[A fact [@nobody]]{.claim #a}\n' });
    const add = (): Ran => bash(['-c', 'git add --all && git commit --quiet --message New'], folder, env);
    const stopped = add();
    assert.equal(stopped.code, 1, stopped.err);
    assert.match(stopped.out + stopped.err, /No source is called “nobody”/u);
    write(folder, { 'notes/new.md': '---\ntype: note\n---\n\nWords.\n' });
    const passed = add();
    assert.equal(passed.code, 0, passed.out + passed.err);
  });
});
