// How a past one is looked back at: "is widely seen as", "is remembered for".
const lookedBackAt = String.raw`(?! (?:(?:now|still|often|also|\p{L}+ly) )*(?:seen|viewed|regarded|remembered|credited|blamed|criticised|criticized|known|thought|believed|said|accused|judged|to blame))`;

// Verbs of the present and the future that begin right behind "the X administration". Words that are as well nouns
// ("plans", "hopes", "efforts of") count only before what makes verbs of them; "has pressed" may be long past.
const finite = String.raw`(?:is|are)${lookedBackAt}|isn['’]t|aren['’]t|does|do|doesn['’]t|don['’]t|(?:will|won['’]t|shall|can|cannot|may|must)(?! (?:not |well |soon )?have)|wants?|seeks?|intends?|continues?|remains?|faces|considers|believes|says|insists|expects|prefers|keeps|supports|opposes|pursues|has (?:yet )?to|have (?:yet )?to|(?:plans?|hopes?|needs?|aims?|looks|appears|seems|tends|refuses|wishes) to`;
const adverbs = String.raw`(?:(?:also|still|soon|therefore|thus|clearly|reportedly|apparently|probably|likely|certainly|only|never|itself) )*`;

const english = new RegExp(
  String.raw`^(?:,? (?:now|currently|at present|today)(?![\p{L}\p{M}])| ${adverbs}(?:${finite})(?![\p{L}\p{M}-]))`,
  'iu',
);
// "The rules of the Biden administration are in force."
const object =
  /(?<![\p{L}\p{M}])(?:of|under|by|from|with|without|in|to|for|against|since|during|between|than|like|unlike|on|about|after|before|into|towards?|over|through|behind|and|or|nor) (?:the )?(?:\p{Lu}[\p{L}\p{M}.’'-]* ){0,2}$/iu;
const englishBefore = /(?<![\p{L}\p{M}])(?:current|present|incumbent|sitting) $/iu;

const koreanBefore = /(?:^|[\s(])(?:현|현재|지금)(?:의)? $/u;
const koreanSubject = /^(?:은|는|이|가)(?=\s)/u;
const koreanEnd =
  /(?:(?:것|예정|방침|계획|전망|중)(?:이다|입니다)|고 있(?:다|습니다)|[한된]다)[.。]?["”’)]*$/u;
const koreanPast = /[았었였했됐갔왔]다[.。]?["”’)]*$/u;

const hanBefore = /(?:現在の|現|现在的|现任|現任|现|当前的|當前的)$/u;
const japanese =
  /^(?:は|が)[^。]*(?:ている|ています|方針だ|方針である|予定だ|予定である|見込みだ|見通しだ|だろう|する|考えだ|構えだ)[。]?["”’」)]*$/u;
const chinese = /^(?:将|將|正在|正|计划|計劃|打算|目前|现在|現在|仍|希望|有意)/u;

/**
 * Whether an administration, government or cabinet is said to act at the time of the sentence: as the subject of a
 * verb of the present or the future, or with current, now, continues. "Trump reversed the Biden administration's rules"
 * is right English. `before` and `behind` are what stands around it in the sentence.
 */
export function actsNow(before: string, behind: string): boolean {
  const [lead, rest] = [before.replace(/\s+/gu, ' '), behind.replace(/\s+/gu, ' ').trimEnd()];
  if (englishBefore.test(lead) || (english.test(rest) && !object.test(lead))) return true;
  if (koreanBefore.test(lead) || hanBefore.test(lead)) return true;
  if (koreanSubject.test(rest)) return koreanEnd.test(rest) && !koreanPast.test(rest);
  return japanese.test(rest) || chinese.test(rest);
}
