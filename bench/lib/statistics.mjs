/** The value below which a share of the samples lies. */
export function quantile(samples, share) {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/**
 * p50 and p95 of the pass with the lowest p95: whatever else runs on a machine adds time and never takes any away, so
 * the quietest pass is the nearest to the truth.
 */
export function figures(passes) {
  const each = passes.map((samples) => ({ p50: quantile(samples, 0.5), p95: quantile(samples, 0.95) }));
  return each.reduce((best, next) => (next.p95 < best.p95 ? next : best));
}

/** How a time grows with a size: the exponent of the power that leads through both points. */
export function slope(small, large) {
  return Math.log(large.time / small.time) / Math.log(large.size / small.size);
}
