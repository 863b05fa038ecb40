import assert from 'node:assert/strict';
import { checks } from '../../src/core/checks/registry.ts';
import { Service, type Update } from '../../src/core/service.ts';
import { baselineText, readBaseline } from '../../src/core/workspace/baseline.ts';

const file = 'known.json';
const config = `baseline: ${file}\n`;
const note = (body: string): string => `---\ntype: note\n---\n\n${body}`;
const cited = (key: string): string => `[It is so [@${key}]]{.claim}.\n\n`;

const take = (service: Service, text: string, path = 'a.md'): Update =>
  service.apply([{ kind: 'text', path, text }]);
const saidBy = (service: Service): string[] =>
  service.findings().map(({ check, message }) => `${check} ${/“([^”]+)”/u.exec(message)?.[1] ?? message}`);
const quietBy = (service: Service): unknown[] =>
  service.quietFindings().map(({ check, quiet }) => [check, quiet]);

function served(body: string): Service {
  const service = new Service(() => '2025-09-01');
  take(service, note(body));
  return service;
}

describe('the baseline', () => {
  it('keeps quiet what it knows, and nothing that comes', () => {
    const service = served(cited('one') + cited('two'));
    const text = baselineText(service.findings());
    assert.equal(service.configure(config).wantedBaseline, file);
    assert.deepEqual([...service.setBaseline(file, { text }).findings.keys()], ['a.md']);
    assert.deepEqual(saidBy(service), []);
    assert.deepEqual(quietBy(service), [
      ['unresolved-source', { by: 'baseline' }],
      ['unresolved-source', { by: 'baseline' }],
    ]);
    take(service, note(`Words before.\n\n${cited('three')}${cited('one')}`));
    assert.deepEqual(saidBy(service), ['unresolved-source three'], 'lines move, and one is mended');
    assert.equal(service.quietFindings().length, 1);
    assert.equal(service.baseline?.length, 2);
  });

  it('is in force while attache.yaml is half typed, and no more once the key is gone', () => {
    const service = served(cited('one'));
    const text = baselineText(service.findings());
    service.configure(config);
    service.setBaseline(file, { text });
    service.configure(`${config}checks: {`);
    assert.deepEqual(
      service.findings().map(({ check }) => check),
      ['config-invalid'],
    );
    assert.deepEqual([...service.configure('').findings.keys()].sort(), ['a.md', 'attache.yaml']);
    assert.deepEqual(saidBy(service), ['unresolved-source one']);
    assert.equal(service.baseline, null);
  });

  it('that is not there or no baseline is said at its key, and knows nothing', () => {
    const service = served(cited('one'));
    service.configure(config);
    for (const [given, says] of [
      [{ missing: true }, /^There is no file known\.json\. Write it with/u],
      [{ why: 'No text.' }, /^No text\.$/u],
      [{ text: '{' }, /is no JSON/u],
      [{ text: '[]' }, /is no baseline of version 1/u],
      [{ text: '{ "version": 2, "findings": [] }' }, /version 1/u],
      [{ text: '{ "version": 1, "findings": [{ "file": "a.md" }] }' }, /file, check and fingerprint/u],
    ] as const) {
      service.setBaseline(file, given);
      const [problem, ...others] = service.findingsIn('attache.yaml');
      assert.match(problem?.message ?? '', says);
      assert.equal(problem?.check, 'config-invalid');
      assert.equal(config.slice(problem.range.start, problem.range.end), file);
      assert.deepEqual(others, []);
      assert.deepEqual(saidBy(service).slice(0, 1), ['unresolved-source one']);
    }
    assert.deepEqual(
      [...service.setBaseline(file, { text: baselineText([]) }).findings.keys()],
      ['attache.yaml'],
    );
    assert.deepEqual(service.findingsIn('attache.yaml'), []);
  });

  it('gives way to one that is given in its place', () => {
    const service = served(cited('one') + cited('two'));
    service.configure(config);
    service.setBaseline(file, { text: '{' });
    service.setKnown(service.findings().slice(0, 1));
    assert.deepEqual(saidBy(service), ['unresolved-source two']);
    assert.equal(service.configure(`${config}timezone: Asia/Seoul\n`).wantedBaseline, null);
  });

  it('never knows a fault of ours', () => {
    const check = checks.find(({ name }) => name === 'citation-needed')!;
    const { test } = check;
    Object.assign(check, {
      test: () => {
        throw new Error('out of order');
      },
    });
    try {
      const service = served('[Words]{.claim}.\n');
      service.setKnown(service.findings());
      assert.deepEqual(
        service.findings().map(({ check: name }) => name),
        ['internal-error'],
      );
    } finally {
      Object.assign(check, { test });
    }
  });

  it('leaves to a comment what a comment keeps quiet, with its reason', () => {
    const hush = '<!-- attache-disable-next-line unresolved-source -- on its way -->\n';
    const service = served(hush + cited('one'));
    const quiet = service.quietFindings();
    service.setKnown(quiet);
    assert.deepEqual(quietBy(service), [['unresolved-source', { by: 'comment', reason: 'on its way' }]]);
    assert.deepEqual(quiet, service.quietFindings());
  });

  it('is written a finding a line, in one order, and read as it was written', () => {
    const service = served(cited('one') + cited('two') + '[Words]{.claim}.\n');
    const found = service.findings();
    const text = baselineText(found);
    assert.equal(baselineText([...found].reverse()), text);
    const read = readBaseline(file, text);
    assert.ok('known' in read);
    assert.equal(read.known.length, 3);
    assert.equal(baselineText(read.known), text);
    const fewer = baselineText(read.known.slice(1)).split('\n');
    assert.equal(text.split('\n').filter((line) => !fewer.includes(line)).length, 1, 'one line of a diff');
    assert.deepEqual(readBaseline(file, `\uFEFF${baselineText([])}`), { known: [] });
  });
});
