import { l10n, ThemeColor, ThemeIcon } from 'vscode';

const icon = (id: string, color?: string): ThemeIcon =>
  new ThemeIcon(id, color ? new ThemeColor(color) : undefined);

interface Face {
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

const faceOf = (faces: Readonly<Record<string, () => Face>>, name: string): Face =>
  (Object.hasOwn(faces, name) ? faces[name]?.() : undefined) ?? { word: name, icon: icon('circle-outline') };

/** A claim's status as a word and an icon. */
export const statusFace = (status: string): Face => faceOf(statuses, status);

/** A claim's kind as a word and an icon. */
export const kindFace = (kind: string): Face => faceOf(kinds, kind);
