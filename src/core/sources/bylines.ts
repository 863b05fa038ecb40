import type { Range } from '../text/range.ts';

/** What a captured page says of where its text comes from. */
export interface Byline extends Range {
  /** The words that say it. */
  readonly words: string;
  /** Who is named: an agency, a paper, an author. */
  readonly name: string;
}

type Lines = readonly (readonly [number, number])[];

/** Such words stand at the head and the foot of a document, or right beside it. */
const linesOfHead = 8;
const linesOfFoot = 4;
const linesBeside = 3;

/** The first byline of a capture that names another publisher or a translation; null where none stands out. */
export function bylineIn(text: string, lines: Lines): Byline | null {
  const all = [...text.matchAll(/[^\r\n]+/gu)].filter(({ 0: line }) => line.trim() !== '');
  const numberOf = lineNumbers(text);
  const parts = lines.length === 0 ? [[1, Infinity] as const] : lines;
  for (const [first, last] of parts) {
    const inside = all.filter(({ index }) => first <= numberOf(index) && numberOf(index) <= last);
    const before = all.filter(({ index }) => numberOf(index) < first).slice(-linesBeside);
    const after = all.filter(({ index }) => numberOf(index) > last).slice(0, linesBeside);
    const head = inside.slice(0, linesOfHead);
    const foot = inside.slice(linesOfHead).slice(-linesOfFoot);
    const end = inside.at(-1);
    for (const line of [...head, ...foot, ...after, ...before]) {
      const found = bylineOf(line[0], line === end);
      if (found) return { ...found, start: line.index + found.start, end: line.index + found.end };
    }
  }
  return null;
}

function lineNumbers(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/gu)].map(({ 0: mark, index }) => index + mark.length)];
  return (offset) => {
    let [from, to] = [0, starts.length];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if ((starts[middle] ?? 0) <= offset) from = middle;
      else to = middle;
    }
    return from + 1;
  };
}

const work =
  'article|story|piece|report|essay|post|column|commentary|analysis|interview|text|op-ed|translation|dispatch|excerpt';
const name = String.raw`(?<name>[^.,;:()（）\[\]\n|]{2,60}?)`;
const nameEnd = String.raw`(?=\s*(?:[.,;:()\[\]|]|$| (?:on|under|with|by|in \d|and is|as part|at https?)\b))`;

/** Sentences of their own that say it, from their start. */
const notices: readonly RegExp[] = [
  String.raw`(?:(?:this|the|an?)\s(?:[\p{L}-]+\s){0,5}?(?:${work})\b[^.]{0,40}?\s)?(?:(?:was|is|has been|is being)\s)?(?:re-?published|re-?printed|reposted|cross-posted|syndicated|excerpted)\s(?:here\s)?(?:with\s(?:the\s)?(?:kind\s)?permission\s)?(?:from|of|courtesy of|by permission of)\s(?:the\s)?${name}${nameEnd}`,
  String.raw`(?:(?:this|the|an?)\s(?:[\p{L}-]+\s){0,5}?(?:${work})\b[^.]{0,40}?\s)?(?:was\s|has\s)?(?:first|originally|previously)\s(?:appeared|published|posted|ran|printed|run)\s(?:in|on|at|by|as)\s(?:the\s)?${name}${nameEnd}`,
  String.raw`(?:(?:this|the|an?)\s(?:[\p{L}-]+\s){0,5}?(?:${work})\b[^.]{0,40}?\s)?(?:(?:was|is|has been)\s)?translated\s(?:into\s\p{L}+\s)?from\s(?:the\s)?(?:original\s)?(?:in\s)?${name}${nameEnd}`,
].map((pattern) => new RegExp(String.raw`(?:^|[.!?”"]\s+|[(\[*_–—-]\s*)(?<all>${pattern})`, 'iu'));

