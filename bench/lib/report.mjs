import { slope } from './statistics.mjs';

/** The steepest that still counts, as the exponent of the size: timing is never quite the same twice. */
const steepest = { flat: 0.1, linear: 1.1 };

const ms = (time) => (time < 1 ? time.toFixed(3) : time < 100 ? time.toFixed(2) : time.toFixed(0));

/** What a benchmark measured, as lines; and how many of its bars are broken. Without `judged` no bar is held. */
export function report({ peer, rows, growth = [], remarks = [] }, { judged }) {
  const verdicts = [];
  const say = (isHeld) => {
    if (!judged) return '–';
    verdicts.push(isHeld);
    return isHeld ? 'ok' : 'over';
  };
  const head = ['what', 'size', 'p50', 'p95', `${peer} p50`, 'p95', 'ratio p50', 'p95', 'bar', ''];
  // Without a peer there is nothing to set beside it.
  const shown = (row) => (peer === null ? row.toSpliced(4, 4) : row);
  const table = rows.map((row) => shown(cells(row, say)));
  const grown = growth.map(({ what, kind, sizes, times }) => {
    const exponent = slope({ size: sizes[0], time: times[0] }, { size: sizes[1], time: times[1] });
    const held = exponent <= steepest[kind];
    const size = sizes.join(' → ');
    return [`[${kind}] ${what}`, size, `exponent ${exponent.toFixed(2)}`, `≤ ${steepest[kind]}`, say(held)];
  });
  const lines = [...aligned([shown(head), ...table])];
  if (grown.length > 0) lines.push('', ...aligned([['growth', 'size', 'of p50', 'bar', ''], ...grown]));
  if (remarks.length > 0) lines.push('', ...remarks);
  return { lines, broken: verdicts.filter((held) => !held).length };
}

/** Ratios are the other’s time by ours: above 1 ours is the quicker. */
function cells({ what, size, ours, peer, bar }, say) {
  const against = peer
    ? [
        ms(peer.p50),
        ms(peer.p95),
        `${(peer.p50 / ours.p50).toFixed(1)} ×`,
        `${(peer.p95 / ours.p95).toFixed(1)} ×`,
      ]
    : ['', '', '', ''];
  const held = bar === undefined ? ['', ''] : [`p95 ≤ ${bar} ms`, say(ours.p95 <= bar)];
  return [what, size, ms(ours.p50), ms(ours.p95), ...against, ...held];
}

function aligned(table) {
  const widths = table[0].map((_, at) => Math.max(...table.map((row) => row[at].length)));
  return table.map((row) =>
    row
      .map((cell, at) =>
        /^[\d.]/u.test(cell) && at > 1 ? cell.padStart(widths[at]) : cell.padEnd(widths[at]),
      )
      .join('  ')
      .trimEnd(),
  );
}
