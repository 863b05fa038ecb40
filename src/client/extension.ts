import { commands, type Disposable, type ExtensionContext } from 'vscode';
import type { LensArguments, LinkPlace } from '../protocol/protocol.ts';
import { ActorsView } from './actors-view.ts';
import { addAlias, selectedWords } from './add-alias.ts';
import { openBegun } from './begun-note.ts';
import { capture } from './capture.ts';
import { showPagesAsTheyRead } from './check-pages.ts';
import { quietReferenceLinks } from './citation-warnings.ts';
import { ClaimsView } from './claims-view.ts';
import { importActors } from './import-actors.ts';
import { showUses } from './lenses.ts';
import { newNote } from './new-note.ts';
import { NoteTypeItem } from './note-type.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { claimFromPassage } from './passage-claim.ts';
import { configuredRoots, RootsWatcher } from './roots.ts';
import { type Ask, Server } from './server.ts';
import { SourcesView } from './sources-view.ts';
import { setUpFolder } from './set-up.ts';

let server: Server | null = null;

const actorTypes = ['person', 'organisation', 'place', 'event'];

/** `active`: a server is wanted. `ready`: it has read everything once. `failed`: it doesn't run. */
const setContext = (name: 'active' | 'ready' | 'failed', value: boolean): void =>
  void commands.executeCommand('setContext', `attache.${name}`, value);

/** What begins a note or gives it something. */
const authoringCommands = (ask: Ask): Disposable[] => [
  commands.registerCommand('attache.newNote', () => newNote(ask, ({ name, own }) => own || name === 'note')),
  commands.registerCommand('attache.newActor', () => newNote(ask, ({ name }) => actorTypes.includes(name))),
  commands.registerCommand('attache.newActorFromSelection', () =>
    newNote(ask, ({ name }) => actorTypes.includes(name), selectedWords()),
  ),
  commands.registerCommand('attache.addAlias', () => addAlias(ask)),
  commands.registerCommand('attache.claimFromPassage', () => claimFromPassage(ask)),
  commands.registerCommand('attache.showReferences', (given: LensArguments) => showUses(ask, given)),
  commands.registerCommand('attache.openFile', openBegun),
  commands.registerCommand('attache.quietReferenceLinks', quietReferenceLinks),
  commands.registerCommand('attache.newOffice', () => newNote(ask, ({ name }) => name === 'office')),
  commands.registerCommand('attache.newSource', () => newNote(ask, ({ name }) => name === 'source')),
];

const serverCommands = (running: Server): Disposable[] => [
  commands.registerCommand('attache.importActors', (file: unknown) => importActors(running, file)),
  commands.registerCommand('attache.capture', (link?: LinkPlace) => capture(running, link)),
  commands.registerCommand('attache.showLog', () => running.showLog()),
];

export async function activate(context: ExtensionContext): Promise<void> {
  const running = new Server(context.asAbsolutePath('dist/cli.js'), {
    changed: (changed) => {
      if (changed.claims) void claims.refresh();
      void actors.follow(changed);
      void sources.follow(changed);
      void noteType.refresh();
    },
    ready: () => void refresh().then(() => setContext('ready', true)),
    running: (isRunning) => {
      setContext('failed', !isRunning);
      if (isRunning) void refresh();
      else {
        setContext('ready', false);
        void noteType.refresh();
      }
    },
  });
  server = running;
  const ask: Ask = (method, params) => running.ask(method, params);
  const claims = new ClaimsView(ask, context.workspaceState);
  const actors = new ActorsView(ask, context.workspaceState);
  const sources = new SourcesView(ask, context.workspaceState);
  const noteType = new NoteTypeItem(ask);
  const refresh = (): Promise<unknown> =>
    Promise.all([claims.refresh(), actors.refresh(), sources.refresh(), noteType.refresh()]);

  /** The roots of the server that runs; null where they are to be looked at anew whatever they are. */
  let current: string | null = '';
  const following = new OneAtATime(async () => {
    const roots = await configuredRoots();
    const wanted = roots.join('\n');
    if (wanted === current) return;
    current = wanted;
    await running.stop();
    setContext('ready', false);
    setContext('failed', false);
    setContext('active', roots.length > 0);
    if (roots.length > 0) await running.start(roots);
    await refresh();
  });
  const restart = (): Promise<void> => {
    current = null;
    return following.request();
  };

  context.subscriptions.push(
    claims,
    actors,
    sources,
    noteType,
    new RootsWatcher(() => void following.request()),
    showPagesAsTheyRead(context.extensionUri),
    ...authoringCommands(ask),
    ...serverCommands(running),
    commands.registerCommand('attache.init', () => setUp(running, ask, restart)),
    commands.registerCommand('attache.restartServer', restart),
  );
  await following.request();
}

const setUp = async (running: Server, ask: Ask, restart: () => Promise<void>): Promise<void> => {
  // A folder without attache.yaml has no server: one is started for this, and again when the file is there.
  const wasIdle = !running.isStarted;
  if (wasIdle) await running.start([]);
  let created = false;
  try {
    created = await setUpFolder(ask);
  } finally {
    if (wasIdle && !created) await restart();
  }
};

export async function deactivate(): Promise<void> {
  await server?.dispose();
  server = null;
}
