import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Service } from '../../src/core/service.ts';
import { quotedAt } from '../../src/core/features/quotation-hover.ts';
import { applyEdits } from '../../src/core/text/edits.ts';

/* Quotations held against captures, through a whole note: a block quote with its attribution. */

interface Case {
  readonly id: string;
  readonly group: string;
  readonly capture?: string;
  readonly captureFile?: string;
  readonly quote: string;
  readonly expected: Outcome;
  readonly accept?: readonly Outcome[];
  readonly start?: number;
  readonly end?: number;
  /** Words that the message must hold. */
  readonly names?: readonly string[];
}

type Outcome = 'exact' | 'normalised' | 'ellipsis' | 'altered' | 'absent' | 'tooShort';

const read = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
const casesOf = (name: string): Case[] =>
  read(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);

const captureOf = ({ capture, captureFile = '' }: Case): string => capture ?? read(captureFile);

const source =
  '---\nid: s\ntype: source\ntitle: Source\nissued: 2020\ncapture: { file: captures/s.txt }\n---\n';
const noteOf = (quote: string): string => `---\ntype: note\n---\n\n> ${quote}\n>\n> — Somebody [@s]\n`;

function serviceOf(capture: string, note: string): Service {
  const service = new Service(() => '2025-11-15');
  service.configure(null);
  service.apply([
    { kind: 'text', path: 'sources/s.md', text: source },
    { kind: 'text', path: 'notes/n.md', text: note },
  ]);
  service.setCapture('captures/s.txt', { text: capture });
  return service;
}

function outcomeOf(service: Service, capture: string, quote: string): Outcome {
  const note = service.notes.get('notes/n.md');
  const [quotation] = note?.quotations ?? [];
  if (!note || !quotation) return 'tooShort';
  const checks = service.findingsIn('notes/n.md').map(({ check }) => check);
  if (checks.includes('quote-altered')) return 'altered';
  if (checks.includes('quote-not-found')) return 'absent';
  const passage = quotedAt(service, note, quotation.range.start)?.passage;
  assert.ok(passage, 'neither found nor said to be missing');
  if (capture.slice(passage.start, passage.end) === quote) return 'exact';
  return /…|\.\s?\.\s?\.|\[/u.test(quote) ? 'ellipsis' : 'normalised';
}

const isFound = (outcome: Outcome): boolean => !['altered', 'absent', 'tooShort'].includes(outcome);

/** What is wrong with the answer to a case; empty where nothing is. */
function faultOf(each: Case): string {
  const capture = captureOf(each);
  const service = serviceOf(capture, noteOf(each.quote));
  const outcome = outcomeOf(service, capture, each.quote);
  const allowed = [each.expected, ...(each.accept ?? [])];
  const findings = service.findingsIn('notes/n.md').filter(({ check }) => check.includes('quote'));
  const said = findings.map(({ message }) => message).join(' / ');
  // What is exact to a reader may differ in a mark that does not count.
  if (!allowed.some((one) => one === outcome || (isFound(one) && isFound(outcome))))
    return `${outcome}, not ${allowed.join(' or ')}. ${said}`;
  if (findings.length > 1) return `two findings: ${said}`;
  const place = isFound(outcome) ? placeFault(each, service) : '';
  const unnamed = (each.names ?? []).filter((name) => !said.includes(name));
  if (place !== '' || unnamed.length > 0) return `${place}${unnamed.join(', ')} not named: ${said}`;
  return outcome === 'altered' ? fixFault(service, capture) : '';
}

function placeFault({ start, end, quote }: Case, service: Service): string {
  const note = service.notes.get('notes/n.md');
  const passage = note && quotedAt(service, note, noteOf(quote).indexOf(quote) + 1)?.passage;
  if (start === undefined || (passage?.start === start && passage.end === end)) return '';
  return `at ${passage?.start}–${passage?.end}, not ${start}–${end}. `;
}

/** The captured words, where they can be taken, are found. */
function fixFault(service: Service, capture: string): string {
  const [fix] = service.findingsIn('notes/n.md').flatMap(({ fixes }) => fixes);
  if (!fix) return '';
  const mended = applyEdits(service.text('notes/n.md') ?? '', fix.edits);
  const left = serviceOf(capture, mended)
    .findingsIn('notes/n.md')
    .map(({ check }) => check);
  return left.some((check) => check.startsWith('quote-')) ? `still wrong once mended: ${mended}` : '';
}

for (const name of ['quote-cases.jsonl', 'quote-cases-own.jsonl'])
  describe(name, () => {
    const right = new Map<string, { right: number; all: number }>();
    for (const each of casesOf(name)) {
      it(`${each.id} ${each.group}: ${each.quote.slice(0, 60)}`, () => {
        const row = right.get(each.expected) ?? { right: 0, all: 0 };
        right.set(each.expected, row);
        row.all++;
        assert.equal(faultOf(each), '');
        row.right++;
      });
    }
    after(() => {
      for (const [kind, { right: count, all }] of right) console.log(`${kind}: ${count} of ${all} right`);
    });
  });
