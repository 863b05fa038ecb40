import { parseArgs } from 'node:util';
import { checkPages } from '../host/node/check-pages.ts';
import { localDay } from '../host/node/clock.ts';
import { lint } from './lint.ts';
import { listCommands } from './commands.ts';
import { capture } from './capture.ts';
import { importActors } from './import-actors.ts';
import { init } from './init.ts';
import { flags, type Options, type Parsed, readOptions } from './options.ts';
import { type Style, styleFor } from './style.ts';
import { UsageError, usage } from './usage.ts';
import { watchFindings } from './watching.ts';
import { openWorkspace } from './workspace.ts';

declare const ATTACHE_VERSION: string;

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(parse(args), localDay());
  const style = styleFor(process.stdout.isTTY, process.env['NO_COLOR'] !== undefined);
  switch (options.command) {
    case 'help':
      return print(usage);
    case 'version':
      return print(`${ATTACHE_VERSION}\n`);
    case 'lsp':
      return serve(options);
    case 'lint':
      return runLint(options, style);
    case 'init':
      return print(await init(options, style));
    case 'capture':
      if (options.paths.length !== 1)
        throw new UsageError('Name one address or file, as in attache capture https://example.org/page.');
      return print(await capture(options, style));
    case 'import-actors':
      if (options.paths.length !== 1)
        throw new UsageError('Name one file, as in attache import-actors people.csv.');
      return print(await importActors(options, style));
    case 'actor':
      if (options.paths.length !== 1)
        throw new UsageError('Name one actor by its id, as in attache actor lee-jae-myung.');
  }
  const { service, reported } = await openWorkspace(
    options,
    options.command === 'actor' ? [] : options.paths,
  );
  return print(listCommands[options.command]?.(service, reported, options, style) ?? '');
}

/** Ends with the process. */
async function serve({ stdio, nodeIpc }: Options): Promise<number> {
  if (!stdio && !nodeIpc)
    throw new UsageError('The language server speaks over standard input and output: attache lsp --stdio.');
  const { serveParent, serveStdio } = await import('../server/main.ts');
  (nodeIpc ? serveParent : serveStdio)(checkPages());
  return new Promise(() => undefined);
}

async function runLint(options: Options, style: Style): Promise<number> {
  if (options.watch) return watchFindings(options, style, print);
  const { output, exit, trouble } = await lint(options, style);
  await print(output);
  return trouble === null ? exit : complain(trouble);
}

/** Waits until the text is out: a large one to a pipe would be cut at exit. */
function print(text: string): Promise<number> {
  return new Promise((done) => process.stdout.write(text, () => done(0)));
}

/** Says in one line what could not be done. */
function complain(why: string): 2 {
  process.stderr.write(`attache: ${why.replace(/\s*\n\s*/gu, ' ')}\n`);
  return 2;
}

function parse(args: readonly string[]): Parsed {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0] ?? 'Bad flags'}. Try attache --help.`);
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A closed pipe (`attache claims | head`) ends it quietly.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

main(process.argv.slice(2)).then(
  (exit) => (process.exitCode = exit),
  (error: unknown) => {
    const told =
      error instanceof UsageError
        ? error.message
        : `Attaché failed: ${error instanceof Error ? error.message : String(error)}`;
    process.exitCode = complain(told);
  },
);
