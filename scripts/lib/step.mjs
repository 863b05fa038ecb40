/** Says what is being done and, at the end, how long it took. Returns what `work` returns. */
export async function step(label, work) {
  const started = Date.now();
  console.log(`${label} …`);
  const result = await work();
  console.log(`${label}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
