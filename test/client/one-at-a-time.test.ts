import assert from 'node:assert/strict';
import { OneAtATime } from '../../src/client/one-at-a-time.ts';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('one at a time', () => {
  it('runs what is asked for meanwhile once, afterwards', async () => {
    const ends: (() => void)[] = [];
    const queue = new OneAtATime(() => new Promise((resolve) => ends.push(resolve)));
    const first = queue.request();
    const second = queue.request();
    const third = queue.request();
    assert.equal(second, third);
    assert.equal(ends.length, 1);
    ends[0]!();
    await first;
    await tick();
    assert.equal(ends.length, 2);
    const fourth = queue.request();
    assert.notEqual(fourth, second);
    ends[1]!();
    await second;
    await tick();
    assert.equal(ends.length, 3);
    ends[2]!();
    await fourth;
    void queue.request();
    assert.equal(ends.length, 4);
  });
});
