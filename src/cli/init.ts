import { type SetUp, setUp } from '../host/node/set-up.ts';
import { absolute } from '../host/node/workspace-host.ts';
import type { Options } from './options.ts';
import { type Style, printable } from './style.ts';
import { UsageError } from './usage.ts';

/** Makes a folder a workspace; says what was made and what comes next. */
export async function init(options: Options, style: Style): Promise<string> {
  const folder = chosenFolder(options);
  const done = await setUp(folder, options.workspace !== null, options.today).catch((error: unknown) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  return options.json ? `${JSON.stringify(done, null, 2)}\n` : asText(folder, done, style);
}

function chosenFolder({ workspace, paths }: Options): string {
  const [first, second] = [...(workspace === null ? [] : [workspace]), ...paths];
  if (second !== undefined) throw new UsageError('Name one folder, as in attache init notes.');
  return absolute(first ?? '.');
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
