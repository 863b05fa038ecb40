// Builds dist/attache-notes.vsix: `npm run package`.
import { fileURLToPath } from 'node:url';
import { run } from './lib/processes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await run(process.execPath, ['esbuild.config.mjs'], { cwd: root });
// Everything is bundled, so the package carries no node_modules.
const vsce = 'node_modules/@vscode/vsce/vsce';
await run(
  process.execPath,
  [
    vsce,
    'package',
    '--no-dependencies',
    '--skip-license',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    'dist/attache-notes.vsix',
  ],
  { cwd: root },
);
