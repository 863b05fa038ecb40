import { mendable } from './fix-all.ts';
import { linkActions } from './link-actions.ts';
import { mentionActions } from './mention-actions.ts';
import { originActions } from './origin-actions.ts';
import { schemaDocument } from './schema-document.ts';
import { selectionActions } from './selection-actions.ts';
import { checks } from '../checks/registry.ts';
import type { NoteToBegin } from '../model/edit.ts';
import { type Finding, isFixable } from '../model/finding.ts';
import { factsOf } from '../notes/facts.ts';
import { suppressEdit, suppressInYaml } from '../notes/suppress.ts';
import { rootKeys } from '../schema/walk.ts';
import type { Service } from '../service.ts';
import { type TextEdit, together } from '../text/edits.ts';
import { type Range, touches } from '../text/range.ts';
import { configFile } from '../workspace/config.ts';
import { sortEntries } from '../yaml/sort.ts';

/** Something that the editor offers to do to a file. */
export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor' | 'source.fixAll.attache' | 'source.sortKeys.attache';
  /** The finding that it mends. */
  readonly finding: Finding | null;
  readonly preferred: boolean;
  /** Null where the edits are only worked out once it is chosen: ask `suppression` for them. */
  readonly edits: readonly TextEdit[] | null;
  /** A note that it begins beside its edits; the file is worked out once it is chosen: ask `begunNote` for it. */
  readonly begins: NoteToBegin | null;
  /** A command of our extension that does it, for editors that have it. */
  readonly command?: string;
  /** The web link that the command is about; without it what is selected. */
  readonly link?: { readonly address: string; readonly start: number };
}

const touchesRange = (one: Range, other: Range): boolean =>
  touches(one, other.start) || touches(other, one.start);

/**
 * What can be done about the findings at a place, and with the file as a whole. `wanted` tells which kinds are asked
 * for: what nobody asks for is not worked out.
 */
export function codeActionsAt(
  service: Service,
  path: string,
  place: Range,
  wanted: (kind: CodeAction['kind']) => boolean = () => true,
): CodeAction[] {
  const here = service.shownIn(path).filter(({ range }) => touchesRange(range, place));
  const quiet = takesComments(service, path)
    ? here.filter(({ check, range }) => canBeQuiet(check) && !isInBrokenYaml(service, path, range))
    : [];
  const fixes = here.flatMap(fixesOf);
  // A finding about a mention may offer what the mention does.
  const isNew = (action: CodeAction): boolean => !fixes.some((fix) => isSame(fix, action));
  const actions: CodeAction[] = [
    ...fixes,
    ...fixAll(service.findingsIn(path), here),
    ...mentionActions(service, path, place, wanted).filter(isNew),
    ...(wanted('refactor')
      ? [
          ...linkActions(service, path, place).filter(isNew),
          ...selectionActions(service, path, place),
          ...originActions(service, path, place).filter(isNew),
        ]
      : []),
    ...quiet.map((finding) => ({
      title: `Keep ${finding.check} quiet here`,
      kind: 'quickfix' as const,
      finding,
      preferred: false,
      edits: null,
      begins: null,
    })),
    ...(wanted('source.sortKeys.attache') ? sortKeys(service, path) : []),
  ];
  return actions.filter(({ kind }) => wanted(kind));
}

const isSame = (one: CodeAction, other: CodeAction): boolean =>
  JSON.stringify([one.edits, one.begins]) === JSON.stringify([other.edits, other.begins]);

/** What suppressions themselves lead to is mended there, and a fault of ours is never hidden. */
const canBeQuiet = (name: string): boolean =>
  name !== 'internal-error' && !checks.some((check) => check.name === name && check.last);

/** YAML that does not parse is to be mended first: a comment in it may be anything. */
function isInBrokenYaml(service: Service, path: string, { start }: Range): boolean {
  const frontmatter = service.notes.get(path)?.frontmatter ?? null;
  return frontmatter !== null && frontmatter.problems.length > 0 && start < frontmatter.range.end;
}

/** Notes, attache.yaml and files of verdicts; JSON and captures have no comments of ours. */
const takesComments = (service: Service, path: string): boolean =>
  service.notes.has(path) || path === configFile || service.isReview(path);

const fixesOf = (finding: Finding): CodeAction[] =>
  [...finding.fixes, ...finding.choices()].map(({ title, edits, begins = null }) => ({
    title,
    kind: 'quickfix',
    finding,
    preferred: isFixable(finding),
    edits,
    begins,
  }));

/** All that has one answer, in one step; offered at a finding too, where there is more than one such. */
function fixAll(found: readonly Finding[], here: readonly Finding[]): CodeAction[] {
  const { taken, edits } = together(mendable(found));
  if (taken.length === 0) return [];
  const title = `Mend all that has one answer in this file (${taken.length})`;
  const action = { title, finding: null, preferred: false, edits, begins: null };
  const atFinding = taken.length > 1 && here.some(isFixable);
  return [
    { ...action, kind: 'source.fixAll.attache' },
    ...(atFinding ? [{ ...action, kind: 'quickfix' as const }] : []),
  ];
}

function sortKeys(service: Service, path: string): CodeAction[] {
  const document = schemaDocument(service, path);
  const root = document?.root;
  if (!document?.schema || root?.type !== 'map' || !document.isWhole) return [];
  const order = rootKeys(service.schemas, document.schema, root);
  const edit = sortEntries(document.text, document.range, root, order);
  if (!edit) return [];
  const title = 'Sort the keys into the order of the schema';
  const kind = 'source.sortKeys.attache';
  return [{ title, kind, finding: null, preferred: false, edits: [edit], begins: null }];
}

/** The edit that keeps a finding quiet, with a reason to be filled in; null where no comment can stand. */
export function suppression(service: Service, path: string, finding: Finding): readonly TextEdit[] | null {
  const text = service.text(path);
  if (text === null) return null;
  const ownTypes = new Set(service.config.types.keys());
  if (!service.notes.has(path)) {
    const inYaml = suppressInYaml(text, finding);
    return inYaml && [inYaml.edit];
  }
  const found = suppressEdit(text, finding, (changed) => factsOf(path, changed, ownTypes));
  return found && [found.edit];
}
