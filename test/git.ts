import { execFileSync } from 'node:child_process';

/** git as on nobody's machine: no settings but these. */
export const gitEnv: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Jiwon Kang',
  GIT_AUTHOR_EMAIL: 'jk@example.org',
  GIT_COMMITTER_NAME: 'Jiwon Kang',
  GIT_COMMITTER_EMAIL: 'jk@example.org',
};

/** Runs git in a folder; throws what it says where it fails. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    env: { ...process.env, ...gitEnv },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export function commit(folder: string, message = 'Change'): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(folder, 'rev-parse', 'HEAD').trim();
}

/** Makes a repository of a folder, with all that it holds in one commit on `main`. */
export function repositoryOf(folder: string): string {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  return commit(folder, 'Begin');
}
