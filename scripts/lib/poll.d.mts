/** See poll.mjs. */
export function until<T>(
  probe: () => T | Promise<T>,
  options: { what: string | (() => string); timeoutMs?: number; everyMs?: number },
): Promise<T>;
