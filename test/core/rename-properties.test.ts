import assert from 'node:assert/strict';
import fc from 'fast-check';
import { namingsIn } from '../../src/core/features/namings.ts';
import { filesRenamed } from '../../src/core/features/rename-files.ts';
import { prepareRename, renameAt } from '../../src/core/features/rename.ts';
import { defaultId } from '../../src/core/notes/records.ts';
import type { Service } from '../../src/core/service.ts';
import { type Files, done, workspace } from './renamed-files.ts';

const isNote = (path: string): boolean => path.endsWith('.md');

const ids = ['lee', 'han', 'a-b', '이재명', 'x_1', 'n1', 'n2', 'src', 'no', 'kim', 'k1'];
const fresh = [
  'zed',
  'z-1',
  'n_9',
  'é',
  '石破',
  '한국',
  'no',
  '012',
  '1:30',
  '_w',
  'Zed',
  'a--b',
  'z.z',
  'q#r',
  'han',
  'c1',
];
const id = fc.constantFrom(...ids);
const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), text);

/** An id as YAML may hold it. */
const inYaml = id.chain((value) =>
  fc.constantFrom(...(value === 'no' ? ['"no"'] : [value, value, `"${value}"`, `'${value}'`])),
);
/** Mostly an id that only this file has: what rivals for an id leave to be renamed can seldom be renamed back. */
const own = (given: string): fc.Arbitrary<string> =>
  maybe(
    fc
      .oneof({ weight: 20, arbitrary: fc.constant(given) }, { weight: 1, arbitrary: inYaml })
      .map((value) => `id: ${value}\n`),
  );
const list = fc.tuple(fc.array(inYaml, { minLength: 1, maxLength: 3 }), fc.nat(3)).map(([items, way]) => {
  if (way === 0) return ` ${items[0] ?? ''}`;
  if (way === 1) return ` [${items.join(', ')}]`;
  return items.map((item) => (way === 2 ? `\n  - ${item}` : `\n- ${item}   # said so`)).join('');
});
const person = (given: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      own(given),
      fc.constantFrom('Lee Jae-myung', 'Han Duck-soo', 'lee', 'Zed Kim'),
      maybe(inYaml),
      maybe(inYaml),
      list,
    )
    .map(
      ([given, name, office, source, member]) =>
        `---\n${given}type: person\nname: ${name}\nmember-of:${member}\npositions:\n  - office: ${office || 'Governor'}\n    start: 2025-06-04\n  - { office: ${office || '"x, y"'}, source: ${source || 'k'} }\n---\n\nOf [[${name}]].\n`,
    );
const office = own('kor').map((given) => `---\ntype: office\n${given}name: President of Korea\n---\n`);
const source = (given: string, key: string): fc.Arbitrary<string> =>
  fc
    .tuple(own(given), maybe(fc.constant(`key: ${key}\n`)), maybe(list))
    .map(
      ([given, key, from]) =>
        `---\ntype: source\n${given}${key}title: Talks\n${from === '' ? '' : `derived-from:${from}\n`}---\n`,
    );

