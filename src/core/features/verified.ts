import type { SourceRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { keepsHash } from '../sources/capture-hash.ts';
import type { Entry } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';
import type { CaptureText } from '../workspace/workspace.ts';
import type { Reported } from './rows.ts';

type Verified = 'ok' | 'changed' | 'missing' | 'unreadable' | 'unrecorded';

/** Every capture that a source names, held against the hash in its record. */
export function verifiedCaptures(service: Service, reported: Reported) {
  return [...service.notes.values()]
    .flatMap(({ path, record }) => (record?.kind === 'source' && record.capture ? [path] : []))
    .filter(reported)
    .sort()
    .flatMap((path) => verified(service, service.lookup.entryAt(path) as Entry<SourceRecord> | null));
}

function verified({ lookup }: Service, source: Entry<SourceRecord> | null) {
  const capture = source?.record.capture;
  if (!source || !capture) return [];
  const path = captureOf(source.record);
  const read = path === null ? null : lookup.capture(path);
  const found = read?.state === 'read' ? read.sha256 : null;
  return [
    {
      id: source.id,
      note: source.path,
      file: path ?? capture.file.value,
      state: found === null ? missingAs(read) : stateOf(keepsHash(capture, found)),
      collected: capture.collected?.value ?? null,
      sha256: capture.sha256?.value ?? null,
      found,
    },
  ];
}

function stateOf(keeps: boolean | null): Verified {
  if (keeps === null) return 'unrecorded';
  return keeps ? 'ok' : 'changed';
}

const missingAs = (read: CaptureText | null): Verified =>
  read?.state === 'unreadable' ? 'unreadable' : 'missing';
