import { once } from 'node:events';

const send = (answer) => process.send(answer);
const explain = (error) => ({ error: error instanceof Error ? error.stack : String(error) });

try {
  const { prepare } = await import(`../contenders/${process.argv[2]}.mjs`);
  const [data] = await once(process, 'message');
  const functions = await prepare(data);
  process.on('message', ({ name, given }) => void answer(functions[name], given));
  send({});
} catch (error) {
  send(explain(error));
}

/** A function prepares what is not to be timed and gives back the work that is. */
async function answer(prepared, given) {
  try {
    const work = await prepared(...given);
    const start = process.cpuUsage();
    const value = await work();
    const { user, system } = process.cpuUsage(start);
    // Time on the processor, which a busy machine leaves as it is: the work waits for nothing else.
    send({ ms: (user + system) / 1000, value });
  } catch (error) {
    send(explain(error));
  }
}
