import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ActorMentionsInNote,
  ActorOffice,
  ActorRow,
  ActorsViewRoot,
} from '../../src/protocol/actors-view.ts';
import type { ClaimRow, ViewsChanged } from '../../src/protocol/protocol.ts';
import { asJson, clean, temporary } from '../cli/attache.ts';
import { Editor, eventually, openSample, uriOf } from './editor.ts';

const today = '2025-11-10';
const all = { text: '', undecided: false, stale: false };

interface ListedActor {
  readonly id: string;
  readonly name: string;
  readonly mentions: number;
  readonly claims: number;
}

describe('what the Actors view asks', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  let told: ViewsChanged[] = [];
  const uri = (path: string): string => uriOf(folder, path);
  const lee = 'actors/lee-jae-myung.md';
  const tokyo = 'notes/tokyo-23-august.md';
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const groups = (grouping: string, filter: object = all) =>
    editor.request<ActorsViewRoot[]>('attache/actorsView', { grouping, filter });
  const rows = (grouping: string, group: string, filter: object = all, root = uri('')) =>
    editor.request<ActorRow[] | null>('attache/actorsInGroup', { grouping, filter, root, group });
  const mentions = (path: string, decided: boolean) =>
    editor.request<ActorMentionsInNote[]>('attache/actorMentions', { uri: uri(path), decided });
  const words = ({ text: line, place }: ActorMentionsInNote['mentions'][number]): string =>
    line.slice(place.start, place.end);

  beforeEach(async () => {
    ({ editor, folder, told } = await openSample(today));
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('counts first, then the actors of a group: the same that the command line lists', async () => {
    const [root, ...others] = await groups('type');
    assert.deepEqual(others, []);
    assert.equal(root?.root, uri(''));
    assert.deepEqual(root.groups, [
      { key: 'person', actors: 10 },
      { key: 'place', actors: 1 },
    ]);
    const shown = [...((await rows('type', 'person')) ?? []), ...((await rows('type', 'place')) ?? [])];
    const listed = asJson<ListedActor[]>(['actors', '--workspace', folder, '--today', today]);
    const facts = ({ id, name, mentions: named, claims }: ListedActor): unknown[] => [
      id,
      name,
      named,
      claims,
    ];
    assert.deepEqual(shown.map(facts).sort(), listed.map(facts).sort());
    const trump = shown.find(({ id }) => id === 'donald-trump');
    assert.deepEqual(trump?.offices, [
      { name: 'President of the United States', capacity: 'substantive', perhaps: false },
    ]);
    const most = (await rows('mentions', 'mentioned'))?.map((row) => row.mentions) ?? [];
    assert.ok(most.length > 1);
    assert.deepEqual(
      most,
      [...most].sort((a, b) => b - a),
    );
  });

  it('what fits a filter', async () => {
    const fits = async (filter: object): Promise<string[]> => {
      const [root] = await groups('type', { ...all, ...filter });
      const found = await Promise.all(
        (root?.groups ?? []).map(({ key }) => rows('type', key, { ...all, ...filter })),
      );
      return found.flatMap((group) => (group ?? []).map(({ id }) => id));
    };
    assert.deepEqual(await fits({ text: '石破' }), ['ishiba-shigeru']);
    assert.deepEqual(await fits({ text: 'foreign minister' }), ['qin-gang', 'wang-yi']);
    assert.deepEqual(await fits({ text: 'nobody at all' }), []);
    assert.deepEqual(await fits({ stale: true }), []);
  });

  it('what stands under an actor, each at its place', async () => {
    const offices = await editor.request<ActorOffice[]>('attache/actorOffices', { uri: uri(lee) });
    assert.deepEqual(
      offices.map(({ start, capacity, now }) => [start, capacity, now]),
      [
        ['2018-07-01', 'substantive', 'no'],
        ['2025-04-27', 'candidate', 'no'],
        ['2025-06-04', 'substantive', 'yes'],
      ],
    );
    const line = text(lee).split('\n')[offices[0]?.range.start.line ?? 0];
    assert.match(line ?? '', /Governor of Gyeonggi/u);
    const decided = await mentions(lee, true);
    const person = (await rows('type', 'person'))?.find(({ uri: at }) => at === uri(lee));
    assert.equal(decided.flatMap((note) => note.mentions).length, person?.mentions);
    for (const note of decided)
      for (const mention of note.mentions) {
        const lines = readFileSync(new URL(note.uri), 'utf8').split('\n');
        assert.ok(
          lines[mention.range.start.line]?.slice(mention.range.start.character).startsWith(words(mention)),
        );
      }
    const claims = await editor.request<ClaimRow[]>('attache/actorClaims', { uri: uri(lee) });
    assert.equal(claims.length, person?.claims);
    const facts = await editor.request<string>('attache/actorFacts', { uri: uri(lee) });
    assert.match(facts, /^Lee Jae-myung · 이재명\n.*President of South Korea, since 4 June 2025/u);
  });

  it('what may mean an actor and is open', async () => {
    writeFileSync(join(folder, 'actors/other.md'), '---\ntype: person\nname: Wang Yi\n---\n');
    writeFileSync(join(folder, 'notes/open.md'), 'Wang Yi spoke.\n');
    await editor.filesChanged(
      { uri: uri('actors/other.md'), type: 1 },
      { uri: uri('notes/open.md'), type: 1 },
    );
    const both = async (): Promise<ActorRow[]> =>
      (await rows('type', 'person', { ...all, undecided: true })) ?? [];
    assert.deepEqual(
      (await both()).map(({ id }) => id),
      ['lee-jae-myung', 'lee-ju-ho', 'other', 'wang-yi'],
    );
    const open = await mentions('actors/other.md', false);
    assert.ok(open.length > 0);
    assert.deepEqual([...new Set(open.flatMap((note) => note.mentions.map(words)))], ['Wang Yi']);
    assert.deepEqual(await mentions('actors/other.md', true), []);
  });

  it('nothing of what is no actor or lies elsewhere', async () => {
    for (const request of ['attache/actorOffices', 'attache/actorMentions', 'attache/actorClaims'])
      assert.deepEqual(await editor.request(request, { uri: uri(tokyo), decided: true }), []);
    assert.equal(await editor.request('attache/actorFacts', { uri: uri(tokyo) }), null);
    assert.equal(await editor.request('attache/actorOffices', { uri: uriOf('/', 'nowhere/a.md') }), null);
    assert.equal(await rows('type', 'person', all, uriOf('/', 'nowhere')), null);
    assert.deepEqual(await rows('type', 'nonsense'), []);
  });

  it('is told what has changed, and only then', async () => {
    await eventually('the first attache/viewsChanged', () => told.length > 0);
    const kept = text(tokyo);
    let version = 1;
    let now = kept;
    await editor.didOpen(uri(tokyo), kept);
    const replace = async (from: string, to: string, isMeant: (changed: ViewsChanged) => boolean) => {
      const before = told.length;
      now = await editor.replace(uri(tokyo), ++version, now, from, to);
      return eventually('attache/viewsChanged', () => told.slice(before).find(isMeant));
    };
    const moved = await replace('\n# ', '\n\n# ', ({ actors }) => !actors);
    assert.deepEqual(moved, { claims: true, actors: false, underActors: true, sources: false });
    const named = await replace('\n# ', '\nDonald Trump agreed.\n\n# ', ({ actors }) => actors);
    assert.deepEqual(named, { claims: true, actors: true, underActors: true, sources: false });
  });

  it('judges two roots each by itself', async () => {
    const other = temporary({ 'attache.yaml': '', 'a.md': '---\ntype: event\nname: Summit\n---\n' });
    const both = new Editor();
    try {
      await both.open([folder, other], { today });
      const roots = await both.request<ActorsViewRoot[]>('attache/actorsView', {
        grouping: 'type',
        filter: all,
      });
      assert.deepEqual(roots[1], {
        root: uriOf(other),
        label: other.split('/').at(-1),
        groups: [{ key: 'event', actors: 1 }],
      });
      const params = { grouping: 'type', filter: all, root: uriOf(other), group: 'event' };
      const [summit] = await both.request<ActorRow[]>('attache/actorsInGroup', params);
      assert.deepEqual([summit?.name, summit?.uri], ['Summit', uriOf(other, 'a.md')]);
    } finally {
      both.kill();
    }
  });
});
