import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { root } from '../scripts/lib/root.mjs';
import { bundledServer } from './lib/build.mjs';
import { LanguageServer, positionAt } from './lib/language-server.mjs';
import { byTurns, plan } from './lib/measure.mjs';
import { peerName, peerProgram } from './lib/peer.mjs';
import { typed, typedNotes } from './lib/typed-notes.mjs';
import { workspaceOf } from './lib/workspace.mjs';

export const summary = `The same as an editor sees it, over LSP on standard input and output, by the clock on the wall: from the letter sent to
what comes back. yaml-language-server waits 200 ms after a letter before it looks for mistakes, and no setting of it changes
that; Attaché does not wait. Neither delays completion.`;

export async function run({ quick, steadiness }) {
  const size = quick ? 10 : 1000;
  const files = workspaceOf(size);
  const [note] = typedNotes(workspaceOf(10));
  const folder = mkdtempSync(path.join(tmpdir(), 'attache-bench-'));
  const servers = [];
  try {
    write(folder, files.set('attache.yaml', '').set(note.path, typed(note, 0).note));
    servers.push(await ours(folder, note), await theirs(folder, note));
    const rows = [];
    for (const task of tasksOf(note)) {
      await checkAnswers(task, servers);
      const runs = servers.map((server) => (round) => timed(server, task, round));
      const fixed = () => Promise.resolve(steadiness.sample());
      // Most of it is waiting for the peer.
      const often = quick ? plan(true) : { warmUp: 20, passes: 3, rounds: 40 };
      const [figures, peer] = await byTurns([...runs, fixed], often);
      rows.push({ what: `${note.name}: ${task.what}`, size: `${size} notes`, ours: figures, peer });
    }
    return { peer: peerName(), rows };
  } finally {
    for (const { server } of servers) server.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(folder, files) {
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

async function ours(folder, note) {
  const server = new LanguageServer([await bundledServer(), 'lsp', '--stdio']);
  await server.start(pathToFileURL(folder).href, { saysReady: true });
  const uri = pathToFileURL(path.join(folder, note.path)).href;
  await server.open(uri, 'markdown', typed(note, 0).note);
  return { server, uri, text: ({ note: text }) => text, offset: ({ noteOffset }) => noteOffset };
}

async function theirs(folder, note) {
  const schema = pathToFileURL(path.join(root, 'schemas', note.schema)).href;
  const yaml = {
    schemas: { [schema]: '*.yaml' },
    schemaStore: { enable: false },
    validate: true,
    completion: true,
  };
  const server = new LanguageServer([peerProgram(), '--stdio'], { yaml });
  await server.start(pathToFileURL(folder).href, { saysReady: false });
  const uri = pathToFileURL(path.join(folder, 'typed.yaml')).href;
  const published = server.published(uri);
  await server.open(uri, 'yaml', typed(note, 0).yaml);
  await published;
  return { server, uri, text: ({ yaml: text }) => text, offset: ({ yamlOffset }) => yamlOffset };
}

function tasksOf(note) {
  const [wrong] = note.mistakes;
  return [
    {
      what: 'a letter to its findings',
      // Wrong and right by turns: what has not changed we don't send again.
      text: (round) => typed(note, round, round % 2 === 0 ? wrong : undefined),
      async work({ server, uri }, text) {
        const published = server.published(uri);
        await server.change(uri, text);
        return published;
      },
      isRight: (found, round) => found.length === (round % 2 === 0 ? 1 : 0),
    },
    {
      what: 'a letter to its completions',
      text: (round) => typed(note, round, note.places.key),
      async work({ server, uri }, text, position) {
        await server.change(uri, text);
        return server.complete(uri, position);
      },
      isRight: (labels) => labels.includes(note.expected.key),
    },
  ];
}

async function checkAnswers({ what, text, work, isRight }, servers) {
  for (let round = 0; round < 2; round++) {
    for (const each of servers) {
      const made = text(round);
      const written = each.text(made);
      const answer = await work(each, written, positionAt(written, each.offset(made)));
      if (!isRight(answer, round))
        throw new Error(`A wrong answer to “${what}”: ${JSON.stringify(answer.slice(0, 20))}.`);
    }
  }
}

async function timed(each, { text, work }, round) {
  const made = text(round);
  const written = each.text(made);
  const position = positionAt(written, each.offset(made));
  const start = performance.now();
  await work(each, written, position);
  return performance.now() - start;
}
