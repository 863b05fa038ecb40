interface Country {
  /** How English names its people or government before a title, folded. */
  readonly people: readonly string[];
  /** How Korean, Japanese and Chinese name it before a title. */
  readonly eastAsian: readonly string[];
  /** What the names of its offices hold. */
  readonly holds: RegExp;
}

const country = (people: string, eastAsian: string, holds: RegExp): Country => ({
  people: people.split(', '),
  eastAsian: eastAsian.split(' '),
  holds,
});

// Most of these stand at the tables of foreign ministers; a country that is not here is taken for another word.
const countries: readonly Country[] = [
  country(
    "north korean, north korea's, dprk, pyongyang's",
    '북한 조선 北朝鮮 朝鲜 朝鮮 北韓 북',
    /north korea|dprk|democratic people's republic of korea|북한|北朝鮮|朝鲜/u,
  ),
  country(
    "south korean, south korea's, rok, seoul's",
    '한국 대한민국 남한 韓国 韩国 韓國 韓',
    /south korea|\brok\b|(?<!people's )republic of korea|한국|대한민국|韓国|韩国/u,
  ),
  country("korean, korea's", '', /korea|한국|대한민국|韓国|韩国|북한|北朝鮮|朝鲜/u),
  country(
    "us, u.s., u.s, american, america's, washington's",
    '미국 美国 米国 美國 미 美 米',
    /united states|\bu\.?s\.?a?\b|america|미국|美国|米国/u,
  ),
  country(
    "uk, u.k., u.k, british, britain's, london's",
    '영국 英国 英國 영 英',
    /united kingdom|britain|\bu\.?k\.?\b|england|영국|英国/u,
  ),
  country(
    "chinese, china's, beijing's",
    '중국 中国 中國 중 中',
    /(?<!(?<!people's )republic of )china|중국|中国/u,
  ),
  country(
    "taiwanese, taiwan's, taipei's",
    '대만 台湾 臺灣 台灣',
    /taiwan|\broc\b|republic of china(?! \(prc)|대만|台湾|臺灣/u,
  ),
  country("japanese, japan's, tokyo's", '일본 日本 일 日', /japan|일본|日本/u),
  country(
    "russian, russia's, moscow's, soviet",
    '러시아 ロシア 俄罗斯 俄羅斯 俄国 러 露 俄',
    /russia|soviet|\bussr\b|러시아|ロシア|俄罗斯/u,
  ),
  country("french, france's", '프랑스 フランス 法国 法國 불', /france|프랑스|フランス|法国/u),
  country("german, germany's", '독일 ドイツ 德国 德國 독', /german|독일|ドイツ|德国/u),
  country("indian, india's", '인도 インド 印度', /india(?!n|na)|인도|インド|印度/u),
  country("israeli, israel's", '이스라엘 イスラエル 以色列', /israel|이스라엘/u),
  country("vietnamese, vietnam's", '베트남 ベトナム 越南', /viet ?nam|베트남|越南/u),
  country("ukrainian, ukraine's, kyiv's", '우크라이나 ウクライナ 乌克兰 烏克蘭', /ukraine|우크라이나/u),
  country("canadian, canada's", '캐나다 カナダ 加拿大', /canad|캐나다/u),
  country("australian, australia's", '호주 オーストラリア 豪 澳大利亚 澳洲', /australia|호주/u),
  country("new zealand, new zealand's", '뉴질랜드 新西兰', /new zealand/u),
  country("singaporean, singapore, singapore's", '싱가포르 シンガポール 新加坡', /singapore|싱가포르/u),
  country("philippine, filipino, the philippines'", '필리핀 フィリピン 菲律宾', /philippine|필리핀/u),
  country("indonesian, indonesia's", '인도네시아 インドネシア 印尼 印度尼西亚', /indonesia/u),
  country("thai, thailand's", '태국 タイ 泰国', /thailand|태국/u),
  country("malaysian, malaysia's", '말레이시아 マレーシア 马来西亚', /malaysia/u),
  country("mongolian, mongolia's", '몽골 モンゴル 蒙古', /mongolia|몽골/u),
  country("iranian, iran's, tehran's", '이란 イラン 伊朗', /\biran|이란/u),
  country("turkish, turkey's, türkiye's", '터키 튀르키예 トルコ 土耳其', /turk|türkiye/u),
  country("italian, italy's", '이탈리아 イタリア 意大利', /ital/u),
  country("spanish, spain's", '스페인 スペイン 西班牙', /spain/u),
  country("polish, poland's", '폴란드 ポーランド 波兰', /poland/u),
  country("dutch, the netherlands'", '네덜란드 オランダ 荷兰', /netherlands/u),
  country("greek, greece's", '그리스 ギリシャ 希腊', /greece|hellenic/u),
  country("swiss, switzerland's", '스위스 スイス 瑞士', /swiss|switzerland/u),
  country("swedish, sweden's", '스웨덴 スウェーデン 瑞典', /swed/u),
  country("norwegian, norway's", '노르웨이 ノルウェー 挪威', /norw/u),
  country("danish, denmark's", '덴마크 デンマーク 丹麦', /denmark|danish/u),
  country("finnish, finland's", '핀란드 フィンランド 芬兰', /finland/u),
  country("hungarian, hungary's", '헝가리 ハンガリー 匈牙利', /hungar/u),
  country("brazilian, brazil's", '브라질 ブラジル 巴西', /brazil/u),
  country("mexican, mexico's", '멕시코 メキシコ 墨西哥', /mexic/u),
  country("egyptian, egypt's", '이집트 エジプト 埃及', /egypt/u),
  country("syrian, syria's", '시리아 シリア 叙利亚', /syria/u),
  country("saudi, saudi arabian, saudi arabia's", '사우디 사우디아라비아 サウジ 沙特', /saudi/u),
  country('eu, e.u., european', 'EU 유럽연합 欧盟 欧州連合', /\beu\b|europe|유럽|欧/u),
];

const fold = (words: string): string => words.toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ');

const plain = (words: string): string => fold(words).replace(/[-_]+/gu, ' ');

const byPeople = new Map(countries.flatMap((each) => each.people.map((words) => [words, each] as const)));
const byEastAsian = new Map(
  countries.flatMap((each) => each.eastAsian.map((words) => [words, each] as const)),
);

/** How Korean, Japanese and Chinese name countries before a title, the longest first. */
export const eastAsianCountries: readonly string[] = [...byEastAsian.keys()]
  .filter((words) => words !== '')
  .sort((a, b) => b.length - a.length);

/** Whether these words name a people or its government as English does before a title ("South Korean", "Japan's"). */
export const isPeople = (words: string): boolean => byPeople.has(fold(words));

/**
 * Whether an office may be one of the country that stands before a title ("Taiwanese President", 미국 대통령): not
 * where its words name another country. What we don't know speaks against nothing.
 */
export function mayBeOf(people: string, office: string): boolean {
  const own = byPeople.get(fold(people)) ?? byEastAsian.get(people);
  const words = plain(office);
  if (own?.holds.test(words)) return true;
  return own !== undefined && !countries.some(({ holds }) => holds.test(words));
}

/** Whether two names of places name one country: "the Republic of Korea" and "South Korea". */
export const nameOneCountry = (one: string, other: string): boolean =>
  countries.some(({ holds }) => holds.test(plain(one)) && holds.test(plain(other)));
