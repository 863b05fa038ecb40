/*
 * Words that give a statement to nobody in particular. Each stands only where no name can be part of it: a modifier is
 * one of a list, and the verb follows at once, so that "experts at the Institute say" is none.
 */

const spaced = (words: string): string => words.replaceAll(' ', String.raw`\s+`);

const some = '(?:some|many|several|most|various|numerous|a number of|a few|other|unnamed|anonymous|multiple)';
const field =
  '(?:security|defen[cs]e|military|intelligence|policy|foreign(?:-| )policy|political|legal|economic|regional|local|international|foreign|outside|independent|leading|senior|prominent|seasoned|veteran|well(?:-| )placed|informed|industry|market|diplomatic|government|media|technical|nuclear|energy|trade|cyber(?:security)?)';
const people =
  '(?:experts|analysts|observers|commentators|critics|insiders|pundits|sources|watchers|specialists|strategists|scholars|skeptics|sceptics)';
const lately = '(?:now |also |often |generally |widely |still |increasingly |have long |have |had |long )?';
const say =
  '(?:say|said|believe[d]?|think|thought|argue[d]?|claim(?:ed)?|suggest(?:ed)?|warn(?:ed)?|note[d]?|predict(?:ed)?|expect(?:ed)?|estimate[d]?|fear(?:ed)?|maintain(?:ed)?|contend(?:ed)?|agree[d]?|caution(?:ed)?|point(?:ed)? out|speculate[d]?|suspect(?:ed)?|(?:express(?:ed)?|voice[d]?|raise[d]?) (?:serious |deep )?(?:concerns?|doubts?|fears?|questions?|worries))';
const told = '(?:suggest(?:ed)?|indicate[d]?|claim(?:ed)?|say|said)';

const english = [
  `(?:${some} )?(?:${field} ){0,2}${people} ${lately}${say}`,
  `according to (?:${some} )?(?:${field} ){0,2}(?:${people}|(?:media |press |news |recent )?reports)(?=\\s*(?:[,.;:\u001a]|$))`,
  `(?:some|many) ${lately}(?:say|believe|argue|claim|fear|suspect)(?! (?:in|of|about|on|to)\\b)`,
  `(?:(?:some|several|recent|unconfirmed|various|multiple|numerous|media|press|news) ){0,2}reports ${told}`,
  'reportedly',
  `it (?:is|was|has been) (?:(?:widely|generally|commonly|often|broadly) )?(?:believed|said|rumou?red|alleged|thought)(?= that)`,
  `(?:is|are|was|were) (?:widely|commonly|generally) (?:believed|thought|said|rumou?red|regarded|seen|considered)(?! by)`,
].map(spaced);

const generic =
  '(?:일부|많은|여러|다수의?|안보|군사|외교|경제|국제|정치|대북|북한|한반도|보안|업계|현지|외부|복수의|익명의|국내외?|해외|민간)';
const korean = [
  String.raw`(?<=^|[,.…:;·]\s*|(?:그러나|하지만|그리고|또|또한|이에|다만)\s+)(?:${generic}\s*){0,3}(?:전문가|관측통|소식통|분석가|평론가)(?:들)?(?:에\s*따르면|에\s*의하면|\s*사이에서는|(?:은|는|이|가)(?=[^.。]*(?:고\s*(?:말|지적|분석|전망|보[고았는]|봤|평가|경고|주장|입을)|것으로\s*(?:보|전망|분석|예상|예측|내다)|지적한다|전망한다|분석한다)))`,
  '(?<=(?:라는|다는)\\s*)(?:지적|분석|관측|평가|전망|주장|우려)[이도](?:\\s*(?:일각에서|잇따라))?\\s*(?:나온|나왔|나오|제기|있[다었]|잇따|적지)\\p{sc=Hangul}*',
  '것으로\\s*(?:알려졌|전해졌|알려져)\\p{sc=Hangul}*',
];

const field_ja =
  '(?:一部の|多くの|複数の|安全保障|軍事|外交|経済|国際政治|政治|国内外の|海外の|現地の|匿名の|の|問題の|政府|業界|外交)';
