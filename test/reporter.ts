import type Mocha from 'mocha';

/** Says nothing of what passes, and everything of what fails. The test runner reads and adds up the last line. */
export default function reporter(runner: Mocha.Runner): void {
  const failures: string[] = [];
  let passed = 0;
  runner.on('pass', () => {
    passed += 1;
  });
  runner.on('fail', (test, error: unknown) => {
    failures.push(`${failures.length + 1}) ${test.titlePath().join(' › ')}\n${indented(whole(error))}`);
  });
  runner.on('end', () => {
    for (const failure of failures) console.log('%s\n', failure);
    console.log('%s', `mocha: ${passed} passed, ${failures.length} failed`);
  });
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
