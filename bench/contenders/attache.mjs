/**
 * A workspace of ours. `files` are paths with their texts; `path` is the note that is typed in; `without` are checks
 * that don't run.
 */
export async function prepare({ core, files, path, config = '', without = [] }) {
  const { Service, completionsAt, checks } = await import(core);
  for (const check of checks) if (without.includes(check.name)) delete check.test;
  const changes = files.map(([file, text]) => ({ kind: 'text', path: file, text }));
  const fresh = () => {
    const service = new Service(() => '2025-11-10');
    service.configure(config);
    service.apply(changes);
    return service;
  };
  const service = path === undefined ? null : fresh();
  const judge = (text) => {
    service.apply([{ kind: 'text', path, text }]);
    return service.findingsIn(path).map(({ check, message }) => `${check}: ${message}`);
  };
  const complete = (offset) => completionsAt(service, path, offset).items.map(({ label }) => label);
  return {
    cold: () => () => fresh().notes.size,
    diagnostics:
      ({ note }) =>
      () =>
        judge(note),
    completion: ({ note, noteOffset }) => {
      judge(note);
      return () => complete(noteOffset);
    },
    both:
      ({ note, noteOffset }) =>
      () => {
        judge(note);
        return complete(noteOffset);
      },
  };
}
