// The two notes that are typed in: realistic records whose frontmatter is 100 lines long.

/** Stands in each text once; another number of the same length makes it another text. */
const revisionMark = 'revision 00000';

const source = ({ sources }) => `# Filed by the desk; the copy was made the day it came out.
id: three-ministers-2025
type: source
key: three-ministers

# As it stands in the paper, without the kicker.
title: "Three ministers, one contract: how the gas talks came back"
title-short: Three ministers
author:
  - family: Han # the byline; the desk is named below the text
    given: Sora
  - family: van den Berg
    given: Anna
    non-dropping-particle: van den
  - literal: The Example Ledger desk
editor:
  - family: Okafor
    given: Chidi
publisher: The Example Ledger
publisher-place: Seoul
container-title: Ledger Weekend
volume: 12
issue: 3–4
page: 8-14
url: https://ledger.example.org/2025/06/three-ministers

# When it came out, and when it was read.
issued: 2025-06-07
accessed: 2025-06-08
available-date: 2025-06-07
language: en
kind: article-newspaper
genre: Investigation

# Close to the events; two of the three ministers were asked.
reliability: B
state: active
marking: TLP:CLEAR
ai: none
derived-from:
  - source: ${sources[0]}
    as: republished
  - source: ${sources[1]} # the Korean text, read beside it
    as: translated
  - ${sources[2]}
capture:
  file: captures/three-ministers.txt
  sha256: 086bad469bae6de79377df309a9f99a5d36fc7f13d003c26d2271b040b486c69
  collected: 2025-06-08
  lines: 8-128 # without the menu
tags:
  - gas-contract
  - alliance
  - trade
  - energy
  - tariffs
aliases:
  - Ledger on the three ministers
  - The contract story
  - 'The gas talks: a reconstruction'
keyword: gas, ministers, contract

# What it says.
abstract: >-
  Reconstructs how the talks on the gas contract were taken up again after they had been given up
  twice. Three ministers describe the same evening and differ in who called whom. The paper has
  seen two of the four drafts and prints a passage of the second, ${revisionMark}.

  The last part asks what becomes of the fishing zone, which had been a part of the same package,
  and finds nobody who would answer for it.
annote: |
  Read together with the report of the ministry.

  - The dates agree with the gazette.
  - The sum on page 11 is the one of the first draft.
  - Nobody confirms the call at night.

  To be asked again in the autumn.
original-title: 세 장관과 하나의 계약
original-publisher: 예시 신문
original-publisher-place: Seoul
original-date: 2025-06-06
translator:
  - { family: Park, given: Min-ho }
  - { family: Meyer, given: Rosa }
event-title: Energy Forum 2025
event-place: Seoul
event-date: 2025-06-04
authority: Ministry of Energy of Arland
jurisdiction: Arland
archive: National Archives of Arland
archive_collection: Ministerial papers
archive_location: Box 12, folder 3
call-number: E 48.2 .H36
DOI: 10.1000/182
ISSN: 2049-3630
dimensions: 7 pages
license: All rights reserved
medium: Print
number-of-pages: 7
`;