const japanese = [
  `(?<=^|[、。]\\s*|(?:しかし|また|ただ|一方))${field_ja}{0,3}(?:専門家|識者|有識者|消息筋|情報筋|関係者|アナリスト|評論家)(?:たち|ら)?(?:によると|によれば|の間では|(?:は|も)(?=[^。]*と(?:述べ|指摘|話|語|みて|見て|みる|見る|分析|警告|主張|予測)))`,
  'と(?:言|い)われて(?:いる|います|きた)',
  'との(?:見方|指摘|観測|声|懸念)(?:が|も)(?:ある|出て|強[いま]|広が|根強い|上が)',
  '(?<=^|[、。]\\s*)(?:一部の?|複数の)?(?:報道|メディア)によ(?:ると|れば)',
  'と(?:報じ|伝え)られ(?:た|て(?:いる|おり))',
];

const field_zh =
  '(?:有些|有|一些|部分|许多|許多|不少|多位|多名|某些|安全|军事|軍事|外交|经济|經濟|国际|國際|政治|业内|業內|相关|相關|的|问题|問題){0,3}';
const say_zh = '(?:普遍)?(?:认为|認為|指出|表示|称|稱|说|說|分析|预测|預測|警告|透露)';
const chinese = [
  `(?<=^|[，。；：、]\\s*|(?:但|而|不过|不過))${field_zh}(?:专家|專家|学者|學者|分析人士|分析师|分析師|观察人士|觀察人士|评论人士|評論人士|消息人士|知情人士|业内人士|業內人士|外界|舆论|輿論)(?:们|們)?${say_zh}`,
  `有(?:分析|评论|評論|观点|觀點|消息|报道|報道|報導)${say_zh}`,
  '(?<=^|[，。；]\\s*)据(?:报道|悉|称|说|传|外媒报道)|(?<=^|[，。；]\\s*)據(?:報導|報道|悉|稱|說|傳)',
];

const weasels = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}’'-])(?:${english.join('|')})(?![\p{L}\p{N}-])`,
    ...korean,
    ...japanese,
    ...chinese,
  ].join('|'),
  'giu',
);

/** The words in a sentence that give it to nobody in particular; null where it names somebody who says it. */
export function weaselWords(sentence: string): { start: number; written: string } | null {
  const found = [...sentence.matchAll(weasels)].filter(
    ({ index }) => !belongs.test(sentence.slice(0, index)),
  );
  const [first] = found;
  if (!first) return null;
  const rest = found.reduce((text, { 0: match }) => text.replace(match, ' '), sentence);
  return named.test(rest) ? null : { start: first.index, written: first[0] };
}

/** "These experts" are known by now, "the bank's" and "Kell experts" are somebody's, and "no experts" are none. */
const belongs =
  /(?:(?:^|\s)(?:[Nn]o|[Ff]ew|[Nn]ot|[Tt]he|[Tt]hese|[Tt]hose|[Ss]uch|[Bb]oth|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ww]hat|[Hh]ow)|(?!(?:^|\s)(?:But|And|Yet|So|While|Although|Though|However|Now|Still|As|Because|Since|When|Where|If|Today|Meanwhile|In|That)\s)(?:^|\s)\p{Lu}[\p{L}\p{M}.’'&-]*|\p{L}['’]s?)\s+$/u;

const name = String.raw`(?:\p{Ll}[\p{L}’'-]*\s+){0,4}\p{Lu}[\p{L}\p{M}\p{N}.’'&-]*`;
const speaks =
  '(?:says|said|argues|argued|writes|wrote|believes|believed|warns|warned|reports|reported|told|claims|claimed|notes|noted|cites|cited|quotes|quoted)';
const named = new RegExp(
  [
    String.raw`\b(?:[Aa]ccording\s+to|cited\s+by|quoted\s+by|told|reported\s+by|such\s+as|including|among\s+them|led\s+by|interviewed\s+by)\s+${name}`,
    String.raw`(?<!\p{L})(?!(?:It|They|This|That|Many|Some|Others)\b)(?:\p{Lu}[\p{L}\p{M}.’'-]*|[Hh]e|[Ss]he)(?:\s+\([^)]*\))?\s+${speaks}\b`,
    String.raw`등\s*(?:\p{sc=Hangul}+\s+)?(?:전문가|관계자|학자)`,
    'など(?:の|、)?(?:専門家|識者)|等(?:专家|專家|学者|學者)',
  ].join('|'),
  'u',
);
