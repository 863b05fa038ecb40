import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { SourcesGroup, SourcesGrouping } from '../protocol/sources-view.ts';

const icon = (id: string, color?: string): ThemeIcon =>
  new ThemeIcon(id, color ? new ThemeColor(color) : undefined);

export interface Face {
  readonly word: string;
  readonly icon: ThemeIcon;
}

const red = 'list.errorForeground';
const yellow = 'list.warningForeground';
const grey = 'disabledForeground';

const statuses: Readonly<Record<string, () => Face>> = {
  retracted: () => ({ word: l10n.t('retracted'), icon: icon('circle-slash', grey) }),
  unresolved: () => ({ word: l10n.t('unresolved'), icon: icon('search-stop', red) }),
  disputed: () => ({ word: l10n.t('disputed'), icon: icon('warning', yellow) }),
  misquoted: () => ({ word: l10n.t('misquoted'), icon: icon('error', red) }),
  stale: () => ({ word: l10n.t('stale'), icon: icon('history', yellow) }),
  'not-verifiable': () => ({ word: l10n.t('not verifiable'), icon: icon('eye-closed', grey) }),
  verified: () => ({ word: l10n.t('verified'), icon: icon('verified-filled', 'charts.green') }),
  sourced: () => ({ word: l10n.t('sourced'), icon: icon('pass', 'charts.blue') }),
  unsourced: () => ({ word: l10n.t('unsourced'), icon: icon('circle-large-outline', yellow) }),
};

const kinds: Readonly<Record<string, () => Face>> = {
  fact: () => ({ word: l10n.t('fact'), icon: icon('symbol-constant') }),
  quote: () => ({ word: l10n.t('quote'), icon: icon('quote') }),
  judgment: () => ({ word: l10n.t('judgment'), icon: icon('law') }),
  assumption: () => ({ word: l10n.t('assumption'), icon: icon('question') }),
  prediction: () => ({ word: l10n.t('prediction'), icon: icon('telescope') }),
  recommendation: () => ({ word: l10n.t('recommendation'), icon: icon('lightbulb') }),
};

/** What actors are grouped by: their types, and whether anything mentions them. */
const groups: Readonly<Record<string, () => Face>> = {
  person: () => ({ word: l10n.t('persons'), icon: icon('person') }),
  organisation: () => ({ word: l10n.t('organisations'), icon: icon('organization') }),
  place: () => ({ word: l10n.t('places'), icon: icon('location') }),
  event: () => ({ word: l10n.t('events'), icon: icon('calendar') }),
  mentioned: () => ({ word: l10n.t('mentioned'), icon: icon('mention') }),
  unmentioned: () => ({ word: l10n.t('not mentioned'), icon: icon('circle-slash') }),
};

/** What a source may be relied on for, by the letters of the Admiralty; the empty one is that of no letter. */
const grades: Readonly<Record<string, () => string>> = {
  A: () => l10n.t('completely reliable'),
  B: () => l10n.t('usually reliable'),
  C: () => l10n.t('fairly reliable'),
  D: () => l10n.t('not usually reliable'),
  E: () => l10n.t('unreliable'),
  F: () => l10n.t('reliability cannot be judged'),
};

const sourceStates: Readonly<Record<string, () => Face>> = {
  active: () => ({ word: l10n.t('active'), icon: icon('pass') }),
  corrected: () => ({ word: l10n.t('corrected'), icon: icon('edit', yellow) }),
  retracted: () => ({ word: l10n.t('retracted'), icon: icon('circle-slash', red) }),
  superseded: () => ({ word: l10n.t('superseded'), icon: icon('history', yellow) }),
  dead: () => ({ word: l10n.t('no longer there'), icon: icon('debug-disconnect', grey) }),
};

const types: Readonly<Record<string, () => Face>> = {
  person: () => ({ word: l10n.t('person'), icon: icon('person') }),
  organisation: () => ({ word: l10n.t('organisation'), icon: icon('organization') }),
  place: () => ({ word: l10n.t('place'), icon: icon('location') }),
  event: () => ({ word: l10n.t('event'), icon: icon('calendar') }),
};

const capacities: Readonly<Record<string, (office: string) => string>> = {
  acting: (office) => l10n.t('acting {0}', office),
  suspended: (office) => l10n.t('{0} (suspended)', office),
  elect: (office) => l10n.t('{0}-elect', office),
  nominee: (office) => l10n.t('nominee for {0}', office),
  candidate: (office) => l10n.t('candidate for {0}', office),
};

const faceOf = (faces: Readonly<Record<string, () => Face>>, name: string): Face =>
  (Object.hasOwn(faces, name) ? faces[name]?.() : undefined) ?? { word: name, icon: icon('circle-outline') };

/** A claim's status as a word and an icon. */
export const statusFace = (status: string): Face => faceOf(statuses, status);

/** A claim's kind as a word and an icon. */
export const kindFace = (kind: string): Face => faceOf(kinds, kind);

/** What actors are grouped by, as a word and an icon. */
export const groupFace = (group: string): Face => faceOf(groups, group);

/** A type of actor as a word and an icon, which is coloured where the record is due to be checked. */
export const actorFace = (type: string, due: boolean): Face => {
  const face = faceOf(types, type);
  return due ? { ...face, icon: icon(face.icon.id, yellow) } : face;
};

/** An office as it is held: acting, suspended, not yet. */
export const officeWord = (name: string, capacity: string): string => capacities[capacity]?.(name) ?? name;

/** The state of a source as a word and an icon. */
export const sourceStateFace = (state: string): Face => faceOf(sourceStates, state);

/** How reliable a source is, in words. */
export const gradeWord = (letter: string): string =>
  Object.hasOwn(grades, letter) ? `${letter}: ${grades[letter]?.() ?? ''}` : letter;

/** What sources are grouped by. */
export const sourcesGroupFace = (grouping: SourcesGrouping, { key, label }: SourcesGroup): Face => {
  switch (grouping) {
    case 'publisher':
      return { word: label || l10n.t('no publisher'), icon: icon('home') };
    case 'grade':
      return { word: gradeWord(key) || l10n.t('not graded'), icon: icon('shield') };
    case 'state':
      return sourceStateFace(key);
    case 'year':
      return { word: label || l10n.t('undated'), icon: icon('calendar') };
    case 'origin':
      return { word: label, icon: icon('git-merge') };
  }
};
