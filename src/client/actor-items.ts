import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type TreeItemLabel } from 'vscode';
import type { ActorMention, ActorOffice } from '../protocol/actors-view.ts';
import {
  type ActorNode,
  type ActorSection,
  type ActorsNode,
  hasParts,
  type NoteNode,
  type SectionNode,
} from './actors-tree.ts';
import { claimItem, folded, groupItem, join, openAt, rootItem } from './row-item.ts';
import { actorFace, groupFace, officeWord } from './words.ts';

/** It has no tooltip: that is asked for when somebody points at it. */
const actorItem = ({ row, hasNamesake }: ActorNode): TreeItem => {
  const { word, icon } = actorFace(row.type, row.staleSince !== null);
  const item = new TreeItem(row.name, folded(hasParts(row)));
  const offices = row.offices
    .map(({ name, capacity, perhaps }) => {
      const office = officeWord(name, capacity);
      return perhaps ? l10n.t('perhaps {0}', office) : office;
    })
    .join('; ');
  const stale = row.staleSince === null ? '' : l10n.t('not checked since {0}', row.staleSince);
  const id = hasNamesake ? row.id : null;
  const counts = l10n.t('mentions: {0}, claims: {1}', row.mentions, row.claims);
  // The side bar is narrow, and what stands last is cut first.
  item.description = join([id, row.native, offices, stale, counts], ' · ');
  item.accessibilityInformation = {
    label: join([row.name, word, id, row.native, offices, counts, stale], ', '),
  };
  item.iconPath = icon;
  if (!hasParts(row)) item.command = openAt(row, l10n.t('Open Note'));
  return item;
};

/** `2018-07-01 – 2021-10-25`; nothing behind the dash where it is still held. */
const termOf = ({ start, end, endUnknown }: ActorOffice): string =>
  start === null && end === null && !endUnknown ? '' : join([start, '–', endUnknown ? '?' : end], ' ');

const officeItem = (office: ActorOffice): TreeItem => {
  const label = officeWord(office.name, office.capacity);
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const now = { yes: l10n.t('now'), maybe: l10n.t('perhaps now'), no: '' }[office.now];
  item.description = join([now, termOf(office)], ' · ');
  item.tooltip = join([label, termOf(office), now], '\n');
  item.accessibilityInformation = { label: join([label, now, termOf(office)], ', ') };
  item.iconPath =
    office.now === 'no'
      ? new ThemeIcon('circle-outline')
      : new ThemeIcon('circle-filled', new ThemeColor('charts.blue'));
  item.command = openAt(office, l10n.t('Open Note'));
  return item;
};

const sectionItem = ({ section, count }: SectionNode): TreeItem => {
  const faces: Readonly<Record<ActorSection, readonly [word: string, icon: string]>> = {
    decided: [l10n.t('decided: {0}', count), 'mention'],
    undecided: [l10n.t('may be meant: {0}', count), 'question'],
    claims: [l10n.t('claims: {0}', count), 'checklist'],
  };
  const [word, icon] = faces[section];
  const item = new TreeItem(word, TreeItemCollapsibleState.Collapsed);
  item.tooltip = word;
  item.iconPath = new ThemeIcon(icon);
  return item;
};

const wordsOf = ({ text, place }: ActorMention): TreeItemLabel => ({
  label: text,
  highlights: [[place.start, place.end]],
});

const noteItem = ({ note, children }: NoteNode): TreeItem => {
  const { title, folder, mentions } = note;
  const item = new TreeItem(title, folded(children.length > 0));
  const count = l10n.t('mentions: {0}', mentions.length);
  const [only] = mentions.length === 1 ? mentions : [];
  item.description = only ? only.text : join([String(mentions.length), folder && `${folder}/`], ' · ');
  item.tooltip = join([title, folder, only?.text ?? count], '\n');
  item.accessibilityInformation = { label: join([title, only?.text ?? count, folder], ', ') };
  item.iconPath = new ThemeIcon('note');
  if (only) item.command = openAt(only, l10n.t('Open Mention'));
  return item;
};

const mentionItem = (mention: ActorMention): TreeItem => {
  const item = new TreeItem(wordsOf(mention), TreeItemCollapsibleState.None);
  item.tooltip = mention.text;
  item.command = openAt(mention, l10n.t('Open Mention'));
  return item;
};

/** A row of the Actors view as the editor shows it. */
export const itemOf = (node: ActorsNode): TreeItem => {
  switch (node.type) {
    case 'root':
      return rootItem(node.root.label, l10n.t('actors: {0}', node.count));
    case 'group':
      return groupItem(
        node,
        groupFace(node.group.key),
        node.group.actors,
        l10n.t('actors: {0}', node.group.actors),
      );
    case 'actor':
      return actorItem(node);
    case 'office':
      return officeItem(node.office);
    case 'section':
      return sectionItem(node);
    case 'note':
      return noteItem(node);
    case 'mention':
      return mentionItem(node.mention);
    case 'claim':
      return claimItem(node.row, false);
  }
};
