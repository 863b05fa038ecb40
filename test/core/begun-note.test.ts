import assert from 'node:assert/strict';
import { codeActionsAt } from '../../src/core/features/code-actions.ts';
import { begunNote } from '../../src/core/features/new-note.ts';
import { Service } from '../../src/core/service.ts';

const everything = (): boolean => true;

function serviceWith(files: Readonly<Record<string, string>>): Service {
  const service = new Service(() => '2025-11-15');
  service.apply(Object.entries(files).map(([path, text]) => ({ kind: 'text', path, text })));
  return service;
}

/** Titles of the notes that are offered at some words, each written in turn into a workspace of its own. */
function begunAt(files: Readonly<Record<string, string>>, path: string, words: string) {
  const text = files[path] ?? '';
  const start = text.indexOf(words);
  const place = { start, end: start + words.length };
  return codeActionsAt(serviceWith(files), path, place).flatMap(({ title, begins }) => {
    if (!begins) return [];
    const service = serviceWith(files);
    const file = begunNote(service, begins, everything);
    if (file) service.apply([{ kind: 'text', ...file }]);
    return [{ title, file, service }];
  });
}

describe('a note that a fix begins', () => {
  const note = (by: string): string =>
    `---\ntype: note\n---\n\n[It is so]{.claim by=${by} state=retracted}.\n`;

  for (const [id, path, name] of [
    ['north-korea', 'north-korea.md', 'North Korea'],
    ['누구', '누구.md', '누구'],
    ['Wang_Yi', 'wang_yi.md', 'Wang_Yi'],
    ['un:2', 'un-2.md', 'un:2'],
  ] as const)
    it(`has the id that was missing: ${id}`, () => {
      const begun = begunAt(
        { 'a.md': note(id), 'actors/b.md': '---\ntype: place\nname: B\n---\n' },
        'a.md',
        id,
      );
      assert.deepEqual(
        begun.map(({ title }) => title),
        ['person', 'organisation', 'place'].map((type) => `Create the ${type} “${id}”`),
      );
      for (const { file, service } of begun) {
        assert.equal(file?.path, `actors/${path}`);
        assert.equal(service.lookup.byId('actor', id)?.record.title?.value, name);
        assert.deepEqual(service.findings(), []);
      }
    });

  for (const target of ['north-korea', 'A title, with words', 'papers/On Korea', 'C++ & more', '누구'])
    it(`is what [[${target}]] leads to`, () => {
      const note = `---\ntype: note\n---\n\nSee [[${target}]].\n`;
      const begun = begunAt({ 'notes/a.md': note }, 'notes/a.md', target);
      assert.ok(begun.length > 0);
      for (const { title, file, service } of begun) {
        assert.equal(service.lookup.link(target), file?.path, title);
        assert.deepEqual(service.findings(), []);
      }
    });

  it('is not written over a file, nor where no note can lie', () => {
    const service = serviceWith({ 'actors/Nobody.md': 'Words.' });
    const nobody = { type: 'person', name: 'Nobody', id: 'nobody', path: null };
    assert.equal(begunNote(service, nobody, everything), null);
    assert.ok(begunNote(serviceWith({}), nobody, everything));
    assert.equal(
      begunNote(serviceWith({}), nobody, () => false),
      null,
    );
  });
});