const person = ({ offices, sources, people }) => `# Held against the gazette; see the list of what is missing at the end.
id: minister-han
type: person
name: Han Seo-yeon
family: Han
given: Seo-yeon

# Further names, each with its language.
names:
  - value: 한서연
    lang: ko
    kind: native
  - value: 韓瑞姸
    lang: zh-Hant
  - { value: ハン・ソヨン, lang: ja }
  - value: Madame Han
    kind: weak # never enough on its own
  - value: Han Soyon
    lang: en
    kind: previous
    end: 2001-06
aliases:
  - Han Seoyeon
  - Seo-yeon Han
  - 'Han, Seo-yeon'
addressed-as: Han

# The newest first. The gazette has all but the first, which stands in the yearbook.
positions:
  - office: ${offices[0]}
    start: 2025-06-04
    source: ${sources[0]}
    party: Democratic Party
  - office: ${offices[0]}
    capacity: acting
    start: 2025-05-02
    end: 2025-06-03
    source: ${sources[1]}
  - office: Member of the Assembly
    title: [Member, Assemblywoman]
    of: ${people[0]}
    start: 2020-05-30
    end: 2025-05-01
    party: Democratic Party
  - office: Member of the Assembly
    title: Member
    start: 2016-05-30
    end: 2020-05-29
    party: Democratic Party # until the merger under another name
  - office: Governor of the Northern Province
    title:
      - Governor
      - 지사
    start: 2014-07
    end: 2016-04 # the month is enough where the day is not known
    source: ${sources[2]}
  - office: Deputy Governor of the Northern Province
    title: Deputy Governor
    start: 2012-03
    end: 2014-06
  - office: Professor of Economics
    title: [Professor, 교수]
    start: 2004-03
    end: 2012-02
    source: ${sources[2]}
  - office: Counsellor at the Embassy
    title: Counsellor
    start: 2001~
    end: 2003-12
  # Unpaid, and not in the gazette.
  - office: Adviser to the Energy Commission
    title: Adviser
    start: 1999-05
identifiers:
  wikidata: Q000001
  viaf: '000000000'
  isni: 0000 0000 0000 0001
summary: >-
  Minister since June 2025, before that acting for a month. An economist, long in the Assembly;
  known for the report on the gas contract of 2019, ${revisionMark}, and for the law on the
  fishing zone.

born: 1961-04-12

# The record was last held against its sources on this day.
checked: 2025-11-03
check-every: 90d
tags:
  - energy
  - trade
  - assembly
  - gas-contract
  - cabinet

# Missing as yet:
# - the day on which the office of Governor began and ended
# - the committee seats before 2018
# - whether the counsellor’s post was at the embassy or the mission
# - who was deputy in 2013
# - the second term in the party’s council
`;

const body = '\n# What is known\n\nThe record rests on the gazette and on what the paper printed.\n';

/** Texts of one note by what is done in it, for a round: each round has other letters. */
export function typedNotes(files) {
  const ids = (folder) =>
    [...files.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length, -3));
  const known = { sources: ids('sources/'), offices: ids('offices/'), people: ids('actors/') };
  // A workspace of ten has three sources, one office and two people.
  return [
    {
      name: 'source',
      path: 'sources/three-ministers-2025.md',
      schema: 'source.schema.json',
      yaml: source(known),
      mistakes: [
        ['reliability: B', 'reliability: G'],
        ['language: en', 'langage: en'],
      ],
      places: {
        key: ['number-of-pages: 7\n', 'number-of-pages: 7\norig\n'],
        value: ['kind: article-newspaper', 'kind: art'],
        id: [`  - ${known.sources[2]}\n`, '  - source: minist\n'],
      },
      expected: { key: 'original-author', value: 'article-journal', id: known.sources[0] },
    },
    {
      name: 'person',
      path: 'actors/minister-han.md',
      schema: 'person.schema.json',
      yaml: person(known),
      mistakes: [
        ['capacity: acting', 'capacity: actng'],
        ['family: Han', 'famly: Han'],
      ],
      places: {
        key: ['    end: 2014-06\n', '    end: 2014-06\n    par\n'],
        value: ['capacity: acting', 'capacity: '],
        id: [`    of: ${known.people[0]}`, '    of: sora'],
      },
      expected: { key: 'party', value: 'candidate', id: known.people[0] },
    },
  ].map(checked);
}

function checked(note) {
  const lines = note.yaml.trimEnd().split('\n').length;
  if (lines !== 100) throw new Error(`The ${note.name} has ${lines} lines of frontmatter instead of 100.`);
  return note;
}

/** One text as both read it: ours within a note, the peer’s as a document of its own; both with the cursor. */
export function typed({ yaml }, round, [from, to] = ['', '']) {
  const at = yaml.indexOf(from);
  if (at < 0) throw new Error(`There is no “${from}” in the text.`);
  const changed = yaml.slice(0, at) + to + yaml.slice(at + from.length);
  const revised = changed.replace(revisionMark, `revision ${String(round).padStart(5, '0')}`);
  const head = '---\n';
  const yamlOffset = at + to.trimEnd().length + (/ $/u.test(to) ? 1 : 0);
  return { yaml: revised, yamlOffset, note: `${head}${revised}---\n${body}`, noteOffset: head.length + yamlOffset };
}
