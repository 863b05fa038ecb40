import type Mocha from 'mocha';

/** Says nothing of what passes, and everything of what fails. The test runner reads and adds up the last line. */
export default class Reporter {
  readonly #failures: string[] = [];
  #passed = 0;

  constructor(runner: Mocha.Runner) {
    runner.on('pass', () => {
      this.#passed += 1;
    });
    runner.on('fail', (test, error: unknown) => {
      this.#failures.push(`${test.titlePath().join(' › ')}\n${indented(whole(error))}`);
    });
    runner.on('end', () => this.#conclude());
  }

  #conclude(): void {
    for (const [index, failure] of this.#failures.entries()) console.log('%d) %s\n', index + 1, failure);
    console.log('%s', `mocha: ${this.#passed} passed, ${this.#failures.length} failed`);
  }
}

/** An error with what led to it. */
function whole(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? '';
  // The stack is taken when the error is made, and its message may have changed since.
  const own = stack.includes(error.message) ? stack : `${error.name}: ${error.message}\n${stack}`;
  return error.cause === undefined ? own : `${own}\nCaused by: ${whole(error.cause)}`;
}

const indented = (text: string): string => text.replaceAll(/^/gm, '   ');
