import { namedWorkspaceOf } from '../lib/named-workspace.mjs';

/** A workspace of people and of notes that name them; one note is looked at. */
export async function prepare({ core, size }) {
  const { Service, completionsAt, hoverAt, actorGroups, actorsInGroup } = await import(core);
  const { files, typed } = namedWorkspaceOf(size);
  const service = new Service(() => '2025-11-10');
  service.apply(files.map(([path, text]) => ({ kind: 'text', path, text })));
  const { mentions } = service.judgement(typed.path);
  const decided = mentions.filter(({ actor }) => actor !== null);
  const open = mentions.filter(({ actor }) => actor === null);
  const cardOver = ({ range }) => hoverAt(service, typed.path, range.start)?.markdown ?? '';
  const asked = { grouping: 'type', filter: { text: '', undecided: false, stale: false } };
  /** Ever more letters of a name, as they are typed. */
  const begun = ['', 'k', 'ki', 'kim', 'kim m', '김', 'per'];
  return {
    named: () => () => ({ decided: decided.length, open: open.length }),
    decided: (round) => () => cardOver(decided[round % decided.length]),
    open: (round) => () => cardOver(open[round % open.length]),
    completion: (round) => {
      const text = `${typed.text}\nSee [[${begun[round % begun.length]}`;
      service.apply([{ kind: 'text', path: typed.path, text }]);
      return () => completionsAt(service, typed.path, text.length).items.map(({ kind }) => kind);
    },
    groups: () => () => actorGroups(service, asked),
    rows: () => () => {
      const groups = actorGroups(service, asked);
      return groups.map(({ key }) => actorsInGroup(service, asked, key).length);
    },
  };
}
