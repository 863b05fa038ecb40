import { CaptureError } from '../core/features/capture/captured.ts';
import { type CapturePlan, nameOfDocument, placeKept, planCapture } from '../core/features/capture/plan.ts';
import { remarksOn } from '../core/features/capture/remarks.ts';
import { webAddress } from '../core/text/addresses.ts';
import { applyEdits } from '../core/text/edits.ts';
import { readAside } from '../host/node/capture-reader.ts';
import type { ReadCapture } from '../host/node/read-capture.ts';
import { takenBelow } from '../host/node/read-document.ts';
import { absolute, relativePath } from '../host/node/workspace-host.ts';
import { writeInside } from '../host/node/write.ts';
import type { Options } from './options.ts';
import { type Style, printable } from './style.ts';
import { UsageError } from './usage.ts';
import { type Opened, openWorkspace } from './workspace.ts';

/** Keeps a document of the web or of this machine as a capture of a source; says what was written. */
export async function capture(options: Options, style: Style): Promise<string> {
  const where = options.paths[0] ?? '';
  if (options.url !== null && !webAddress(options.url))
    throw new UsageError(`--url is an address such as https://example.org/page, not “${options.url}”.`);
  const opened = await openWorkspace(options, []);
  const visited: string[] = [];
  const page = await read(where, options.url, (address) => {
    visited.push(address);
    if (!options.json) process.stderr.write(`${printable(`reading ${address}`)}\n`);
  });
  const plan = await planned(opened, where, page);
  if (!options.dryRun) await write(opened, plan);
  const report = reportOf(plan, page, visited);
  return options.json ? `${JSON.stringify(report, null, 2)}\n` : asText(report, plan, options.dryRun, style);
}

async function read(
  where: string,
  said: string | null,
  going: (address: string) => void,
): Promise<ReadCapture> {
  const isAddress = /^[a-z][a-z\d+.-]+:\/\//iu.test(where);
  const work = { where: isAddress ? where : absolute(where), said };
  const found = await readAside(work, going, new AbortController().signal);
  if (found === null || 'why' in found) throw new UsageError(found?.why ?? `${where} was not read.`);
  return found;
}

async function planned(
  { service, host }: Opened,
  where: string,
  { address, kind, document }: ReadCapture,
): Promise<CapturePlan> {
  try {
    return planCapture(service, document, {
      read: address,
      name: nameOfDocument(address, absolute(where)),
      place: placeKept(service, kind, address === null ? relativePath(host.root, absolute(where)) : null),
      today: service.today,
      isNote: (path) => host.isNote(path),
      isTaken: await takenBelow(host.root, service.config.captures),
    });
  } catch (error) {
    if (error instanceof CaptureError) throw new UsageError(`${where}: ${error.message}`);
    throw error;
  }
}

/** The capture first: a note that names no file is worse than a file that no note names. */
async function write({ service, host }: Opened, { file, created, changed }: CapturePlan): Promise<void> {
  const before = changed && (service.text(changed.path) ?? '');
  const writings = [
    ...(file ? [{ ...file, expected: null }] : []),
    ...(created ? [{ ...created, expected: null }] : []),
    ...(changed && before !== null
      ? [{ path: changed.path, text: applyEdits(before, [changed.edit]), expected: before }]
      : []),
  ];
  const done: string[] = [];
  for (const writing of writings) {
    const why = await writeInside(host.root, writing);
    if (why !== null) throw new UsageError(done.length > 0 ? `${why} ${done.join(', ')} is written.` : why);
    done.push(writing.path);
  }
}

function reportOf(plan: CapturePlan, { document, lost }: ReadCapture, visited: readonly string[]) {
  const remarks = remarksOn(plan, document, lost);
  return {
    source: plan.source,
    note: plan.note,
    capture: plan.capture,
    created: [plan.file?.path, plan.created?.path].filter((path) => path !== undefined),
    changed: plan.changed ? [plan.changed.path] : [],
    visited,
    remarks,
  };
}

function asText(
  report: ReturnType<typeof reportOf>,
  plan: CapturePlan,
  isDry: boolean,
  style: Style,
): string {
  const [made, added] = isDry ? ['would make', 'would add to'] : ['made', 'added to'];
  const lines = [
    ...report.created.map((path) => `${style.bold(made)}  ${path}`),
    ...report.changed.map((path) => `${style.bold(added)}  ${path}`),
    ...report.remarks,
    ...(plan.created
      ? [`Cite it as [@${plan.source}]. ${plan.note} is filled from the document: look it over.`]
      : []),
    ...(isDry || plan.known !== null ? ['Nothing was written.'] : []),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
