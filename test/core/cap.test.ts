import assert from 'node:assert/strict';
import { codeActionsAt } from '../../src/core/features/code-actions.ts';
import { Service } from '../../src/core/service.ts';
import { mostShown } from '../../src/core/state/cap.ts';

const path = 'a.md';
const everything = (): boolean => true;

function served(body: string): Service {
  const service = new Service(() => '2025-09-01');
  service.apply([{ kind: 'text', path, text: `---\ntype: note\n---\n\n${body}` }]);
  return service;
}

const uncited = '[Words]{.claim}.\n\n';
const unresolved = '[Words [@nobody]]{.claim}.\n\n';

describe('how much of a file is shown', () => {
  it('shows all up to the cap', () => {
    const service = served(uncited.repeat(mostShown));
    assert.deepEqual(service.shownIn(path), service.findings());
  });

  it('shows the gravest, of one level the first, in order of place; the last says how many more', () => {
    const service = served(uncited.repeat(mostShown + 20) + unresolved.repeat(3));
    const shown = service.shownIn(path);
    assert.equal(shown.length, mostShown);
    assert.equal(shown.filter(({ level }) => level === 'error').length, 3, 'errors stand last and are shown');
    assert.deepEqual(
      shown.map(({ fingerprint }) => fingerprint),
      [...service.findings().slice(0, mostShown - 3), ...service.findings().slice(-3)].map(
        ({ fingerprint }) => fingerprint,
      ),
    );
    assert.ok(shown.at(-1)?.message.endsWith(' (23 more findings in this file are not shown.)'));
    assert.equal(shown.filter(({ message }) => message.includes('not shown')).length, 1);
    assert.deepEqual(service.shownFindings(everything), shown);
    assert.equal(service.findings().length, mostShown + 23, 'counts are of all');
  });

  it('counts after suppressions, the baseline, and what a door does not want', () => {
    const service = served(
      `<!-- attache-disable-next-line citation-needed -- quiet -->\n${uncited.repeat(mostShown + 3)}${unresolved}`,
    );
    const more = (): string | undefined =>
      / \((.*) not shown/u.exec(service.shownIn(path).at(-1)?.message ?? '')?.[1];
    assert.equal(more(), '3 more findings in this file are');
    assert.equal(service.shownFindings(({ level }) => level === 'error').length, 1);
    assert.equal(
      service.shownFindings(({ level }) => level === 'error')[0]?.message.includes('shown'),
      false,
    );
    service.setKnown(service.findings().slice(0, 2));
    assert.equal(more(), '1 more finding in this file is');
    service.setKnown([...service.findings(), ...service.quietFindings()]);
    assert.deepEqual(service.shownIn(path), []);
  });

  it('tells a door when only the number of the others changes', () => {
    const service = served(uncited.repeat(mostShown + 5));
    const text = service.text(path) ?? '';
    assert.equal(service.apply([{ kind: 'text', path, text }]).findings.size, 0);
    assert.equal(service.apply([{ kind: 'text', path, text: text + uncited }]).findings.size, 1);
  });

  it('leaves what mends to what is not shown, too', () => {
    const unused = '<!-- attache-disable-next-line citation-needed -- quiet -->\n\n';
    const service = served(uncited.repeat(mostShown) + `Words.\n\n${unused}`.repeat(3));
    const shown = service.shownIn(path);
    assert.ok(shown.every(({ check }) => check === 'citation-needed'));
    const actions = codeActionsAt(service, path, { start: 0, end: 0 });
    assert.match(
      actions.map(({ title }) => title).join(),
      /Mend all that has one answer in this file \(3\)/u,
    );
  });
});
