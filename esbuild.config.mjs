// Builds what is shipped: `node esbuild.config.mjs`. The web bundles are made each time, so that a slip of the core
// into Node shows at once.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { version } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));

const common = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  target: 'node20',
  define: { ATTACHE_VERSION: JSON.stringify(version) },
};
const node = {
  ...common,
  platform: 'node',
  alias: { 'cssomnom/parse': './scripts/build/cssomnom-stand-in.mjs' },
};
const semver = './scripts/build/semver-stand-in.cjs';
const braces = './scripts/build/brace-expansion-stand-in.cjs';
const requireInModules =
  "import { createRequire as attacheRequire } from 'node:module'; const require = attacheRequire(import.meta.url);";

await Promise.all([
  build({
    ...node,
    entryPoints: ['src/client/extension.ts'],
    outfile: 'dist/client.cjs',
    format: 'cjs',
    external: ['vscode'],
    alias: {
      ...node.alias,
      'semver/functions/parse': semver,
      'semver/functions/satisfies': semver,
      'brace-expansion': braces,
    },
  }),
  build({
    ...node,
    entryPoints: ['src/host/node/library-worker.ts'],
    outfile: 'dist/library-worker.cjs',
    format: 'cjs',
  }),
  build({
    ...node,
    entryPoints: ['src/host/node/capture-worker.ts'],
    outfile: 'dist/capture-worker.cjs',
    format: 'cjs',
  }),
  build({
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    format: 'esm',
    banner: { js: `#!/usr/bin/env node\n${requireInModules}` },
  }),
  build({
    ...common,
    entryPoints: ['src/core/service.ts'],
    outfile: 'dist/web/core.js',
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
  }),
]);
