import { namedWorkspaceOf } from '../lib/named-workspace.mjs';

/** A workspace of people and of notes that name them; one note is typed in. */
export async function prepare({ core, size }) {
  const { Service, MentionIndex, decideMentions, factsOf, Lookup, Uses, Workspace } = await import(core);
  const { files, typed } = namedWorkspaceOf(size);
  const today = '2025-11-10';
  const service = new Service(() => today);
  service.apply(files.map(([path, text]) => ({ kind: 'text', path, text })));

  const workspace = new Workspace();
  const index = new MentionIndex();
  const known = new Uses();
  const lookup = (asked) => new Lookup(workspace, known, asked);
  const around = { all: workspace.notes, keys: new Set(), lookup };
  for (const facts of service.notes.values()) workspace.setNote(facts);
  index.update(new Map(workspace.notes), around);

  const written = (round) => `${typed.text}${'x'.repeat(round % 7)}\n`;
  const decide = (facts, text) =>
    decideMentions(
      facts,
      ({ start, end }) => text.slice(start, end),
      index.found(typed.path),
      today,
      lookup(new Set()),
    );
  const summary = (mentions) => {
    const decided = mentions.filter(({ actor }) => actor !== null);
    const how = (step) => decided.filter((mention) => mention.how === step).length;
    return {
      name: how('name'),
      title: how('title'),
      context: how('context'),
      actors: how('actors'),
      mentions: mentions.length,
    };
  };
  return {
    edit: (round) => () => {
      service.apply([{ kind: 'text', path: typed.path, text: written(round) }]);
      return service.findingsIn(typed.path).length;
    },
    found: () => () => summary(service.judgement(typed.path).mentions),
    matching: (round) => {
      const text = written(round);
      const facts = factsOf(typed.path, text);
      workspace.setNote(facts);
      return () => {
        index.update(new Map([[typed.path, facts]]), around);
        return summary(decide(facts, text));
      };
    },
  };
}
