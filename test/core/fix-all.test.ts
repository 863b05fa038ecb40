import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AllFixed, fixAll } from '../../src/core/features/fix-all.ts';
import { Service } from '../../src/core/service.ts';
import { configFile } from '../../src/core/workspace/config.ts';
import { batches } from './random-notes.ts';

type Texts = Readonly<Record<string, string>>;

function serviceOf(texts: Iterable<readonly [string, string]>): Service {
  const service = new Service(() => '2025-11-15');
  take(service, texts);
  return service;
}

function take(service: Service, texts: Iterable<readonly [string, string]>): void {
  const all = [...texts];
  for (const [path, text] of all) if (path === configFile) service.configure(text);
  const notes = all.filter(([path]) => path !== configFile);
  service.apply(notes.map(([path, text]) => ({ kind: 'text', path, text })));
}

const fixed = (service: Service, isOurs: (file: string) => boolean = () => true): Promise<AllFixed> =>
  fixAll({ service, take: (texts) => Promise.resolve(take(service, texts)) }, isOurs);

/** What notes become, and what was tried and taken back. */
async function mended(texts: Texts): Promise<{ readonly texts: Texts; readonly unfixed: string[] }> {
  const service = serviceOf(Object.entries(texts));
  const { unfixed } = await fixed(service);
  const now = Object.keys(texts).map((path) => [path, service.text(path) ?? '']);
  return {
    texts: Object.fromEntries(now) as Texts,
    unfixed: unfixed.map(({ finding, why }) => `${finding.check}: ${why}`),
  };
}

const note = (yaml: string, prose = 'Words.'): string => `---\ntype: note\n${yaml}---\n\n${prose}\n`;

describe('fixing all', () => {
  it('goes in rounds: what a fix shows is mended, too', async () => {
    const before = '---\ntype: person\nname: Lee\nPositions: [{ office: MP, Capacity: acting }]\n---\n';
    const { texts, unfixed } = await mended({ 'a.md': before });
    assert.equal(texts['a.md'], before.replace('Positions', 'positions').replace('Capacity', 'capacity'));
    assert.deepEqual(unfixed, []);
  });

  it('takes a fix back that brings an error, keeps the others, and says why', async () => {
    const wrong = note('Title: A\nStatus: released\nAuthors: [B]\n', '[It is so]{.claim #a}');
    const { texts, unfixed } = await mended({ 'a.md': wrong, 'b.md': note('Title: B\n') });
    assert.equal(texts['a.md'], wrong.replace('Title', 'title').replace('Authors', 'authors'));
    assert.equal(texts['b.md'], note('title: B\n'));
    assert.equal(unfixed.length, 1);
    assert.match(unfixed[0] ?? '', /^frontmatter-unknown-key: it would bring an error: .*cites/u);
  });

  it('leaves a suppression that keeps quiet what another fix brings to light', async () => {
    const comment = '# attache-disable-next-line frontmatter-unknown-key -- our own';
    const before = `---\ntype: person\nname: Lee\nPositions:\n  ${comment}\n  - { office: MP, Capacity: acting }\n---\n`;
    const { texts, unfixed } = await mended({ 'a.md': before });
    assert.equal(texts['a.md'], before.replace('Positions', 'positions'));
    assert.deepEqual(unfixed, []);
  });

  it('mends settings before it judges notes by them', async () => {
    const quiet = '<!-- attache-disable-next-line citation-needed -- so he says -->\n\n[It is]{.claim #a}';
    const ignores = 'checks: { citation-needed: ignore }\n';
    const { texts } = await mended({ [configFile]: ignores, 'a.md': note('', quiet) });
    assert.equal(texts['a.md'], note('', '[It is]{.claim #a}'), 'quiet already');
    const before = { [configFile]: ignores.replace('checks', 'Checks'), 'a.md': note('', quiet) };
    assert.deepEqual((await mended(before)).texts, { [configFile]: ignores, 'a.md': texts['a.md'] });
  });

  it('touches no file but those it is asked for', async () => {
    const service = serviceOf([
      ['a.md', note('Title: A\n')],
      ['b.md', note('Title: B\n')],
    ]);
    const { files } = await fixed(service, (file) => file === 'a.md');
    assert.deepEqual(
      files.map(({ file, count, after }) => [file, count, after]),
      [['a.md', 1, note('title: A\n')]],
    );
    assert.equal(service.text('b.md'), note('Title: B\n'));
  });

  it('mends more than a round makes fixes for', async () => {
    const comments = '<!-- attache-disable self-review -- z -->\n\n'.repeat(120);
    const { texts } = await mended({ 'a.md': note('', `${comments}Words.`) });
    assert.ok(!texts['a.md']?.includes('attache-disable'));
  });
});

