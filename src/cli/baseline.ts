import { internalError } from '../core/checks/internal-error.ts';
import { type KnownFinding, baselineText, readBaseline } from '../core/workspace/baseline.ts';
import { largestBaseline, readAnywhere, readInside } from '../host/node/read.ts';
import { absolute, relativePath } from '../host/node/workspace-host.ts';
import { writeInside } from '../host/node/write.ts';
import type { Options } from './options.ts';
import { UsageError } from './usage.ts';
import type { Opened } from './workspace.ts';

/** Puts the baseline that the flags name in place of the one in attache.yaml, written first where that is asked for. */
export async function takeBaseline(opened: Opened, options: Options): Promise<void> {
  const { baseline, writeBaseline } = options;
  if (baseline !== null) opened.service.setKnown(await read(baseline));
  if (writeBaseline !== null) opened.service.setKnown(await write(opened, writeBaseline));
}

async function read(file: string): Promise<readonly KnownFinding[]> {
  const found = await readAnywhere(absolute(file), largestBaseline);
  if (found.kind === 'gone')
    throw new UsageError(`There is no file ${file}. Write it with --write-baseline.`);
  if (found.kind === 'unreadable') throw new UsageError(found.why);
  const baseline = readBaseline(file, found.text);
  if ('problem' in baseline) throw new UsageError(baseline.problem);
  return baseline.known;
}

/** Of the whole workspace, as if there were none; a fault of ours is left out, for it is never left for later. */
async function write({ service, host }: Opened, file: string): Promise<readonly KnownFinding[]> {
  const path = relativePath(host.root, file);
  if (!path?.endsWith('.json'))
    throw new UsageError(`--write-baseline is a .json file in the workspace, not ${file}.`);
  const before = await readInside(host.root, path, largestBaseline);
  if (before.kind === 'unreadable') throw new UsageError(before.why);
  if (before.kind === 'text' && isSomethingElse(before.text))
    throw new UsageError(`${file} is there and is no baseline. Nothing was overwritten.`);
  service.setKnown([]);
  const known = service.findings().filter(({ check }) => check !== internalError.name);
  const expected = before.kind === 'text' ? before.text : null;
  const text = baselineText(known);
  const why = text === expected ? null : await writeInside(host.root, { path, text, expected });
  if (why !== null) throw new UsageError(why);
  return known;
}

/** What is no JSON may be a baseline that two branches have written. */
function isSomethingElse(text: string): boolean {
  try {
    JSON.parse(text);
  } catch {
    return false;
  }
  return 'problem' in readBaseline('', text);
}
