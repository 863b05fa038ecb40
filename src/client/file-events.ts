import { type Disposable, type FileSystemWatcher, FileType, type Uri, workspace } from 'vscode';

const extensions = ['md', 'txt', 'html', 'htm', 'yaml', 'yml', 'json', 'bib'];

const watchedFile = new RegExp(String.raw`(?:\.(?:${extensions.join('|')})|/\.gitignore)$`);

/** In dot folders and node_modules nothing is a note. */
const leftOut = /\/(?:\.|node_modules(?:\/|$))/;

const isFolder = async (uri: Uri): Promise<boolean> => {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    return false;
  }
};

/**
 * What the server is told of: files of these kinds that come, change or go, whatever else is deleted
 * (a folder may go without a word of its files), and, by `folderCreated`, folders that come.
 */
export const watchFiles = (
  folderCreated: (uri: Uri) => void,
): { readonly watchers: FileSystemWatcher[]; readonly disposables: Disposable[] } => {
  const files = `**/*.{${extensions.join(',')}}`;
  const watchers = [
    workspace.createFileSystemWatcher(files, false, false, true),
    workspace.createFileSystemWatcher('**/.gitignore', false, false, true),
    workspace.createFileSystemWatcher('**', true, true, false),
  ];
  const created = workspace.createFileSystemWatcher('**', false, true, true);
  const listening = created.onDidCreate(async (uri) => {
    if (watchedFile.test(uri.path) || leftOut.test(uri.path)) return;
    if (await isFolder(uri)) folderCreated(uri);
  });
  return { watchers, disposables: [...watchers, created, listening] };
};
