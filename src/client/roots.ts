import { type Disposable, FileType, RelativePattern, workspace, type WorkspaceFolder } from 'vscode';

const configName = 'attache.yaml';

/** Deleting and writing a file anew, as Git and some editors do, is no change. */
const settleMs = 300;

const holdsConfig = async (folder: WorkspaceFolder): Promise<boolean> => {
  if (folder.uri.scheme !== 'file') return false;
  try {
    const { type } = await workspace.fs.stat(folder.uri.with({ path: `${folder.uri.path}/${configName}` }));
    return (type & FileType.File) !== 0;
  } catch {
    return false;
  }
};

/** The workspace folders that hold an `attache.yaml` themselves, as URIs. */
export const configuredRoots = async (): Promise<string[]> => {
  const folders = workspace.workspaceFolders ?? [];
  const held = await Promise.all(folders.map(holdsConfig));
  return folders.filter((_, index) => held[index]).map((folder) => folder.uri.toString());
};

/** Calls back when a workspace folder, or the `attache.yaml` of one, has come or gone. */
export class RootsWatcher implements Disposable {
  readonly #changed: () => void;
  readonly #folders: Disposable;
  #watchers: Disposable[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#folders = workspace.onDidChangeWorkspaceFolders(() => {
      this.#watch();
      this.#soon();
    });
    this.#watch();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#folders.dispose();
    this.#unwatch();
  }

  #watch(): void {
    this.#unwatch();
    for (const folder of workspace.workspaceFolders ?? []) {
      const pattern = new RelativePattern(folder, configName);
      const watcher = workspace.createFileSystemWatcher(pattern, false, true, false);
      const soon = (): void => this.#soon();
      this.#watchers.push(watcher, watcher.onDidCreate(soon), watcher.onDidDelete(soon));
    }
  }

  #unwatch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = [];
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#changed, settleMs);
  }
}
