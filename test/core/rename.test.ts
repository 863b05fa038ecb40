import assert from 'node:assert/strict';
import { filesRenamed } from '../../src/core/features/rename-files.ts';
import { prepareRename, renameAt } from '../../src/core/features/rename.ts';
import { type Files, done, workspace } from './renamed-files.ts';

const isNote = (path: string): boolean => path.endsWith('.md') && !path.startsWith('archive/');

/** Where the words stand, `¦` in them being the cursor. */
function cursor(files: Files, path: string, words: string): number {
  const at = (files[path] ?? '').indexOf(words.replace('¦', ''));
  assert.ok(at >= 0, `${path} has “${words}”`);
  return at + Math.max(words.indexOf('¦'), 0);
}

function rename(files: Files, path: string, words: string, to: string): Files {
  const answer = renameAt(workspace(files), path, cursor(files, path, words), to, isNote);
  assert.ok(answer && 'edits' in answer, JSON.stringify(answer));
  return done(files, answer);
}

function refused(files: Files, path: string, words: string, to: string): string {
  const answer = renameAt(workspace(files), path, cursor(files, path, words), to, isNote);
  assert.ok(answer && 'why' in answer, 'it is refused');
  return answer.why;
}

/** What is other than before: old and new lines, paths that came and went. */
function changed(before: Files, after: Files): string[] {
  const gone = Object.keys(before).filter((path) => !(path in after));
  const come = Object.keys(after).filter((path) => !(path in before));
  const lines = Object.entries(after).flatMap(([path, text]) => {
    const old = (before[path] ?? before[gone[come.indexOf(path)] ?? ''] ?? '').split('\n');
    return text.split('\n').flatMap((line, at) => (line === old[at] ? [] : [`${path}: ${line}`]));
  });
  return [...gone.map((path) => `- ${path}`), ...come.map((path) => `+ ${path}`), ...lines];
}

const lee =
  '---\nid: lee\ntype: person\nname: Lee Jae-myung\naliases: [LJM]\npositions:\n' +
  '  - { office: president, start: 2025-06-04, source: factbook }\n---\n';
const files: Files = {
  'attache.yaml': 'checks:\n  unknown-actor: { level: warning, except: [lee, "factbook"] }\n',
  'actors/lee-jm.md': lee,
  'offices/president.md': '---\ntype: office\nname: President of South Korea\nof: korea\n---\n',
  'sources/factbook.md': '---\ntype: source\ntitle: Factbook\n---\n',
  'sources/copy.md':
    '---\nid: copy\nkey: copy2025\ntype: source\ntitle: A copy\nderived-from: [{ source: factbook, as: quoted }, "copy2025"]\n---\n',
  'notes/summit.md':
    '---\nid: summit\ntype: note\nactors: [lee, "lee"]\nauthors: [lee, Mara]\nkey-judgments: [axis]\nclaims:\n' +
    "  quiet: { by: 'lee', rests-on: [axis, other#far], event: tokyo }\n---\n\n" +
    '[[lee]] and [[lee|Lee]] and [[ lee ]] and [[Lee Jae-myung]] and [[LJM]] and [[lee-jm]] and [[actors/lee-jm.md|x]].\n\n' +
    '[Lee said so [@factbook; see @{copy2025}에서]]{.claim #axis by=lee,lee on=2025 event=tokyo}.\n\n' +
    'It holds, as @factbook [p. 3] says. ^quiet\n\n`[[lee]]` <!-- lee --> lee 에서 @factbook\n',
  'notes/other.md':
    '---\ntype: note\n---\n\n::: {.claim #far rests-on="summit#axis, summit#^quiet" by="lee"}\n\nFar, see [[summit#axis]], [[summit#^quiet|q]] and [[#far]].\n\n:::\n',
  'actors/tokyo.md': '---\ntype: event\nname: Tokyo summit\nparticipants: lee\n---\n',
  'reviews/summit.yaml':
    '- { claim: axis, source: factbook, verdict: minor, by: lee, on: 2025-01-01, text: h-00000000 }\n- { claim: quiet, source: "copy2025", verdict: minor, by: jk, on: 2025-01-01, text: h-00000000 }\n',
};