const sentence = fc.oneof(
  id.map((value) => `See [[${value}]] and [[ ${value} |words]] and [[${value}#c1]] or [[${value}#^c2|x]].`),
  id.map((value) => `| a | b |\n|---|---|\n| [[${value}\\|Lee]] | [@${value}] |`),
  fc
    .tuple(id, id)
    .map(([one, two]) => `He said [see @${one}, p. 3; -@${two}], @${one} [p. 3], @${two} and @{${one}}에서.`),
  fc
    .tuple(id, id)
    .map(([one, two]) => `[It [holds](x.md)]{.claim #c1 by=${one},${two} event=${one}} [@${two}].`),
  fc
    .tuple(id, id)
    .map(
      ([one, two]) =>
        `::: {.claim #c3 rests-on="${one}#c1, c2" contradicts=${two}#^c2 by="${two}"}\n\nSo [[#c1]].\n\n:::`,
    ),
  fc.constant('> A quiet one [@src].\n> ^c2'),
  fc.constantFrom(
    '[[a/lee]]',
    '[[a/lee.md|x]]',
    '[[n1]]',
    '[[Lee Jae-myung]]',
    '[[Lee Files]]',
    '[[President of Korea]]',
  ),
  id.map(
    (value) =>
      `\`[[${value}]]\` <!-- ${value} --> ${value} {${value}} *[[${value}]]* __[[${value}]]__ ~~@${value}~~`,
  ),
);
const claims = fc
  .tuple(id, inYaml, fc.constantFrom('{', 'block'))
  .map(([one, two, way]) =>
    way === '{'
      ? `claims: { c2: { by: ${two}, rests-on: [c1, ${one}#c1] } }\n`
      : `claims:\n  "c2":\n    by: [${two}]\n    rests-on: "c1, ${one}#c3"\n`,
  );
const body = fc.array(sentence, { maxLength: 5 }).map((parts) => parts.join('\n\n'));
const note = (given: string): fc.Arbitrary<string> =>
  fc
    .tuple(own(given), list, list, maybe(claims), maybe(fc.constant('key-judgments: [c1, c2]\n')), body)
    .map(
      ([given, actors, authors, listed, key, text]) =>
        `---\ntype: note\n${given}actors:${actors}\nauthors:${authors}\n${listed}${key}---\n\n${text}\n`,
    );
const plain = fc
  .tuple(maybe(claims), body)
  .map(([listed, text]) => `---\nlayout: x\n${listed}---\n${text}\n`);
const verdicts = fc
  .array(fc.tuple(fc.constantFrom('c1', 'c2', '"c3"'), inYaml), { maxLength: 3 })
  .map((rows) =>
    rows
      .map(
        ([claim, key]) =>
          `- { claim: ${claim}, source: ${key}, verdict: minor, by: ${key}, on: 2025-01-01, text: h-00000000 }\n`,
      )
      .join(''),
  );
const settings = list.map(
  (except) =>
    `checks:\n  unknown-actor: { except: [x] }\n  undated-source:\n    except:${except.replaceAll('\n', '\n    ')}\n`,
);

/** Files whose name is their default id, and one that has a name of its own. */
const paths: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'a/lee.md': person('이재명'),
  'a/han.md': person('"kim"'),
  'b/x_1.md': office,
  's/src.md': source('"no"', 'k1'),
  's/a-b.md': source('talks', 'lee'),
  'n1.md': note('first'),
  'n2.md': note('second'),
  'x/n1.md': plain,
  'Lee Files.md': note('third').map((text) =>
    text.replace('type: note\n', 'type: note\nid: lee-files\n').replace(/\nid: (?!lee-files).*/u, ''),
  ),
  'reviews/n1.yaml': verdicts,
  'reviews/이재명.yaml': verdicts,
  'attache.yaml': settings,
};
const asWritten = (text: string): string => text;
const ways = [
  asWritten,
  (text: string): string => text.replaceAll('\n', '\r\n'),
  (text: string): string => `\uFEFF${text}`,
] as const;
const files: fc.Arbitrary<Files> = fc
  .tuple(
    fc.tuple(...Object.entries(paths).map(([path, text]) => text.map((given) => [path, given] as const))),
    fc.array(fc.constantFrom(...Object.keys(paths)), { maxLength: 4 }),
    fc.array(fc.constantFrom(...ways), { minLength: 1, maxLength: 3 }),
  )
  .map(([all, left, chosen]) =>
    Object.fromEntries(
      all
        .filter(([path]) => !left.includes(path))
        .map(([path, text], at) => [path, (chosen[at % chosen.length] ?? asWritten)(text)]),
    ),
  );

/** Single quotes that nothing needs may go where other words needed them on the way. */
const plainly = (given: Files, by: string): Files =>
  /^(?:no|012|1:30)$/u.test(by)
    ? Object.fromEntries(Object.entries(given).map(([path, text]) => [path, text.replaceAll("'", '')]))
    : given;

