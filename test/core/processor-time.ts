/**
 * What some work gives, and the milliseconds of the processor that it took: what else the machine does counts little.
 * Machines themselves differ by four times and more, so bounds are for time that grows faster than the text does.
 */
export function timed<T>(work: () => T): { readonly result: T; readonly took: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, took: (user + system) / 1000 };
}
