import type { Connection } from 'vscode-languageserver/node';
import {
  type MentionPart,
  type MentionsInNote,
  claimsAbout,
  factsAsText,
  mentionsOf,
  officesOf,
} from '../core/features/actor-parts.ts';
import { actorGroups, actorsInGroup } from '../core/features/actors-view.ts';
import { type ViewRow, claimsView } from '../core/features/claims-view.ts';
import { claimsCiting, sourceGroups, sourcesInGroup } from '../core/features/sources-view.ts';
import type { Range } from '../core/text/range.ts';
import {
  type ActorMention,
  type ActorMentionsInNote,
  type ActorMentionsParams,
  type ActorOffice,
  type ActorRow,
  type ActorsInGroupParams,
  type ActorsViewParams,
  type ActorsViewRoot,
  actorClaimsRequest,
  actorFactsRequest,
  actorMentionsRequest,
  actorOfficesRequest,
  actorsInGroupRequest,
  actorsViewRequest,
} from '../protocol/actors-view.ts';
import {
  type ClaimRow,
  type ClaimsViewParams,
  type ClaimsViewRoot,
  type PlaceParams,
  type ProtocolRange,
  claimsViewRequest,
} from '../protocol/protocol.ts';
import {
  type SourceClaimsParams,
  type SourceRow,
  type SourcesInGroupParams,
  type SourcesViewParams,
  type SourcesViewRoot,
  sourceClaimsRequest,
  sourcesInGroupRequest,
  sourcesViewRequest,
} from '../protocol/sources-view.ts';
import { toRange } from './convert.ts';
import type { Asked } from './root.ts';
import type { Roots } from './roots.ts';

/** Answers what the views of the side bar ask. */
export function answerViews(connection: Connection, roots: Roots): void {
  answerSources(connection, roots);
  connection.onRequest(claimsViewRequest, (params: ClaimsViewParams) =>
    roots.askAll((asked) => claimsOf(asked, params)),
  );
  connection.onRequest(actorsViewRequest, (params: ActorsViewParams) =>
    roots.askAll((asked): ActorsViewRoot => ({
      ...rootOf(asked),
      groups: actorGroups(asked.service, params),
    })),
  );
  connection.onRequest(actorsInGroupRequest, (params: ActorsInGroupParams) =>
    askAt(roots, params.root, (asked): ActorRow[] =>
      actorsInGroup(asked.service, params, params.group).map((row) => located(asked, row)),
    ),
  );
  connection.onRequest(actorOfficesRequest, ({ uri }: PlaceParams) =>
    askAt(roots, uri, (asked, path): ActorOffice[] =>
      officesOf(asked.service, path).map((office) => located(asked, office)),
    ),
  );
  connection.onRequest(actorMentionsRequest, ({ uri, decided }: ActorMentionsParams) =>
    askAt(roots, uri, (asked, path): ActorMentionsInNote[] =>
      mentionsOf(asked.service, path, decided).map((note) => mentionsIn(asked, note)),
    ),
  );
  connection.onRequest(actorClaimsRequest, ({ uri }: PlaceParams) =>
    askAt(roots, uri, (asked, path): ClaimRow[] =>
      claimsAbout(asked.service, path).map((row) => located(asked, row)),
    ),
  );
  connection.onRequest(actorFactsRequest, ({ uri }: PlaceParams) =>
    askAt(roots, uri, ({ service }, path) => factsAsText(service, path)),
  );
}

function answerSources(connection: Connection, roots: Roots): void {
  connection.onRequest(sourcesViewRequest, (params: SourcesViewParams) =>
    roots.askAll((asked): SourcesViewRoot => ({
      ...rootOf(asked),
      groups: sourceGroups(asked.service, params),
    })),
  );
  connection.onRequest(sourcesInGroupRequest, (params: SourcesInGroupParams) =>
    askAt(roots, params.root, (asked): SourceRow[] =>
      sourcesInGroup(asked.service, params, params.group).map(({ captureFile, ...row }) => ({
        ...located(asked, row),
        captureUri: captureFile === null ? null : asked.uri(captureFile),
      })),
    ),
  );
  connection.onRequest(sourceClaimsRequest, ({ root, place }: SourceClaimsParams) =>
    askAt(roots, root, (asked): ClaimRow[] =>
      claimsCiting(asked.service, place).map((row) => located(asked, row)),
    ),
  );
}

/** Null where the place is in no workspace of ours. */
async function askAt<T>(
  roots: Roots,
  uri: string,
  question: (asked: Asked, path: string) => T,
): Promise<T | null> {
  const found = roots.place(uri);
  return found ? found.root.ask((asked) => question(asked, found.path)) : null;
}

const rootOf = ({ uri, label }: Asked): { root: string; label: string } => ({ root: uri(''), label });

const claimsOf = (asked: Asked, { group }: ClaimsViewParams): ClaimsViewRoot => ({
  ...rootOf(asked),
  notes: asked.service.notes.size,
  groups: claimsView(asked.service, group).map((entry) => ({
    ...entry,
    rows: entry.rows.map((row: ViewRow) => located(asked, row)),
  })),
});

const mentionsIn = (asked: Asked, { file, mentions, ...note }: MentionsInNote): ActorMentionsInNote => ({
  ...note,
  uri: asked.uri(file),
  mentions: mentions.map((mention: MentionPart): ActorMention => located(asked, mention)),
});

/** A row with its place as an editor has it. */
function located<Row extends { readonly file: string; readonly range: Range }>(
  { service, uri }: Asked,
  { file, range, ...row }: Row,
): Omit<Row, 'file' | 'range'> & { readonly uri: string; readonly range: ProtocolRange } {
  return { ...row, uri: uri(file), range: toRange(service, file, range) };
}
