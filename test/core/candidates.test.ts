import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionsAt } from '../../src/core/features/completion.ts';
import { type Change, Service } from '../../src/core/service.ts';

const paths = ['a', 'b', 'c', 'd', 'e'].map((name) => `notes/${name}.md`);

/** Each offers something else, under names that several notes may share. */
const kinds: readonly ((id: string) => string)[] = [
  (id) => `type: person\nname: Han of ${id}\naliases: [Han]\ntags: [han, ${id}]`,
  (id) => `type: person\nname: Kim\npositions: [{ office: Handler of ${id} }, { office: Hangman }]`,
  (id) => `type: office\nname: Hangar chief ${id}`,
  (id) => `type: event\nname: Hanging in ${id}\ntags: hanging`,
  (id) => `type: source\nkey: han-${id}\ntitle: Han says`,
  (id) => `type: note\ntitle: On ${id}\ntags: [han]\n---\n\n[Han left]{.claim #han-${id}}.`,
];

const text = (kind: number, id: string): string => {
  const written = kinds[kind]?.(id) ?? '';
  return `---\n${written}\n${written.includes('---') ? '' : '---\n'}`;
};

/** Where an actor, an office, a source, a tag and a claim may be named. */
const asking = 'notes/asking.md';
const places: readonly string[] = [
  'type: person\nname: Asking\npositions:\n  - { of: han| }',
  'type: person\nname: Asking\npositions:\n  - { office: han| }',
  'type: source\ntitle: Asking\nderived-from: [han|]',
  'type: source\ntitle: Asking\ntags: [han|]',
  'type: note\ntitle: Asking\nevents: [han|]',
];

const review = 'reviews/asking.yaml';
const verdict = '- claim: han|';

function answers(service: Service, asked: readonly string[] = places): string[] {
  const ask = (path: string, marked: string): string[] => {
    const offset = marked.indexOf('|');
    service.apply([{ kind: 'text', path, text: marked.replace('|', '') }]);
    const { items } = completionsAt(service, path, offset);
    return items.map(({ label, detail, kind }) => `${kind} ${label} ${detail}`);
  };
  return [...asked.flatMap((place) => ask(asking, `---\n${place}\n---\n`)), ...ask(review, verdict)];
}

const started = (): Service => {
  const service = new Service(() => '2025-11-10');
  service.configure('');
  return service;
};

const step = fc.record({
  path: fc.constantFrom(...paths),
  kind: fc.option(fc.nat(kinds.length - 1)),
});

describe('What completion keeps of the notes', () => {
  it('answers after any changes as one that has kept nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const kept = started();
        const files = new Map<string, string>();
        for (const [at, { path, kind }] of steps.entries()) {
          const change: Change =
            kind === null
              ? { kind: 'gone', path }
              : { kind: 'text', path, text: text(kind, `${path.charAt(6)}${at}`) };
          if (change.kind === 'text') files.set(path, change.text);
          else files.delete(path);
          kept.apply([change]);
          answers(kept, [places[at % places.length] ?? '']);
        }
        const fresh = started();
        fresh.apply([...files].map(([path, each]) => ({ kind: 'text', path, text: each })));
        // Of two that are called the same either may come first.
        assert.deepEqual(answers(kept).sort(), answers(fresh).sort());
      }),
      { numRuns: 30 },
    );
  });

  it('offers each kind by a part of its name', () => {
    const service = started();
    service.apply(
      kinds.map((_, at) => ({
        kind: 'text',
        path: paths[at] ?? 'notes/f.md',
        text: text(at, 'x'),
      })),
    );
    const found = answers(service);
    for (const expected of [
      'actor a Han of',
      'office Hangman in words',
      'office c Hangar',
      'source han-',
      'tag hanging',
      'claim ',
      'actor d Hanging',
    ])
      assert.ok(
        found.some((each) => each.startsWith(expected)),
        `${expected} in ${found.join(', ')}`,
      );
  });
});