describe('renaming', () => {
  it('an explicit id changes it in frontmatter, attributes, links, verdicts and exceptions, and leaves names', () => {
    const after = rename(files, 'notes/summit.md', '[[¦lee]]', 'lee-jae-myung');
    assert.deepEqual(changed(files, after), [
      'attache.yaml:   unknown-actor: { level: warning, except: [lee-jae-myung, "factbook"] }',
      'actors/lee-jm.md: id: lee-jae-myung',
      'notes/summit.md: actors: [lee-jae-myung, "lee-jae-myung"]',
      'notes/summit.md: authors: [lee-jae-myung, Mara]',
      "notes/summit.md:   quiet: { by: 'lee-jae-myung', rests-on: [axis, other#far], event: tokyo }",
      'notes/summit.md: [[lee-jae-myung]] and [[lee-jae-myung|Lee]] and [[ lee-jae-myung ]] and [[Lee Jae-myung]] and [[LJM]] and [[lee-jm]] and [[actors/lee-jm.md|x]].',
      'notes/summit.md: [Lee said so [@factbook; see @{copy2025}에서]]{.claim #axis by=lee-jae-myung,lee-jae-myung on=2025 event=tokyo}.',
      'notes/other.md: ::: {.claim #far rests-on="summit#axis, summit#^quiet" by="lee-jae-myung"}',
      'actors/tokyo.md: participants: lee-jae-myung',
      'reviews/summit.yaml: - { claim: axis, source: factbook, verdict: minor, by: lee-jae-myung, on: 2025-01-01, text: h-00000000 }',
    ]);
  });

  it('is the same from every place where the id stands', () => {
    const expected = rename(files, 'notes/summit.md', '[[¦lee]]', 'ljm-1');
    for (const [path, words] of [
      ['actors/lee-jm.md', 'id: ¦lee'],
      ['notes/summit.md', 'actors: [l¦ee'],
      ['notes/summit.md', '"l¦ee"'],
      ['notes/summit.md', "by: '¦lee'"],
      ['notes/summit.md', 'by=¦lee'],
      ['notes/summit.md', '[[ le¦e ]]'],
      ['notes/other.md', 'by="¦lee"'],
      ['actors/tokyo.md', 'participants: lee¦'],
      ['attache.yaml', '[lee¦'],
      ['reviews/summit.yaml', 'by: ¦lee'],
    ] as const)
      assert.deepEqual(rename(files, path, words, 'ljm-1'), expected, words);
  });

  it('a default id renames the file, and what names it so', () => {
    const after = rename(files, 'notes/summit.md', '[@¦factbook', 'worldbook');
    assert.deepEqual(changed(files, after), [
      '- sources/factbook.md',
      '+ sources/worldbook.md',
      'attache.yaml:   unknown-actor: { level: warning, except: [lee, "worldbook"] }',
      'actors/lee-jm.md:   - { office: president, start: 2025-06-04, source: worldbook }',
      'sources/copy.md: derived-from: [{ source: worldbook, as: quoted }, "copy2025"]',
      'notes/summit.md: [Lee said so [@worldbook; see @{copy2025}에서]]{.claim #axis by=lee,lee on=2025 event=tokyo}.',
      'notes/summit.md: It holds, as @worldbook [p. 3] says. ^quiet',
      'notes/summit.md: `[[lee]]` <!-- lee --> lee 에서 @worldbook',
      'reviews/summit.yaml: - { claim: axis, source: worldbook, verdict: minor, by: lee, on: 2025-01-01, text: h-00000000 }',
    ]);
    const office = rename(files, 'actors/lee-jm.md', 'office: ¦president', 'kor-president');
    assert.deepEqual(changed(files, office), [
      '- offices/president.md',
      '+ offices/kor-president.md',
      'actors/lee-jm.md:   - { office: kor-president, start: 2025-06-04, source: factbook }',
    ]);
  });

  it('a key changes citations, an id beside it links', () => {
    const after = rename(files, 'notes/summit.md', '@{¦copy2025', 'copy2026');
    assert.deepEqual(changed(files, after), [
      'sources/copy.md: key: copy2026',
      'sources/copy.md: derived-from: [{ source: factbook, as: quoted }, "copy2026"]',
      'notes/summit.md: [Lee said so [@factbook; see @{copy2026}에서]]{.claim #axis by=lee,lee on=2025 event=tokyo}.',
      'reviews/summit.yaml: - { claim: quiet, source: "copy2026", verdict: minor, by: jk, on: 2025-01-01, text: h-00000000 }',
    ]);
    assert.deepEqual(changed(files, rename(files, 'sources/copy.md', 'id: ¦copy', 'the-copy')), [
      'sources/copy.md: id: the-copy',
    ]);
  });

  it('a claim changes its mark, attributes, links, its key and verdicts', () => {
    assert.deepEqual(changed(files, rename(files, 'notes/other.md', 'summit#¦axis', 'pillar')), [
      'notes/summit.md: key-judgments: [pillar]',
      "notes/summit.md:   quiet: { by: 'lee', rests-on: [pillar, other#far], event: tokyo }",
      'notes/summit.md: [Lee said so [@factbook; see @{copy2025}에서]]{.claim #pillar by=lee,lee on=2025 event=tokyo}.',
      'notes/other.md: ::: {.claim #far rests-on="summit#pillar, summit#^quiet" by="lee"}',
      'notes/other.md: Far, see [[summit#pillar]], [[summit#^quiet|q]] and [[#far]].',
      'reviews/summit.yaml: - { claim: pillar, source: factbook, verdict: minor, by: lee, on: 2025-01-01, text: h-00000000 }',
    ]);
    const quiet = rename(files, 'notes/summit.md', '^¦quiet', 'no');
    assert.deepEqual(changed(files, quiet), [
      "notes/summit.md:   'no': { by: 'lee', rests-on: [axis, other#far], event: tokyo }",
      'notes/summit.md: It holds, as @factbook [p. 3] says. ^no',
      'notes/other.md: ::: {.claim #far rests-on="summit#axis, summit#^no" by="lee"}',
      'notes/other.md: Far, see [[summit#axis]], [[summit#^no|q]] and [[#far]].',
      'reviews/summit.yaml: - { claim: \'no\', source: "copy2025", verdict: minor, by: jk, on: 2025-01-01, text: h-00000000 }',
    ]);
    assert.deepEqual(rename(quiet, 'notes/summit.md', '^¦no', 'quiet'), files);
  });

  it('a note takes its file of verdicts along', () => {
    const after = rename(files, 'notes/other.md', '[[¦summit#axis', 'tokyo:2025');
    assert.deepEqual(changed(files, after), [
      '- reviews/summit.yaml',
      '+ reviews/tokyo%3A2025.yaml',
      'notes/summit.md: id: tokyo:2025',
      'notes/other.md: ::: {.claim #far rests-on="tokyo:2025#axis, tokyo:2025#^quiet" by="lee"}',
      'notes/other.md: Far, see [[tokyo:2025#axis]], [[tokyo:2025#^quiet|q]] and [[#far]].',
    ]);
    assert.deepEqual(rename(after, 'notes/summit.md', 'id: ¦tokyo', 'summit'), files);
  });

  it('a file by a link that is written with its name or path', () => {
    for (const [words, to] of [
      ['[[¦lee-jm]]', 'Lee of Korea'],
      ['[[actors/¦lee-jm.md', 'Lee of Korea.md'],
    ] as const)
      assert.deepEqual(changed(files, rename(files, 'notes/summit.md', words, to)), [
        '- actors/lee-jm.md',
        '+ actors/Lee of Korea.md',
        'notes/summit.md: [[lee]] and [[lee|Lee]] and [[ lee ]] and [[Lee Jae-myung]] and [[LJM]] and [[Lee of Korea]] and [[actors/Lee of Korea.md|x]].',
      ]);
  });

  it('offers the words under the cursor, without quotes and folders', () => {
    const service = workspace(files);
    const offered = (path: string, words: string): unknown => {
      const found = prepareRename(service, path, cursor(files, path, words));
      if (!found || 'why' in found) return found?.why ?? null;
      return [(files[path] ?? '').slice(found.range.start, found.range.end), found.placeholder];
    };
    assert.deepEqual(offered('notes/summit.md', '"¦lee"'), ['lee', 'lee']);
    assert.deepEqual(offered('notes/summit.md', '[[act¦ors'), ['lee-jm', 'lee-jm']);
    assert.deepEqual(offered('notes/summit.md', '@{copy¦2025'), ['copy2025', 'copy2025']);
    assert.deepEqual(offered('notes/other.md', 'summit#^qui¦et'), ['quiet', 'quiet']);
    assert.match(String(offered('notes/summit.md', '[[Lee J¦ae-myung')), /is a name or title/u);
    assert.equal(offered('notes/summit.md', 'said¦ so'), null);
    assert.match(String(offered('notes/summit.md', 'Mar¦a')), /^Nothing is called “Mara”/u);
    assert.equal(offered('notes/summit.md', 'lee|L¦ee'), null);
    assert.equal(offered('actors/lee-jm.md', 'name: L¦ee'), null);
    assert.equal(prepareRename(service, 'none.md', 3), null);
  });

  it('quotes what YAML would misread, and takes those quotes back', () => {
    for (const id of ['no', '012', '1:30', '1e3']) {
      const after = rename(files, 'actors/lee-jm.md', 'id: ¦lee', id);
      assert.ok(after['actors/lee-jm.md']?.includes(`id: '${id}'`), after['actors/lee-jm.md']);
      assert.ok(after['notes/summit.md']?.includes(`actors: ['${id}', "${id}"]`));
      assert.ok(after['notes/summit.md']?.includes(`[[${id}]]`));
    }
  });

  it('writes braces where letters follow', () => {
    const given = { ...files, 'n.md': 'See @factbook, and @{factbook}에서.\n' };
    const after = rename(given, 'n.md', '@¦factbook', 'f2');
    assert.equal(after['n.md'], 'See @f2, and @{f2}에서.\n');
  });

  it('goes through aliases of YAML, escapes and flow lists over lines', () => {
    const given = {
      ...files,
      'n.md':
        '---\ntype: note\nactors: [\n  &who lee, # him\n  "l\\u0065e",\n]\nauthors: *who\n---\n\nWords.\n',
    };
    const after = rename(given, 'actors/lee-jm.md', 'id: ¦lee', 'li');
    assert.equal(
      after['n.md'],
      '---\ntype: note\nactors: [\n  &who li, # him\n  "li",\n]\nauthors: *who\n---\n\nWords.\n',
    );
  });

  it('is refused where the new name is taken, wrong, or would mean something else', () => {
    const no = (words: string, to: string, path = 'notes/summit.md'): string =>
      refused(files, path, words, to);
    assert.match(no('[[¦lee', ''), /can’t be empty/u);
    assert.match(no('[[¦lee', 'a b'), /“a b” can’t be an id/u);
    assert.match(no('[[¦lee', 'a#b'), /can’t be an id/u);
    assert.match(no('[[¦lee', 'summit'), /“summit” is notes\/summit\.md already/u);
    assert.match(no('[[¦lee', 'other'), /“other” is notes\/other\.md already/u);
    assert.match(no('[[¦lee', 'Factbook'), /is sources\/factbook\.md already/u);
    assert.match(no('#¦axis', '1st'), /begins with a letter/u);
    assert.match(no('#¦axis', 'quiet'), /is called “quiet” already/u);
    assert.match(no('[@¦factbook', 'Factbook'), /would be “factbook”/u);
    assert.match(no('[@¦factbook', 'a:b'), /no name for a file/u);
    assert.match(no('[@¦factbook', 'a--'), /“a--\.md” would be “a”|can’t be a citation key/u);
    assert.match(no('@{¦copy2025', 'a--b'), /can’t be a citation key/u);
    assert.match(no('@{¦copy2025', 'factbook'), /is cited as “factbook” already/u);
    assert.match(no('[[¦lee-jm]]', 'a/b'), /no name for a file/u);
    assert.match(no('[[¦lee-jm]]', 'tokyo'), /actors\/tokyo\.md is there already/u);
  });

  it('is refused where the new words stand already and mean nothing', () => {
    const given = { ...files, 'n.md': 'Words.\n\nSee [[li]].\n' };
    assert.match(refused(given, 'actors/lee-jm.md', 'id: ¦lee', 'li'), /“li” is written in n\.md, line 3/u);
    assert.match(
      refused({ ...files, 'n.md': 'Mail @li.\n' }, 'notes/summit.md', '[@¦factbook', 'li'),
      /“li” is written in n\.md, line 1/u,
    );
    // A heading of that name is what the link means.
    const heading = { ...files, 'n.md': 'See [[summit#pillar]].\n' };
    assert.match(refused(heading, 'notes/summit.md', '#¦axis', 'pillar'), /n\.md, line 1/u);
  });

  it('is refused where the record can’t be read, and where nothing has the name', () => {
    const broken = {
      ...files,
      'a/x.md': '---\ntype: person\nid: x\nname: "X\n---\n',
      'n.md': '[[x]] [[zz]]\n',
    };
    assert.match(refused(broken, 'n.md', '[[¦x', 'y'), /a\/x\.md can’t be read/u);
    assert.match(refused(broken, 'n.md', '[[¦zz', 'y'), /Nothing is called “zz”/u);
  });

  it('keeps every byte elsewhere, with a byte order mark and CRLF', () => {
    const other = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const given = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, other(text)]));
    const expected = rename(files, 'notes/summit.md', '[[¦lee]]', 'li');
    const after = rename(given, 'notes/summit.md', '[[¦lee]]', 'li');
    for (const [path, text] of Object.entries(expected)) assert.equal(after[path], other(text));
  });
});