const asian: readonly RegExp[] = [
  /(?<all>이 (?:기사|글|칼럼|보고서)[은는] (?<name>[^\n.]{2,40}?)(?:에 (?:처음 )?(?:실린|게재된|발표된)|에서 (?:전재|옮겨|번역)|의 (?:기사|글|보도)를? (?:전재|번역|옮긴))[^\n.]{0,20})/u,
  /(?<all>(?:この|本)(?:記事|稿|論考)は、?(?<name>[^\n。]{2,40}?)(?:から転載|に掲載された|で公開された|の(?:記事|論考)を(?:転載|翻訳))[^\n。]{0,20})/u,
  /(?<all>(?:本文|本稿|文章)?(?:转载|轉載|转|轉|编译|編譯|译|譯)自[：:]?\s?(?<name>[^\n。，,（）()]{2,30}))/u,
  /(?<all>(?:本文|原文)?(?:首发|首發|原载|原載|原刊|刊载|刊載)(?:于|於|在)[：:]?\s?(?<name>[^\n。，,（）()]{2,30}))/u,
];

const latinAgencies =
  'AFP|Agence France-Presse|AP|The Associated Press|Associated Press|Reuters|Yonhap|Xinhua|Kyodo(?: News)?|Jiji(?: Press)?|dpa|DPA|EFE|ANSA|TASS|UPI|ANI|PTI|IANS|Bernama|CNA|Newsis|News1|KCNA|Bloomberg';
const eastern =
  '연합뉴스|뉴시스|뉴스1|신화통신|로이터|교도통신|聯合ニュース|共同通信|共同|時事通信|時事|ロイター|新华社|新華社|中新社|中央社|路透社|法新社|美联社|美聯社|共同社|韩联社|韓聯社';
const agency = String.raw`(?<name>${latinAgencies}|${eastern})`;

/** Agencies at the places where papers print them. A line about a picture is its credit. */
const agencies: readonly RegExp[] = [
  // SEOUL, June 4 (AFP) — ; (서울=연합뉴스) ; 【ソウル共同】 ; 新华社北京6月4日电
  new RegExp(String.raw`^\s*\p{Lu}[\p{L} .,'’\d-]{1,40}(?<all>\(${agency}\))`, 'u'),
  new RegExp(String.raw`^\s*(?<all>[(（【[〔](?:[\p{L} ]{1,12}\s?[=＝])?${agency}[)）】\]〕])`, 'u'),
  new RegExp(String.raw`^\s*(?<all>[(（【[][^)）】\]\n]{1,12}[=＝ ]?${agency}[)）】\]])`, 'u'),
  new RegExp(String.raw`^\s*(?<all>${agency}\p{sc=Han}{2,6}\d{1,2}月\d{1,2}日(?:电|電))`, 'u'),
  new RegExp(String.raw`(?<all>[-–—|]\s*${agency}(?: News)?)\s*$`, 'u'),
  new RegExp(
    String.raw`^\s*(?<all>(?:source|by|via|from|출처|来源|來源|配信|提供|出典)\s?[:：]?\s?${agency}(?: News)?)\s*$`,
    'iu',
  ),
];
/** (AFP), （共同） at the very end of the text. */
const atEnd = new RegExp(String.raw`(?<all>[(（[]${agency}[)）\]])\s*$`, 'u');
const picture = /\b(?:photo|picture|image|courtesy|file pic)|사진|写真|摄|攝|图|圖/iu;

function bylineOf(line: string, isLast: boolean): Byline | null {
  // The names of agencies are written as they are, and those of readers' sentences are not asked about.
  for (const pattern of [...notices, ...asian]) {
    const found = matched(pattern, line);
    if (found && /\p{Lu}|[^\x00-\x7f]/u.test(found.name)) return found;
  }
  if (picture.test(line)) return null;
  for (const pattern of isLast ? [...agencies, atEnd] : agencies) {
    const found = matched(pattern, line);
    if (found) return found;
  }
  return null;
}

function matched(pattern: RegExp, line: string): Byline | null {
  const found = pattern.exec(line);
  const { all, name: named } = found?.groups ?? {};
  if (!found || all === undefined || named === undefined) return null;
  const start = found.index + found[0].indexOf(all);
  return { words: all.trim(), name: named.trim(), start, end: start + all.trimEnd().length };
}