/** What all words mean, who is mentioned, and how claims stand, with the paths as they are to be. */
function meanings(service: Service, moved: (path: string) => string) {
  return [...service.files(), 'attache.yaml']
    .sort((a, b) => (moved(a) < moved(b) ? -1 : 1))
    .map((path) => {
      const { claims, mentions } = service.judgement(path);
      return {
        path: moved(path),
        // A claim goes by another id afterwards: by its place in the note it is the same.
        named: namingsIn(service, path, true).map(({ subject }) => {
          if (!subject) return null;
          const at = service.notes
            .get(subject.file)
            ?.claims.findIndex(({ id }) => id?.value === subject.claim);
          return `${moved(subject.file)} ${subject.claim === null ? '' : at}`;
        }),
        // An id that a link shows may be a name as well: of the words in prose only links keep their own.
        links: mentions.flatMap(({ actor, how }) => (how === 'link' && actor !== null ? [moved(actor)] : [])),
        claims: claims.map(({ status, evidence }) => [
          status,
          evidence.map(({ source }) => (source ? moved(source.path) : null)),
        ]),
      };
    });
}

/** Some words that name something in a file, and where the cursor is for them. */
function pick(service: Service, path: string, place: number, ofClaim: boolean) {
  const namings = namingsIn(service, path, true).filter(({ subject }) => subject !== null);
  const index = place % Math.max(namings.length, 1);
  const naming = namings[index];
  if (!naming) return null;
  const isClaim = ofClaim ? naming.claim !== null : naming.record === null;
  const words = isClaim ? naming.claim : naming.record;
  const file = naming.subject?.file ?? path;
  return words && { index, isClaim, file, offset: words.range.start + 1 };
}

/** Whether a source's key is its explicit id as well: then the two are renamed as one. */
function isOneName(service: Service, path: string): boolean {
  const { record } = service.notes.get(path) ?? {};
  return record?.kind === 'source' && record.key != null && record.key.value === record.id.explicit?.value;
}

/** Renames there and back. */
function thereAndBack(
  given: Files,
  path: string,
  place: number,
  ofClaim: boolean,
  to: string,
): 'refused' | 'there' | 'back' | null {
  const service = workspace(given);
  const picked = pick(service, path, place, ofClaim);
  if (!picked) return null;
  const prepared = prepareRename(service, path, picked.offset);
  const answer = renameAt(service, path, picked.offset, to, isNote);
  if (!answer || 'why' in answer) return 'refused';
  assert.ok(prepared && 'placeholder' in prepared);

  const after = done(given, answer);
  const moved = (file: string): string => answer.moves.get(file) ?? file;
  const other = workspace(after);
  assert.deepEqual(
    meanings(other, (file) => file),
    meanings(service, moved),
  );

  // Links by the file's name are links by the new id now, and go with it.
  if (to === defaultId(moved(picked.file)) && to !== prepared.placeholder && answer.moves.size === 0)
    return 'there';
  // Key and id of a source that were two and are one now stay one.
  if (isOneName(other, moved(picked.file)) && !isOneName(service, picked.file)) return 'there';
  const again = pick(other, moved(path), picked.index, picked.isClaim);
  const back = again && renameAt(other, moved(path), again.offset, prepared.placeholder, isNote);
  assert.ok(back);
  // What was shadowed before has come to light: it may not be shadowed again.
  if ('why' in back) {
    assert.match(back.why, / already/u);
    return 'there';
  }
  assert.deepEqual(plainly(done(after, back), to), plainly(given, to));
  return 'back';
}

/** Ids and keys that several files give themselves: those that are not first can't be named. */
function hasRivals(service: Service): boolean {
  const borne = [...service.notes.values()].flatMap(({ record }) => {
    const key = record?.kind === 'source' ? record.key?.value : undefined;
    return [record?.id.explicit?.value, key].filter((id) => id !== undefined);
  });
  return new Set(borne).size < borne.length;
}

