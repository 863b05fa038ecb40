import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { checks } from '../../src/core/checks/registry.ts';
import { filesOf } from './vsix.ts';

const vsix = 'dist/attache-notes.vsix';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  main: string;
  icon: string;
  contributes: { grammars: { path: string }[]; snippets: { path: string }[] };
};

describe('the packaged extension', () => {
  const files = filesOf(vsix);
  const names = files.map(({ name }) => name);

  it('holds what runs', () => {
    const programs = ['client', 'library-worker', 'capture-worker'].map((name) => `dist/${name}.cjs`);
    for (const file of ['package.json', 'dist/cli.js', ...programs])
      assert.ok(names.includes(`extension/${file}`), file);
  });

  it('holds every file that its manifest names', () => {
    const { main, icon, contributes } = manifest;
    const parts = [...contributes.grammars, ...contributes.snippets].map(({ path }) => path);
    for (const file of [main, icon, ...parts, 'package.nls.json'])
      assert.ok(names.includes(`extension/${file.replace(/^\.\//, '')}`), file);
  });

  it('holds the pictures of its README', () => {
    const pictures = [...readFileSync('README.md', 'utf8').matchAll(/!\[[^\]]*\]\((?!\w+:)([^)]+)\)/g)];
    assert.ok(pictures.length > 0);
    for (const [, file] of pictures) assert.ok(names.includes(`extension/${file}`), file);
  });

  it('holds a page for each check, which findings link to', () => {
    const pages = checks.map(({ name }) => `extension/docs/checks/${name}.md`);
    assert.deepEqual(
      pages.filter((page) => !names.includes(page)),
      [],
    );
  });

  it('holds nothing that only its making needs', () => {
    const unwanted =
      /\/(node_modules|src|test|scripts|samples|out|docs(?!\/(?:images|checks)\/)|\.\w+)\/|\.(ts|map|vsix)$/;
    assert.deepEqual(
      names.filter((name) => unwanted.test(name)),
      [],
    );
  });

  it('is small: the client at most 450 kB, all of it at most 2 MB', () => {
    const client = files.find(({ name }) => name === 'extension/dist/client.cjs');
    assert.ok(client && client.size <= 450_000, `The client has ${client?.size} bytes.`);
    assert.ok(statSync(vsix).size <= 2_000_000, `The package has ${statSync(vsix).size} bytes.`);
  });
});
