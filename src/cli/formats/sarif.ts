import type { About, Check } from '../../core/checks/check.ts';
import { internalError } from '../../core/checks/internal-error.ts';
import { checks } from '../../core/checks/registry.ts';
import { lspRange } from '../../core/features/rows.ts';
import type { Fix } from '../../core/model/edit.ts';
import type { Finding, Level, Quieted } from '../../core/model/finding.ts';
import type { Service } from '../../core/service.ts';
import { compare } from '../../core/text/order.ts';
import type { Range } from '../../core/text/range.ts';
import type { Base } from './base.ts';
import type { LintResult } from './result.ts';

/** The Static Analysis Results Interchange Format, version 2.1.0. */
export function asSarif(result: LintResult, version: string): string {
  const { base, shown, quiet } = result;
  const results = [...shown, ...quiet].sort(byFileAndPlace).map((finding) => resultOf(finding, result));
  const failures = shown.filter(({ check }) => check === internalError.name);
  const run = {
    tool: { driver: driver(version) },
    invocations: [
      {
        executionSuccessful: failures.length === 0,
        toolExecutionNotifications: failures.map(({ message, file }) => ({
          level: 'error',
          message: { text: message },
          locations: [{ physicalLocation: { artifactLocation: artifact(file, base) } }],
        })),
      },
    ],
    originalUriBaseIds: { [baseId]: { uri: base.uri } },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    results,
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** By this name GitHub calls the root of a repository. */
const baseId = '%SRCROOT%';

const byFileAndPlace = (a: Finding, b: Finding): number =>
  compare(a.file, b.file) || a.range.start - b.range.start || compare(a.check, b.check);

const levels: Readonly<Record<Level, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const driver = (version: string) => ({
  name: 'Attaché',
  version,
  semanticVersion: version,
  rules: checks.map(rule),
});

function rule({ name, summary, about, levels: { draft, released } }: Check) {
  const level = draft === 'ignore' ? released : draft;
  return {
    id: name,
    shortDescription: { text: summary },
    fullDescription: { text: about.why },
    help: helpOf(about),
    defaultConfiguration: {
      enabled: level !== 'ignore',
      ...(level === 'ignore' ? {} : { level: levels[level] }),
    },
    properties: { draft, released },
  };
}

const helpOf = ({ why, bad, good, quiet, field }: About) => ({
  text: [why, quiet, field].join('\n\n'),
  markdown: [why, ...example('It fires here:', bad), ...example('And not here:', good), quiet, field].join(
    '\n\n',
  ),
});

const example = (lead: string, text: string | null): string[] => (text === null ? [] : [lead, fenced(text)]);

/** In a fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}markdown\n${text.replace(/\n$/u, '')}\n${fence}`;
}

function resultOf(finding: Finding, { service, base, baseline }: LintResult) {
  const { check, level, message, file, range, related, tag, quiet, fingerprint } = finding;
  const place = (path: string, at: Range) => ({
    artifactLocation: artifact(path, base),
    region: region(service, path, at),
  });
  const fixes = [...finding.fixes, ...finding.choices()].filter(({ edits }) => edits.length > 0);
  return {
    ruleId: check,
    ruleIndex: checks.findIndex(({ name }) => name === check),
    level: levels[level],
    message: { text: withoutLinks(message) },
    locations: [{ physicalLocation: place(file, range) }],
    relatedLocations: related.map((other, at) => ({
      id: at + 1,
      physicalLocation: place(other.file, other.range),
      message: { text: withoutLinks(other.message) },
    })),
    partialFingerprints: { 'attache/v1': fingerprint },
    ...(fixes.length > 0 ? { fixes: fixes.map((fix) => fixOf(fix, file, service, base)) } : {}),
    // All results of a run have these or none: an empty list says that it is open.
    suppressions: quiet ? [suppressionOf(quiet)] : [],
    ...(baseline ? { baselineState: quiet?.by === 'baseline' ? 'unchanged' : 'new' } : {}),
    properties: { level, ...(tag ? { tags: [tag] } : {}) },
  };
}

function suppressionOf(quiet: Quieted) {
  if (quiet.by === 'baseline')
    return { kind: 'external', justification: 'Known, and left for later in the baseline.' };
  return { kind: 'inSource', ...(quiet.reason === null ? {} : { justification: quiet.reason }) };
}

/** What a fix begins as a note of its own has no place in the format: only its edits are told. */
function fixOf({ title, edits }: Fix, file: string, service: Service, base: Base) {
  const replacements = edits.map(({ range, newText }) => ({
    deletedRegion: region(service, file, range),
    ...(newText === '' ? {} : { insertedContent: { text: newText } }),
  }));
  return {
    description: { text: title },
    artifactChanges: [{ artifactLocation: artifact(file, base), replacements }],
  };
}

const artifact = (path: string, { prefix }: Base) => ({
  uri: (prefix + path).split('/').map(encodeURIComponent).join('/'),
  uriBaseId: baseId,
});

function region(service: Service, path: string, range: Range) {
  const { start, end } = lspRange(service, path, range);
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** `[words](target)` would be a link in a message, whosever words they are. */
const withoutLinks = (message: string): string => message.replace(/\[(?=[^\]]*\]\()/gu, '\\[');
