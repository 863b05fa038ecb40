import { spawn } from 'node:child_process';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Ran, cli } from './attache.ts';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A web server of this machine: each path has its answer. */
export class LocalServer {
  readonly #server: Server;
  /** The paths that were asked for. */
  readonly asked: string[] = [];

  private constructor(answers: Readonly<Record<string, Answer>>) {
    this.#server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      const answer = answers[request.url?.replace(/\?.*/u, '') ?? ''];
      if (answer) answer(response, request);
      else response.writeHead(404).end('<h1>Not found</h1>');
    });
  }

  static async start(answers: Readonly<Record<string, Answer>>): Promise<LocalServer> {
    const local = new LocalServer(answers);
    await new Promise<void>((done) => local.#server.listen(0, '127.0.0.1', done));
    return local;
  }

  at(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(() => done()));
  }
}

export const page =
  (body: string | Buffer, type = 'text/html; charset=utf-8'): Answer =>
  (response) =>
    response.writeHead(200, { 'content-type': type }).end(body);

export const redirect =
  (to: string): Answer =>
  (response) =>
    response.writeHead(302, { location: to }).end();

/** Runs the command line while this process goes on to serve. */
export function attacheBeside(args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd, timeout: 60_000 });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (part: string) => (said.out += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (said.err += part));
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...said }));
  });
}
