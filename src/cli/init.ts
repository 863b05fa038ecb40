import { configFile } from '../core/workspace/config.ts';
import { isEmptyFolder, whyNot, writeNew } from '../host/node/set-up.ts';
import { absolute, findRoot } from '../host/node/workspace-host.ts';
import { configTemplate, exampleFiles } from './init-files.ts';
import type { Options } from './options.ts';
import { type Style, printable } from './style.ts';
import { UsageError } from './usage.ts';

interface SetUp {
  /** The folder of the workspace. */
  readonly root: string;
  /** Files that were written, relative to it. */
  readonly created: readonly string[];
  /** Files that were there and stay as they are. */
  readonly kept: readonly string[];
}

/** Makes a folder a workspace; says what was made and what comes next. */
export async function init(options: Options, style: Style): Promise<string> {
  const folder = chosenFolder(options);
  const done = await setUp(folder, options);
  return options.json ? `${JSON.stringify(done, null, 2)}\n` : asText(folder, done, style);
}

function chosenFolder({ workspace, paths }: Options): string {
  const [first, second] = [...(workspace === null ? [] : [workspace]), ...paths];
  if (second !== undefined) throw new UsageError('Name one folder, as in attache init notes.');
  return absolute(first ?? '.');
}

/**
 * A folder inside a workspace is set up already, unless `--workspace` says that it shall be one of its own. Examples go
 * into an empty folder only: who has notes knows how they look.
 */
async function setUp(folder: string, { workspace, today }: Options): Promise<SetUp> {
  const above = await findRoot(folder);
  if (above !== null && (above === folder || workspace === null))
    return { root: above, created: [], kept: [configFile] };
  try {
    const examples = (await isEmptyFolder(folder)) ? exampleFiles(today) : {};
    const created: string[] = [];
    const kept: string[] = [];
    for (const [path, text] of Object.entries({ [configFile]: configTemplate(), ...examples }))
      ((await writeNew(folder, path, text)) ? created : kept).push(path);
    return { root: folder, created, kept };
  } catch (error) {
    throw new UsageError(`${folder} can’t be set up: ${whyNot(error)}.`);
  }
}

function asText(folder: string, { root, created, kept }: SetUp, style: Style): string {
  const where = printable(root);
  if (created.length === 0) {
    if (root === folder)
      return `${where} is set up already: ${kept.join(', ')} was there and stays as it is.\n`;
    return [
      `${printable(folder)} belongs to the workspace ${where}; nothing was written.`,
      `To make it a workspace of its own: attache init --workspace ${printable(folder)}`,
      '',
    ].join('\n');
  }
  return [
    `${where} is a notes workspace now.`,
    ...created.map((path) => `  ${style.bold('made')}  ${path}`),
    ...kept.map((path) => `  ${style.dim('kept')}  ${path}`),
    created.length > 1
      ? 'Next: open the folder in the editor and look at notes/first-note.md, or run attache claims.'
      : 'Next: open the folder in the editor, or run attache lint. What the notes owe is set in attache.yaml.',
    '',
  ].join('\n');
}
