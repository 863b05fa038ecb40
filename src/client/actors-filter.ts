import { l10n } from 'vscode';
import type { ActorsFilter } from '../protocol/actors-view.ts';
import type { FilterWords } from './view-filter.ts';

export const noFilter: ActorsFilter = { text: '', undecided: false, stale: false };

export const filterWords = (): FilterWords<'undecided' | 'stale'> => ({
  title: l10n.t('Filter Actors'),
  placeholder: l10n.t('A name in any script, an alias, an id or an office'),
  conditions: [
    {
      flag: 'undecided',
      label: l10n.t('Only those whom an open mention may mean'),
      word: l10n.t('undecided'),
    },
    {
      flag: 'stale',
      label: l10n.t('Only those whose record is to be checked'),
      word: l10n.t('to be checked'),
    },
  ],
});
