import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

export const extension = (): vscode.Extension<unknown> => {
  const found = vscode.extensions.getExtension('attache.attache-notes');
  if (!found) throw new Error('The .vsix is not installed.');
  return found;
};

const folder = (): vscode.Uri => {
  const first = vscode.workspace.workspaceFolders?.[0];
  if (!first) throw new Error('No folder is open.');
  return first.uri;
};

export const fileUri = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);

export const openDocument = (path: string): Thenable<vscode.TextDocument> =>
  vscode.workspace.openTextDocument(fileUri(path));

/** The first place in a document that reads so. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${document.uri.path} does not read "${text}".`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** A finding as both doors tell it. */
export interface Told {
  readonly file: string;
  readonly place: string;
  readonly level: string;
  readonly check: string;
  readonly message: string;
}

const byPlace = (a: Told, b: Told): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

interface Place {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

const placeOf = ({ start, end }: Place): string =>
  `${start.line}:${start.character}-${end.line}:${end.character}`;

/** What the editor shows now, in files opened or not. */
export function shownFindings(): Told[] {
  const levels = ['error', 'warning', 'information', 'hint'];
  const told = vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
    diagnostics.map(({ range, severity, code, message }) => ({
      file: vscode.workspace.asRelativePath(uri, false),
      place: placeOf(range),
      level: levels[severity] ?? '',
      check: String(typeof code === 'object' ? code.value : code),
      message,
    })),
  );
  return told.sort(byPlace);
}

interface Lint {
  readonly findings: readonly {
    readonly file: string;
    readonly range: Place;
    readonly level: string;
    readonly check: string;
    readonly message: string;
  }[];
}

/** What the command line says of the folder that is open. */
export async function lintedFindings(): Promise<Told[]> {
  // The tests are bundled into out/test-editor.
  const cli = resolve(__dirname, '../../dist/cli.js');
  const args = [cli, 'lint', '--workspace', folder().fsPath, '--format', 'json'];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env }).catch(lintErrors);
  const { findings } = JSON.parse(stdout) as Lint;
  const told = findings.map(({ range, file, level, check, message }) => {
    return { file, place: placeOf(range), level, check, message };
  });
  return told.sort(byPlace);
}

/** The exit code 1 says that there are errors among the findings. */
function lintErrors(error: unknown): { stdout: string } {
  const { code, stdout } = error as { code?: unknown; stdout?: string };
  if (code === 1 && stdout) return { stdout };
  throw error;
}

/** Attaché's servers among the processes that this extension host has started. */
export async function serverProcesses(): Promise<string[]> {
  const commands = await childCommands();
  return commands.filter((command) => /attache-notes.*cli\.js lsp/.test(command));
}

async function childCommands(): Promise<string[]> {
  const own = join('/proc', String(process.pid), 'task', String(process.pid), 'children');
  if (existsSync(own)) {
    const children = readFileSync(own, 'utf8').split(' ').filter(Boolean);
    return children.map((pid) => commandOf(pid).replaceAll('\0', ' '));
  }
  if (process.platform === 'win32') {
    const query = `Get-CimInstance Win32_Process -Filter "ParentProcessId=${process.pid}"`;
    return linesOf('powershell', ['-NoProfile', '-Command', `${query} | ForEach-Object CommandLine`]);
  }
  const lines = await linesOf('ps', ['-A', '-o', 'ppid=,command=']);
  return lines.filter((line) => line.startsWith(`${process.pid} `));
}

async function linesOf(program: string, args: readonly string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(program, args);
  return stdout.split('\n').map((line) => line.trim());
}

/** Empty where it has just ended. */
function commandOf(pid: string): string {
  try {
    return readFileSync(join('/proc', pid, 'cmdline'), 'utf8');
  } catch {
    return '';
  }
}
