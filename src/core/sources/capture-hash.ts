import type { CaptureReference } from '../model/records.ts';

/** Whether a file is what its record says; null where the record holds no hash to tell it by. */
export function keepsHash({ sha256 }: CaptureReference, found: string): boolean | null {
  const recorded = sha256?.value.toLowerCase() ?? '';
  return /^[\da-f]{64}$/u.test(recorded) ? recorded === found : null;
}
