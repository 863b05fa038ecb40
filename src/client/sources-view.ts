import { commands, type Disposable, env, l10n, type Memento, Uri, window } from 'vscode';
import type { ClaimRow, ViewsChanged } from '../protocol/protocol.ts';
import {
  type SourceClaimsParams,
  sourceClaimsRequest,
  type SourceRow,
  type SourcesFilter,
  type SourcesGrouping,
  type SourcesInGroupParams,
  sourcesInGroupRequest,
  type SourcesViewParams,
  type SourcesViewRoot,
  sourcesViewRequest,
} from '../protocol/sources-view.ts';
import { Grouping } from './grouping.ts';
import { toRange } from './ranges.ts';
import { RowTree } from './row-tree.ts';
import type { Ask } from './server.ts';
import { contextOf, itemOf } from './source-items.ts';
import { claimNodes, type SourceNode, sourceNodes, type SourcesNode, sourcesTree } from './sources-tree.ts';
import { askFilter, type FilterWords, sayFilter, tellFiltered } from './view-filter.ts';

const groupings = ['publisher', 'grade', 'state', 'year', 'origin'] as const;

const noFilter: SourcesFilter = { text: '', unused: false, undated: false, uncaptured: false };

const filterWords = (): FilterWords<'unused' | 'undated' | 'uncaptured'> => ({
  title: l10n.t('Filter Sources'),
  placeholder: l10n.t('A title, an author, a publisher or a citation key'),
  conditions: [
    { flag: 'unused', label: l10n.t('Only those that nothing uses'), word: l10n.t('unused') },
    { flag: 'undated', label: l10n.t('Only those without a date'), word: l10n.t('undated') },
    { flag: 'uncaptured', label: l10n.t('Only those without a capture'), word: l10n.t('not captured') },
  ],
});

/** The Sources view: what the notes rest on, how far it can be relied on, and what it lacks. */
export class SourcesView implements Disposable {
  readonly #ask: Ask;
  readonly #grouping: Grouping<SourcesGrouping>;
  readonly #tree: RowTree<SourcesNode>;
  readonly #disposables: { dispose(): unknown }[];
  #filter = noFilter;

  /** `ask` answers with nothing where no server runs. */
  constructor(ask: Ask, memento: Memento) {
    this.#ask = ask;
    this.#grouping = new Grouping('sources', groupings, memento);
    this.#tree = new RowTree<SourcesNode>('attache.sources', {
      load: () => this.#load(),
      below: (node) => this.#below(node),
      itemOf: (node) => itemOf(node, this.#grouping.value),
      contextOf: (node) => (node.type === 'source' ? contextOf(node.row) : node.type),
    });
    this.#disposables = [
      this.#tree,
      commands.registerCommand('attache.groupSources', () => this.#chooseGrouping()),
      commands.registerCommand('attache.filterSources', async () => {
        const filter = await askFilter(filterWords(), this.#filter);
        if (filter) await this.#narrow(filter);
      }),
      commands.registerCommand('attache.clearSourceFilter', () => this.#narrow(noFilter)),
      commands.registerCommand('attache.openSource', open),
      commands.registerCommand('attache.openSourceCapture', openCapture),
      commands.registerCommand('attache.openSourceAddress', openAddress),
    ];
  }

  /** The rows may have changed. */
  refresh(): Promise<void> {
    return this.#tree.refresh();
  }

  /** Asks anew for what has changed, and for nothing else. */
  async follow({ sources, claims }: ViewsChanged): Promise<void> {
    if (sources) await this.refresh();
    else if (claims) this.#tree.refreshBelow(({ type }) => type === 'source');
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  get #params(): SourcesViewParams {
    return { grouping: this.#grouping.value, filter: this.#filter };
  }

  async #load(): Promise<SourcesNode[]> {
    const params = this.#params;
    const roots = (await this.#ask<SourcesViewRoot[]>(sourcesViewRequest, params)) ?? [];
    return sourcesTree(roots, params.grouping);
  }

  #below(node: SourcesNode): readonly SourcesNode[] | Promise<readonly SourcesNode[]> {
    switch (node.type) {
      case 'root':
        return node.children;
      case 'group': {
        const params: SourcesInGroupParams = { ...this.#params, root: node.root, group: node.group.key };
        return this.#list<SourceRow>(sourcesInGroupRequest, params).then((rows) => sourceNodes(node, rows));
      }
      case 'source': {
        const params: SourceClaimsParams = { root: node.root, place: node.row.place };
        return this.#list<ClaimRow>(sourceClaimsRequest, params).then((rows) => claimNodes(node, rows));
      }
      case 'claim':
        return [];
    }
  }

  async #list<Row>(method: string, params: object): Promise<readonly Row[]> {
    return (await this.#ask<readonly Row[]>(method, params)) ?? [];
  }

  async #chooseGrouping(): Promise<void> {
    const words: Readonly<Record<SourcesGrouping, string>> = {
      publisher: l10n.t('by publisher'),
      grade: l10n.t('by reliability'),
      state: l10n.t('by state'),
      year: l10n.t('by year'),
      origin: l10n.t('by origin'),
    };
    const items = groupings.map((grouping) => ({ label: words[grouping], grouping }));
    const chosen = await window.showQuickPick(items, { title: l10n.t('Group Sources') });
    if (!chosen) return;
    await this.#grouping.choose(chosen.grouping);
    await this.refresh();
  }

  async #narrow(filter: SourcesFilter): Promise<void> {
    this.#filter = filter;
    const said = sayFilter(filter, filterWords());
    this.#tree.view.description = said;
    await tellFiltered('sources', said !== '');
    await this.refresh();
  }
}

const open = ({ row }: SourceNode): Thenable<unknown> =>
  commands.executeCommand('vscode.open', Uri.parse(row.uri, true), { selection: toRange(row.range) });

const openCapture = async ({ row }: SourceNode): Promise<void> => {
  if (row.captureUri !== null) await commands.executeCommand('vscode.open', Uri.parse(row.captureUri, true));
};

/** The editor asks first whether it may. */
const openAddress = async ({ row }: SourceNode): Promise<void> => {
  if (row.url !== null) await env.openExternal(Uri.parse(row.url, true));
};