describe('files that get another path', () => {
  const moved = (given: Files, ...pairs: readonly (readonly [string, string])[]): Files => {
    const answer = filesRenamed(
      workspace(given),
      pairs.map(([from, to]) => ({ from, to })),
      isNote,
    );
    return answer ? done(given, answer) : given;
  };

  it('are named by their new default id, name or path', () => {
    assert.deepEqual(
      changed(files, moved(files, ['sources/factbook.md', 'sources/World Book.md'])).slice(1, 3),
      [
        'actors/lee-jm.md:   - { office: president, start: 2025-06-04, source: world-book }',
        'sources/copy.md: derived-from: [{ source: world-book, as: quoted }, "copy2025"]',
      ],
    );
    assert.deepEqual(changed(files, moved(files, ['actors/lee-jm.md', 'people/lee-jm.md'])), [
      'notes/summit.md: [[lee]] and [[lee|Lee]] and [[ lee ]] and [[Lee Jae-myung]] and [[LJM]] and [[lee-jm]] and [[people/lee-jm.md|x]].',
    ]);
    assert.deepEqual(
      moved(files, ['actors', 'people']),
      moved(files, ['actors/lee-jm.md', 'people/lee-jm.md']),
    );
  });

  it('take verdicts along', () => {
    const given = {
      'n.md': '---\ntype: note\n---\n\n[A]{.claim #a}\n',
      'reviews/n.yaml': '- { claim: a }\n',
    };
    const answer = filesRenamed(workspace(given), [{ from: 'n.md', to: 'm.md' }], isNote);
    assert.deepEqual([...(answer?.moves ?? [])], [['reviews/n.yaml', 'reviews/m.yaml']]);
  });

  it('take no name from others: those are written otherwise', () => {
    const given = {
      'a/lee.md': '---\ntype: person\nname: Lee\n---\n',
      'b/li.md': '---\ntype: note\ntitle: Han\n---\n',
      'n.md': '[[lee]] [[Han]] [[li]]\n',
    };
    // Two files of one name: neither has it as a name of its own.
    assert.equal(moved(given, ['b/li.md', 'b/lee.md'])['n.md'], '[[a/lee]] [[Han]] [[b/lee]]\n');
    assert.equal(moved(given, ['a/lee.md', 'a/han.md'])['n.md'], '[[han]] [[li]] [[li]]\n');
  });

  it('are let go where they leave the workspace', () => {
    assert.deepEqual(moved(files, ['sources/factbook.md', 'archive/factbook.md']), files);
    assert.deepEqual(moved(files, ['picture.png', 'p.png']), files);
  });
});