/**
 * A record whose default id is somebody's explicit one can't be named in frontmatter at all, nor a file of no known type
 * in an attribute, where ids stand between spaces.
 */
function isNameless(service: Service, path: string): boolean {
  const { record } = service.notes.get(path) ?? {};
  if (!record) return /\s/u.test(path);
  const id = record.id.explicit?.value ?? record.id.fallback;
  return service.lookup.byId(record.kind, id)?.path !== path;
}

/** Moves a file as an editor does; answers with how many files were edited. */
function move(given: Files, which: number, to: string): number {
  const service = workspace(given);
  const notes = [...service.notes.keys()];
  const from = notes[which % Math.max(notes.length, 1)];
  const answer = from !== undefined && !(to in given) && filesRenamed(service, [{ from, to }], isNote);
  if (!answer || hasRivals(service)) return 0;
  const moves = new Map([...answer.moves, [from, to]]);
  const after = workspace(done(given, { ...answer, moves }));
  if (isNameless(after, to)) return 0;
  const found = meanings(after, (file) => file);
  for (const [at, { path, named }] of meanings(service, (file) => moves.get(file) ?? file).entries())
    for (const [place, subject] of named.entries())
      // Words that named nothing may come to name the file that was moved to where they lead.
      if (subject !== null && path.endsWith('.md'))
        assert.equal(found[at]?.named[place], subject, `${path}, naming ${place}`);
  return answer.edits.size;
}

describe('a rename', () => {
  it('leaves everything meaning what it meant, and the way back leaves the same bytes', () => {
    const count = { refused: 0, there: 0, back: 0 };
    fc.assert(
      fc.property(
        files,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        fc.constantFrom(...fresh),
        (given, which, place, ofClaim, to) => {
          const all = Object.keys(given);
          const path = all[which % Math.max(all.length, 1)];
          const outcome = path === undefined ? null : thereAndBack(given, path, place, ofClaim, to);
          if (outcome) count[outcome]++;
        },
      ),
      { numRuns: 100 },
    );
    const { refused, there, back } = count;
    const told = `${back} there and back, ${there} there alone, ${refused} refused`;
    assert.ok(back > 20 && back > 2 * there, `most that can be done can be undone: ${told}`);
  }).timeout(240_000);

  it('of files leaves everything meaning what it meant', () => {
    const to = fc.constantFrom('a/zed.md', 'zed.md', 'c/lee.md', 'A New Name.md', 'a/no.md', 'c/n1.md');
    let edited = 0;
    fc.assert(
      fc.property(files, fc.nat(), to, (given, which, target) => {
        if (move(given, which, target) > 0) edited++;
      }),
      { numRuns: 100 },
    );
    assert.ok(edited > 10, `${edited} with edits`);
  }).timeout(240_000);

  it('never throws, wherever the cursor is and however a file is cut short', () => {
    let [answered, renamed] = [0, 0];
    fc.assert(
      fc.property(
        files,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...fresh, '', '\u{1F600}', '\uD800', '../x', 'a\nb'),
        (given, which, cut, place, to) => {
          const path = Object.keys(given)[which % Math.max(Object.keys(given).length, 1)] ?? '';
          const text = given[path] ?? '';
          const short = text.slice(0, cut % (text.length + 1));
          const service = workspace({ ...given, [path]: short });
          // Anywhere, and as often on something that is named.
          const named = place % 2 === 0 ? pick(service, path, place, false)?.offset : undefined;
          const offset = named ?? place % (short.length + 2);
          if (prepareRename(service, path, offset)) answered++;
          const answer = renameAt(service, path, offset, to, isNote);
          if (answer && 'edits' in answer && answer.edits.size > 0) renamed++;
        },
      ),
      { numRuns: 100 },
    );
    assert.ok(answered > 3, `${answered} answered, ${renamed} renamed`);
  }).timeout(120_000);
});
