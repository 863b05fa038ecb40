import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, repository, temporary } from '../cli/attache.ts';

/** What the script, the generator and the tests of checks read. */
const needed = [
  'package.json',
  '.prettierrc.json',
  'README.md',
  'tsconfig.json',
  'docs/checks',
  'docs/types',
  'schemas',
  'scripts/new-check.mjs',
  'scripts/generate.mjs',
  'scripts/generate',
  'scripts/lib',
  'src/core',
  'test/marked',
  'test/cases/cases.test.ts',
  'test/cases/shared',
  'test/core/check-pages.test.ts',
];

const names = 'src/core/model/check-names.ts';
const name = 'brand-new';

describe('npm run new-check', function () {
  this.timeout(240_000);
  let folder = '';
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const run = (...args: string[]): { code: number | null; out: string; err: string } => {
    const done = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: 200_000 });
    return { code: done.status, out: done.stdout, err: done.stderr };
  };

  before(() => {
    folder = temporary();
    for (const file of needed) cpSync(join(repository, file), join(folder, file), { recursive: true });
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  });
  after(clean);

  const refused: readonly (readonly [string, RegExp])[] = [
    ['', /^Name one check/u],
    ['Not A Name', /^Name one check/u],
    ['../brand-new', /^Name one check/u],
    [
      name,
      /^brand-new is no name of a check yet: add it to its group in src\/core\/model\/check-names\.ts\.$/mu,
    ],
    [
      'citation-needed',
      /^src\/core\/checks\/citation-needed\.ts is there already, and nothing was written\.$/mu,
    ],
  ];
  for (const [given, why] of refused)
    it(`writes nothing for “${given}”`, () => {
      const before = readdirSync(join(folder, 'src/core/checks'));
      const { code, out, err } = run('scripts/new-check.mjs', given);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, why);
      assert.deepEqual(readdirSync(join(folder, 'src/core/checks')), before);
      assert.ok(!existsSync(join(folder, `test/cases/${given || 'none'}`)));
    });

  it('begins a check with all that belongs to it, and with tests that fail until they are filled', () => {
    writeFileSync(join(folder, names), read(names).replace('markup-mistake', `${name} markup-mistake`));
    const { code, out, err } = run('scripts/new-check.mjs', name);
    assert.equal(code, 0, err);
    assert.match(out, /^src\/core\/checks\/brand-new\.ts\n/u);
    assert.match(read('src/core/checks/registry.ts'), /^ {2}brandNew,$/mu);
    assert.match(read('README.md'), /^\| \[brand-new\]\(docs\/checks\/brand-new\.md\) \|/mu);
    assert.match(read('docs/checks/brand-new.md'), /^# brand-new\n/u);
    assert.match(read('schemas/attache.schema.json'), /"brand-new"/u);
    const tests = run(
      'node_modules/mocha/bin/mocha.js',
      '--import=tsx',
      '--timeout=60000',
      '--reporter=json',
      'test/cases/cases.test.ts',
      'test/core/check-pages.test.ts',
      '--grep',
      name,
    );
    const told = JSON.parse(tests.out) as { failures: { title: string }[] };
    const failed = told.failures.map(({ title }) => title);
    for (const part of [
      'fires, as written',
      'silent, as written',
      'suppressed, as written',
      'fires in its bad',
    ])
      assert.ok(
        failed.some((title) => title.includes(part)),
        `${part} among ${failed.join('; ')}`,
      );
  });
});
