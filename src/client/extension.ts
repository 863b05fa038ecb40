import { commands, type ExtensionContext } from 'vscode';
import { ClaimsView } from './claims-view.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { configuredRoots, RootsWatcher } from './roots.ts';
import { Server } from './server.ts';

let server: Server | null = null;

/** `active`: a server is wanted. `ready`: it has read everything once. `failed`: it doesn't run. */
const setContext = (name: 'active' | 'ready' | 'failed', value: boolean): void =>
  void commands.executeCommand('setContext', `attache.${name}`, value);

export async function activate(context: ExtensionContext): Promise<void> {
  const running = new Server(context.asAbsolutePath('dist/server.cjs'), {
    changed: () => void view.refresh(),
    ready: () => void view.refresh().then(() => setContext('ready', true)),
    running: (isRunning) => {
      setContext('failed', !isRunning);
      if (isRunning) void view.refresh();
      else setContext('ready', false);
    },
  });
  server = running;
  const view = new ClaimsView((group) => running.claims(group), context.workspaceState);

  let current = '';
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
    await view.refresh();
  });
  const restart = (): Promise<void> => {
    current = '';
    return following.request();
  };

  context.subscriptions.push(
    view,
    new RootsWatcher(() => void following.request()),
    commands.registerCommand('attache.restartServer', restart),
    commands.registerCommand('attache.showLog', () => running.showLog()),
  );
  await following.request();
}

export async function deactivate(): Promise<void> {
  await server?.dispose();
  server = null;
}
