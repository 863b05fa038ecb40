import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../scripts/lib/root.mjs';

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** As it is shipped, from the sources as they are now; names are kept, so that a profile can be read. */
const shipped = {
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  target: 'node20',
  platform: 'node',
  format: 'esm',
  define: { ATTACHE_VERSION: JSON.stringify(version) },
  banner: {
    js: "import { createRequire as attacheRequire } from 'node:module'; const require = attacheRequire(import.meta.url);",
  },
};

const core = `
export { Service } from './src/core/service.ts';
export { completionsAt } from './src/core/features/completion.ts';
export { checks } from './src/core/checks/registry.ts';
export { MentionIndex } from './src/core/actors/mention-index.ts';
export { decideMentions } from './src/core/actors/mentions.ts';
export { factsOf } from './src/core/notes/facts.ts';
export { Uses } from './src/core/state/uses.ts';
export { readLibrary } from './src/core/library/read.ts';
export { Lookup } from './src/core/workspace/lookup.ts';
export { Workspace } from './src/core/workspace/workspace.ts';
export { AskedCapture } from './src/core/sources/asked-capture.ts';
export { prepareCapture } from './src/core/sources/passages.ts';
export { hoverAt } from './src/core/features/hover.ts';
export { actorGroups, actorsInGroup } from './src/core/features/actors-view.ts';
`;

/** The core for a benchmark, as the address of a module. */
export async function bundledCore() {
  const outfile = path.join(root, 'out/bench/core.mjs');
  const stdin = { contents: core, resolveDir: root, loader: 'ts' };
  await build({ ...shipped, stdin, outfile });
  return pathToFileURL(outfile).href;
}

/** The command line, whose `lsp --stdio` is the language server. */
export async function bundledServer() {
  const outfile = path.join(root, 'out/bench/cli.mjs');
  await build({ ...shipped, entryPoints: [path.join(root, 'src/cli/main.ts')], outfile });
  return outfile;
}
