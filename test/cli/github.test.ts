import assert from 'node:assert/strict';
import { attache, clean, lint, repository, sample, temporary } from './attache.ts';

interface Annotation {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const unescaped = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

/** Reads workflow commands as the runner of GitHub Actions does. */
function annotations(out: string): Annotation[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, command, properties, message] = /^::(\w+) (.*?)::(.*)$/u.exec(line) ?? [];
      assert.ok(command && properties && message, `no command: ${line}`);
      const pairs = properties.split(',').map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), unescaped(pair.slice(at + 1))];
      });
      return {
        command,
        properties: Object.fromEntries(pairs) as Record<string, string>,
        message: unescaped(message),
      };
    });
}

const github = (folder: string, code: number, env: Readonly<Record<string, string>> = {}): Annotation[] => {
  const ran = attache(['lint', '--workspace', folder, '--format', 'github'], {
    env: { GITHUB_WORKSPACE: '', ...env },
  });
  assert.equal(ran.code, code);
  assert.equal(ran.err, '');
  return annotations(ran.out);
};

describe('lint --format github', function () {
  this.timeout(60_000);
  after(clean);

  it('has the findings of JSON as annotations, and nothing else', () => {
    const commands: Readonly<Record<string, string>> = { error: 'error', warning: 'warning' };
    assert.deepEqual(
      github(sample, 1),
      lint(sample, 1).findings.map(({ check, level, message, file, range: { start, end } }) => ({
        command: commands[level] ?? 'notice',
        properties: {
          file,
          line: `${start.line + 1}`,
          endLine: `${end.line + 1}`,
          col: `${start.character + 1}`,
          endColumn: `${end.character + 1}`,
          title: check,
        },
        message,
      })),
    );
  });

  it('escapes what would end a property, a command or a line', () => {
    const path = '50%, a:b/c,d::e.md';
    const text = '---\ntype: note\n---\n\n[A [@{100%,::error::x}]]{.claim}.\n';
    const folder = temporary({ 'attache.yaml': '', [path]: text });
    const [unresolved] = github(folder, 1);
    assert.equal(unresolved?.properties['file'], path);
    assert.equal(unresolved.message, lint(folder, 1).findings[0]?.message);
    assert.match(unresolved.message, /100%,::error::x/u);
    const { out } = attache(['lint', '--workspace', folder, '--format', 'github']);
    assert.match(out, /^::error file=50%25%2C a%3Ab\/c%2Cd%3A%3Ae\.md,line=5,/u);
  });

  it('leaves out the columns of a place of several lines, as GitHub wants it', () => {
    const person = '---\ntype: person\nname: A\npositions:\n  - - 2\n    - 3\n---\n';
    const [found] = github(temporary({ 'attache.yaml': '', 'a.md': person }), 1);
    assert.deepEqual(found?.properties, {
      file: 'a.md',
      line: '5',
      endLine: '6',
      title: 'frontmatter-invalid',
    });
  });

  it('names files by their paths in the checkout', () => {
    const [first] = github(sample, 1, { GITHUB_WORKSPACE: repository });
    assert.equal(first?.properties['file'], 'samples/lee-diplomacy/notes/beijing-envoys.md');
  });

  it('is empty where nothing was found', () => {
    assert.deepEqual(github(temporary({ 'attache.yaml': '' }), 0), []);
  });
});
