import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

describe('the package of the command line', function () {
  this.timeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'attache-npm-'));
  after(() => rmSync(folder, { recursive: true }));

  const npm = (...args: string[]): string =>
    execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  it('is built and packed by npm, and runs once it is installed', () => {
    const said = npm('pack', '--json', '--pack-destination', folder);
    const [packed] = JSON.parse(said.slice(said.lastIndexOf('\n[') + 1)) as Packed[];
    assert.deepEqual(
      packed!.files.map(({ path }) => path),
      ['LICENSE', 'README.md', 'dist/cli.js', 'dist/library-worker.cjs', 'package.json'],
    );
    execFileSync('tar', ['-xzf', join(folder, packed!.filename), '-C', folder]);
    // Everything is built in: what the manifest depends on would only have npm ask the network.
    const manifest = join(folder, 'package/package.json');
    const { dependencies, devDependencies, scripts, ...rest } = JSON.parse(
      readFileSync(manifest, 'utf8'),
    ) as Record<string, unknown>;
    assert.ok(dependencies && devDependencies && scripts);
    writeFileSync(manifest, JSON.stringify(rest));
    npm('install', '--global', '--offline', '--install-links', '--prefix', folder, join(folder, 'package'));
    const installed = join(folder, process.platform === 'win32' ? 'attache.cmd' : 'bin/attache');
    const out = execFileSync(installed, ['claims', '--workspace', 'samples/lee-diplomacy'], {
      encoding: 'utf8',
    });
    assert.match(out, /practical/u);
  });
});
