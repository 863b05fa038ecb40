import { concept, type TitleConcept } from './title-concept.ts';

/**
 * Titles of those who govern, each with its translations. They and titles-of-institutions.ts are the list of ours
 * that tell who is meant by a surname beside them. Korean is written without the spaces that it often has
 * inside a title; Chinese has simplified and traditional forms.
 */
export const titlesOfGovernment: readonly TitleConcept[] = [
  concept(
    'president',
    'President, Pres, President of the Republic, State President, Federal President',
    '대통령, 국가주석, 주석',
    '大統領, 国家主席, 主席',
    '总统, 總統, 国家主席, 國家主席, 主席',
  ),
  concept(
    'vice-president',
    'Vice President, Vice-President, VP',
    '부통령, 국가부주석, 부주석',
    '副大統領, 国家副主席, 副主席',
    '副总统, 副總統, 国家副主席, 國家副主席, 副主席',
  ),
  concept(
    'prime-minister',
    'Prime Minister, PM, Premier, Head of Government, Taoiseach',
    '총리, 국무총리, 내각총리, 수상, 내각총리대신, 행정원장',
    '首相, 総理, 総理大臣, 内閣総理大臣, 行政院長',
    '总理, 總理, 首相, 国务院总理, 國務院總理, 行政院长, 行政院長, 阁揆, 閣揆',
  ),
  concept(
    'deputy-prime-minister',
    'Deputy Prime Minister, Vice Premier, Deputy Premier, Vice Prime Minister',
    '부총리, 경제부총리, 사회부총리',
    '副首相, 副総理',
    '副总理, 副總理, 副首相',
  ),
  concept(
    'chancellor',
    'Chancellor, Federal Chancellor',
    '총리, 연방총리',
    '首相, 連邦首相',
    '总理, 總理, 联邦总理, 聯邦總理',
  ),
  concept(
    'supreme-leader',
    'Supreme Leader, Paramount Leader, Chairman of the State Affairs Commission, State Affairs Commission Chairman, President of State Affairs',
    '국무위원장, 최고지도자, 최고영도자, 위원장',
    '国務委員長, 最高指導者, 委員長',
    '最高领导人, 最高領導人, 国务委员长, 國務委員長, 委员长, 委員長',
  ),
  concept(
    'head-of-state',
    'Head of State, Chief of State, Leader',
    '국가원수, 지도자',
    '国家元首, 元首, 指導者',
    '国家元首, 國家元首, 元首, 领导人, 領導人',
  ),
  concept(
    'foreign-minister',
    'Foreign Minister, Minister of Foreign Affairs, Minister for Foreign Affairs, Foreign Affairs Minister, External Affairs Minister, Minister of External Affairs, Foreign Secretary, Secretary of State for Foreign Affairs, FM',
    '외교장관, 외교부장관, 외무장관, 외교부장, 외상, 외무상, 외무대신',
    '外相, 外務大臣, 外交部長, 外交部長官, 外交相, 外務相',
    '外长, 外長, 外交部长, 外交部長, 外交部长官, 外务大臣, 外務大臣, 外相, 外交大臣',
  ),
  concept(
    'defence-minister',
    'Defence Minister, Defense Minister, Minister of Defence, Minister of Defense, Minister of National Defence, Minister of National Defense, Minister for Defence, Defence Secretary, Defense Secretary, Secretary of Defense, Secretary of State for Defence, Secretary of War, War Secretary',
    '국방장관, 국방부장관, 국방부장, 국방상, 방위상, 방위대신, 전쟁장관, 전쟁부장관',
    '防衛相, 防衛大臣, 国防相, 国防部長, 国防長官, 国防部長官',
    '防长, 防長, 国防部长, 國防部長, 国防部長, 防卫大臣, 防衛大臣, 国防部长官',
  ),
  concept(
    'finance-minister',
    'Finance Minister, Minister of Finance, Minister for Finance, Chancellor of the Exchequer, Treasurer, Treasury Secretary, Secretary of the Treasury',
    '재무장관, 재무부장관, 재정부장, 기획재정부장관, 재무상',
    '財務相, 財務大臣, 財務長官, 財政部長, 財相',
    '财长, 財長, 财政部长, 財政部長, 财务大臣, 財務大臣, 财政大臣',
  ),
  concept(
    'interior-minister',
    'Interior Minister, Minister of the Interior, Home Secretary, Home Minister, Home Affairs Minister, Secretary of Homeland Security, Homeland Security Secretary',
    '내무장관, 내무부장관, 행정안전부장관, 행안부장관, 국토안보장관',
    '内相, 内務大臣, 内務相, 総務相, 総務大臣',
    '内政部长, 內政部長, 内政部長, 内政大臣, 公安部长, 公安部長',
  ),
  concept(
    'trade-minister',
    'Trade Minister, Minister of Trade, Minister for Trade, Commerce Minister, Minister of Commerce, Commerce Secretary, Secretary of Commerce, Trade Representative, U.S. Trade Representative, United States Trade Representative, USTR',
    '통상장관, 상무장관, 상무부장, 산업부장관, 산업통상자원부장관, 통상교섭본부장, 무역대표',
    '経産相, 経済産業相, 経済産業大臣, 商務長官, 商務相, 通商代表',
    '商务部长, 商務部長, 商务部長, 贸易代表, 貿易代表, 经济产业大臣, 經濟產業大臣',
  ),
  concept(
    'unification-minister',
    'Unification Minister, Minister of Unification',
    '통일장관, 통일부장관',
    '統一相, 統一部長官, 統一部長官',
    '统一部长, 統一部長, 统一部长官, 統一部長官',
  ),
  concept(
    'justice-minister',
    'Justice Minister, Minister of Justice, Attorney General, Justice Secretary, Prosecutor General, Attorney-General',
    '법무장관, 법무부장관, 검찰총장, 법무상',
    '法相, 法務相, 法務大臣, 司法長官, 検事総長',
    '司法部长, 司法部長, 法务部长, 法務部長, 检察总长, 檢察總長, 法务大臣, 法務大臣',
  ),
  concept(
    'minister',
    'Minister, Cabinet Minister, Secretary, State Councilor, State Councillor',
    '장관, 부장, 국무위원',
    '大臣, 長官, 部長, 国務委員',
    '部长, 部長, 大臣, 国务委员, 國務委員',
  ),
  concept(
    'vice-minister',
    'Vice Minister, Deputy Minister, Vice Foreign Minister, Deputy Foreign Minister',
    '차관, 외교부차관, 외교차관, 부부장, 부상',
    '副大臣, 次官, 外務次官, 外務副大臣',
    '副部长, 副部長, 次官, 外交部副部长, 外交部副部長',
  ),
  concept(
    'secretary-of-state',
    'Secretary of State, U.S. Secretary of State, US Secretary of State',
    '국무장관',
    '国務長官',
    '国务卿, 國務卿',
  ),
  concept(
    'national-security-adviser',
    'National Security Adviser, National Security Advisor, Security Adviser, Security Advisor, National Security Director',
    '국가안보실장, 안보실장, 국가안보보좌관, 안보보좌관',
    '国家安保室長, 安保室長, 国家安全保障局長, 国家安全保障担当大統領補佐官, 大統領補佐官',
    '国家安全顾问, 國家安全顧問, 国安顾问, 國安顧問, 国家安保室长, 國家安保室長, 国家安全事务助理',
  ),
  concept(
    'intelligence-director',
    'Director of the National Intelligence Service, NIS Director, National Intelligence Service Director, CIA Director, Director of Central Intelligence, Director of National Intelligence, Intelligence Director, Spy Chief',
    '국가정보원장, 국정원장, 국가정보국장, 중앙정보국장',
    '国家情報院長, 国家情報長官, 情報院長',
    '国家情报院长, 國家情報院長, 国家情报总监, 國家情報總監, 中央情报局局长, 中央情報局局長',
  ),
];
