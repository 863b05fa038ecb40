import picomatch from 'picomatch';

/** Whether `except` of a check names one of these ids, or a file by its path or a glob. */
export function isExcepted(except: readonly string[], ids: readonly string[], file: string | null): boolean {
  const known = new Set(ids.map((id) => id.normalize('NFC')));
  return except.some(
    (entry) =>
      known.has(entry.normalize('NFC')) ||
      entry === file ||
      (file !== null && isGlob.test(entry) && picomatch.isMatch(file, entry)),
  );
}

const isGlob = /[*?[{/]/u;