/** A slip where a reader of YAML or of our markup would see it. */
const slip = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replace('type: note\n', 'type: note\nTitle: A\n'),
  (text) => text.replace('status:', 'Status:'),
  (text) => text.replace('positions:', 'positons:'),
  (text) => text.replace('capacity:', 'Capacity:'),
  (text) => text.replace('aliases:', 'Aliases:'),
  (text) => text.replace('issued: 2025-05-26', 'Issued: 2025/05/26'),
  (text) => text.replace('as-of: 2025-05-20', 'as_of: 20 May 2025'),
  (text) => text.replace(/start: (\d{4})-(\d\d)-(\d\d)/u, 'start: $1/$2/$3'),
  (text) => text.replace('capacity: acting', 'capacity: Acting'),
  (text) => text.replace('contradicts=', 'contradict='),
  (text) => text.replace('{.claim', '{.claim knd=fact'),
  (text) => `${text}\n<!-- attache-disable self-review -- so it is -->\n`,
  (text) => `${text}\n<!-- attache-disable-next-line unresolved-source -- so it is -->\n\n[@nobody]\n`,
  (text) => text.replaceAll('\n', '\r\n'),
);

const workspaces = fc
  .tuple(batches, fc.array(slip, { minLength: 1, maxLength: 9 }), fc.array(slip, { maxLength: 9 }))
  .map(([changes, first, second]) => {
    const texts = new Map<string, string>();
    for (const [at, change] of changes.flat().entries())
      if (change.kind === 'text') {
        const once = first[at % first.length]?.(change.text) ?? change.text;
        texts.set(change.path, second[at % second.length]?.(once) ?? once);
      }
    return texts;
  });

describe('fixing all, in any workspace', () => {
  it('changes nothing the second time, brings no error, and touches only what findings said', async function () {
    this.timeout(120_000);
    let count = 0;
    await fc.assert(
      fc.asyncProperty(workspaces, async (texts) => {
        const service = serviceOf(texts);
        const before = service.findings();
        const errors = before.filter(({ level }) => level === 'error').length;
        const { files, unfixed } = await fixed(service);
        const after = service.findings();
        assert.ok(after.filter(({ level }) => level === 'error').length <= errors);
        const touched = new Set(before.filter(isOffered).map(({ file }) => file));
        assert.deepEqual(
          files.filter(({ file }) => !touched.has(file)),
          [],
        );
        const rebuilt = serviceOf([...texts.keys()].map((path) => [path, service.text(path) ?? '']));
        assert.deepEqual(sayAll(rebuilt), sayAll(service), 'judged as if it had been read so');
        const again = await fixed(rebuilt);
        assert.deepEqual(again.files, []);
        assert.deepEqual(again.unfixed.length, unfixed.length);
        count += files.length;
      }),
      { numRuns: 60 },
    );
    assert.ok(count > 40, `only ${count} files had something to mend`);
  });
});

const isOffered = ({ fixes }: { fixes: readonly { safe: boolean }[] }): boolean =>
  fixes.some(({ safe }) => safe);

const sayAll = (service: Service): string[] =>
  service.findings().map(({ file, check, range, message }) => `${file} ${check} ${range.start} ${message}`);
