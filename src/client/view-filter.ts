import { commands, window } from 'vscode';
import { join } from './row-item.ts';

/** What narrows a view: words, and conditions that hold or do not matter. */
export type ViewFilter<Flag extends string> = { readonly text: string } & Readonly<Record<Flag, boolean>>;

/** A condition as it is offered, and in a word. */
export interface Condition<Flag> {
  readonly flag: Flag;
  readonly label: string;
  readonly word: string;
}

/** The words of a filter, as one view has them. */
export interface FilterWords<Flag> {
  readonly title: string;
  readonly placeholder: string;
  readonly conditions: readonly Condition<Flag>[];
}

/** A filter in a few words, for the head of the view. */
export const sayFilter = <Flag extends string>(
  filter: ViewFilter<Flag>,
  { conditions }: FilterWords<Flag>,
): string => {
  const words = conditions.map(({ flag, word }) => (filter[flag] ? word : ''));
  return join([filter.text && `“${filter.text}”`, ...words], ' · ');
};

/** Tells the menus of a view whether it is narrowed. */
export const tellFiltered = (view: string, filtered: boolean): Thenable<unknown> =>
  commands.executeCommand('setContext', `attache.${view}.filtered`, filtered);

/** Asks for words and conditions; undefined where nothing was chosen. */
export const askFilter = <Flag extends string>(
  { title, placeholder, conditions }: FilterWords<Flag>,
  now: ViewFilter<Flag>,
): Promise<ViewFilter<Flag> | undefined> =>
  new Promise((resolve) => {
    // What is typed is the filter and finds none of these.
    const items = conditions.map(({ label, flag }) => ({ label, flag, alwaysShow: true }));
    const pick = window.createQuickPick<(typeof items)[number]>();
    pick.title = title;
    pick.placeholder = placeholder;
    pick.canSelectMany = true;
    pick.items = items;
    pick.selectedItems = items.filter(({ flag }) => now[flag]);
    pick.value = now.text;
    pick.onDidAccept(() => {
      const flags = items.map((item) => [item.flag, pick.selectedItems.includes(item)]);
      resolve({ ...Object.fromEntries(flags), text: pick.value.trim() } as ViewFilter<Flag>);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
