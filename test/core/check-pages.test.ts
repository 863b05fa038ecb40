import assert from 'node:assert/strict';
import { checks } from '../../src/core/checks/registry.ts';
import { checkGroups } from '../../src/core/model/check-names.ts';
import { type ExampleFile, exampleFiles, findingsIn, hushed } from '../marked/example.ts';

const said = (files: readonly ExampleFile[]): string[] =>
  findingsIn(files).map(({ check, file, message }) => `${check} in ${file}: ${message}`);

/** The same workspace in which a check is ignored. */
function ignoring(check: string, files: readonly ExampleFile[]): ExampleFile[] {
  const setting = `{ level: ignore, released: ignore }`;
  const config = files.find(({ path }) => path === 'attache.yaml');
  const others = files.filter((file) => file !== config);
  const lines = (config?.text ?? '').split('\n').filter((line) => !line.trim().startsWith(`${check}:`));
  const at = lines.indexOf('checks:');
  const text =
    at < 0
      ? [...lines, 'checks:', `  ${check}: ${setting}`, ''].join('\n')
      : lines.toSpliced(at + 1, 0, `  ${check}: ${setting}`).join('\n');
  return [...others, { path: 'attache.yaml', state: 'text', text }];
}

describe('pages of checks', () => {
  it('stand in lists, each check in one group', () => {
    const listed = Object.values(checkGroups).flat();
    assert.equal(new Set(listed).size, listed.length);
    for (const { name } of checks) assert.ok(listed.includes(name), name);
  });

  for (const { name, about, last } of checks) {
    const { bad, good } = about;
    it(`${name}: says why, when to be quiet and where it comes from`, () => {
      for (const words of [about.why, about.quiet, about.field]) assert.match(words, /^\S[^]{20,}[.:!?)`]$/u);
    });
    if (bad === null || good === null) {
      it(`${name}: has both examples, or none`, () => assert.equal(bad, good));
      continue;
    }
    const files = exampleFiles(bad);
    it(`${name}: fires in its bad example, and no other check does`, () => {
      const found = findingsIn(files).map(({ check }) => check);
      assert.deepEqual([...new Set(found)], [name], said(files).join('\n'));
    });
    it(`${name}: is silent in its good example, and so is every other check`, () =>
      assert.deepEqual(said(exampleFiles(good)), []));
    it(`${name}: is kept quiet by the comment that its page shows`, () => {
      const quiet = hushed(files, findingsIn(files));
      // No suppression hides what is said of suppressions.
      if (quiet && !last) assert.deepEqual(said(quiet.files), []);
    });
    it(`${name}: is kept quiet by attache.yaml`, () => {
      const found = findingsIn(ignoring(name, files)).map(({ check }) => check);
      assert.ok(!found.includes(name));
    });
  }
});
