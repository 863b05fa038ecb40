import { l10n, type QuickPickItem, window } from 'vscode';
import type { ActorsFilter } from '../protocol/actors-view.ts';
import { join } from './row-item.ts';

export const noFilter: ActorsFilter = { text: '', undecided: false, stale: false };

export const isFiltered = ({ text, undecided, stale }: ActorsFilter): boolean =>
  text !== '' || undecided || stale;

/** A filter in a few words, for the head of the view. */
export const sayFilter = ({ text, undecided, stale }: ActorsFilter): string =>
  join(
    [text && `“${text}”`, undecided ? l10n.t('undecided') : '', stale ? l10n.t('to be checked') : ''],
    ' · ',
  );

/** Asks for words and for what else an actor must have; undefined where nothing was chosen. */
export const askFilter = (now: ActorsFilter): Promise<ActorsFilter | undefined> =>
  new Promise((resolve) => {
    const pick = window.createQuickPick();
    // What is typed is the filter and finds none of these.
    const undecided: QuickPickItem = {
      label: l10n.t('Only those whom an open mention may mean'),
      alwaysShow: true,
    };
    const stale: QuickPickItem = {
      label: l10n.t('Only those whose record is to be checked'),
      alwaysShow: true,
    };
    pick.title = l10n.t('Filter Actors');
    pick.placeholder = l10n.t('A name in any script, an alias, an id or an office');
    pick.canSelectMany = true;
    pick.items = [undecided, stale];
    pick.selectedItems = [...(now.undecided ? [undecided] : []), ...(now.stale ? [stale] : [])];
    pick.value = now.text;
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems;
      resolve({
        text: pick.value.trim(),
        undecided: chosen.includes(undecided),
        stale: chosen.includes(stale),
      });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
