import { commands, type Disposable, env, type Memento, Uri } from 'vscode';
import {
  actorClaimsRequest,
  actorFactsRequest,
  type ActorMentionsInNote,
  type ActorMentionsParams,
  actorMentionsRequest,
  type ActorOffice,
  actorOfficesRequest,
  type ActorRow,
  type ActorsFilter,
  type ActorsGrouping,
  type ActorsInGroupParams,
  actorsInGroupRequest,
  type ActorsViewParams,
  type ActorsViewRoot,
  actorsViewRequest,
} from '../protocol/actors-view.ts';
import type { ClaimRow, ViewsChanged } from '../protocol/protocol.ts';
import { itemOf } from './actor-items.ts';
import { filterWords, noFilter } from './actors-filter.ts';
import {
  type ActorNode,
  actorNodes,
  type ActorsNode,
  actorsTree,
  claimNodes,
  noteNodes,
  partNodes,
  type SectionNode,
} from './actors-tree.ts';
import { Grouping } from './grouping.ts';
import { toRange } from './ranges.ts';
import { RowTree } from './row-tree.ts';
import type { Ask } from './server.ts';
import { askFilter, sayFilter, tellFiltered } from './view-filter.ts';

/** The Actors view: whom the notes speak of, what they held, and where they are named. */
export class ActorsView implements Disposable {
  readonly #ask: Ask;
  readonly #grouping: Grouping<ActorsGrouping>;
  readonly #tree: RowTree<ActorsNode>;
  readonly #disposables: { dispose(): unknown }[];
  #filter = noFilter;

  /** `ask` answers with nothing where no server runs. */
  constructor(ask: Ask, memento: Memento) {
    this.#ask = ask;
    this.#grouping = new Grouping('actors', ['type', 'mentions'], memento);
    this.#tree = new RowTree<ActorsNode>('attache.actors', {
      load: () => this.#load(),
      below: (node) => this.#below(node),
      itemOf,
      tooltipOf: async (node) =>
        node.type === 'actor' ? ask(actorFactsRequest, { uri: node.row.uri }) : null,
    });
    this.#disposables = [
      this.#tree,
      commands.registerCommand('attache.groupActorsByType', () => this.#groupBy('type')),
      commands.registerCommand('attache.groupActorsByMentions', () => this.#groupBy('mentions')),
      commands.registerCommand('attache.filterActors', async () => {
        const filter = await askFilter(filterWords(), this.#filter);
        if (filter) await this.#narrow(filter);
      }),
      commands.registerCommand('attache.clearActorFilter', () => this.#narrow(noFilter)),
      commands.registerCommand('attache.openActor', open),
      commands.registerCommand('attache.findActorMentions', findMentions),
      commands.registerCommand('attache.copyActorLink', copyLink),
    ];
  }

  /** The rows may have changed. */
  refresh(): Promise<void> {
    return this.#tree.refresh();
  }

  /** Asks anew for what has changed, and for nothing else: notes change with every letter, actors don't. */
  async follow({ actors, underActors }: ViewsChanged): Promise<void> {
    if (actors) await this.refresh();
    else if (underActors) this.#tree.refreshBelow(({ type }) => type === 'section');
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  get #params(): ActorsViewParams {
    return { grouping: this.#grouping.value, filter: this.#filter };
  }

  async #load(): Promise<ActorsNode[]> {
    const params = this.#params;
    return actorsTree((await this.#ask<ActorsViewRoot[]>(actorsViewRequest, params)) ?? [], params.grouping);
  }

  #below(node: ActorsNode): readonly ActorsNode[] | Promise<readonly ActorsNode[]> {
    switch (node.type) {
      case 'root':
      case 'note':
        return node.children;
      case 'group': {
        const params: ActorsInGroupParams = { ...this.#params, root: node.root, group: node.group.key };
        return this.#list<ActorRow>(actorsInGroupRequest, params).then((rows) => actorNodes(node, rows));
      }
      case 'actor':
        return this.#parts(node);
      case 'section':
        return this.#section(node);
      case 'office':
      case 'mention':
      case 'claim':
        return [];
    }
  }

  async #parts(node: ActorNode): Promise<ActorsNode[]> {
    const { uri, terms } = node.row;
    return partNodes(node, terms > 0 ? await this.#list<ActorOffice>(actorOfficesRequest, { uri }) : []);
  }

  async #section(node: SectionNode): Promise<ActorsNode[]> {
    const { uri } = node.actor;
    if (node.section === 'claims')
      return claimNodes(node, await this.#list<ClaimRow>(actorClaimsRequest, { uri }));
    const params: ActorMentionsParams = { uri, decided: node.section === 'decided' };
    return noteNodes(node, await this.#list<ActorMentionsInNote>(actorMentionsRequest, params));
  }

  async #list<Row>(method: string, params: object): Promise<readonly Row[]> {
    return (await this.#ask<readonly Row[]>(method, params)) ?? [];
  }

  async #groupBy(grouping: ActorsGrouping): Promise<void> {
    await this.#grouping.choose(grouping);
    await this.refresh();
  }

  async #narrow(filter: ActorsFilter): Promise<void> {
    this.#filter = filter;
    const said = sayFilter(filter, filterWords());
    this.#tree.view.description = said;
    await tellFiltered('actors', said !== '');
    await this.refresh();
  }
}

const open = ({ row }: ActorNode): Thenable<unknown> =>
  commands.executeCommand('vscode.open', Uri.parse(row.uri, true), { selection: toRange(row.range) });

/** As the editor finds references anywhere: from the name in the actor's own note. */
const findMentions = async (node: ActorNode): Promise<void> => {
  await open(node);
  await commands.executeCommand('editor.action.goToReferences');
};

const copyLink = ({ row }: ActorNode): Thenable<void> => env.clipboard.writeText(`[[${row.id}]]`);
