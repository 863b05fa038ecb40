import type { JudgedClaim } from '../sources/claims.ts';
import { shifted } from '../text/range.ts';
import { visible } from '../text/visible.ts';
import { type Check, type CheckContext, always } from './check.ts';
import { mayHaveOtherSources } from './cited-sources.ts';
import { ownSentences } from './own-words.ts';

export const superlativeOneOrigin: Check = {
  name: 'superlative-one-origin',
  levels: always('information'),
  summary: '“First”, “largest” or “never before” in a claim with fewer than two origins.',
  about: {
    why: '“First”, “largest”, “never before” are easily said and seldom counted. They make headlines, get copied, and are the part of a sentence that most often turns out wrong.',
    bad: `---
type: note
---

[It was the first accord between Norland and Vessia [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    good: `---
type: note
---

[It was the first accord between Norland and Vessia [@gazette; @herald]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
=== sources/herald.md
---
type: source
title: Two days in Kell
publisher: The Herald
issued: 2025-06-05
---
`,
    quiet:
      'Where you have counted yourself, or the source is the one that keeps the count. What somebody else says, in quotation marks or by “according to”, is never mentioned.',
    field:
      'Our own rule, since nobody counts again what has been said twice. In the Admiralty code (NATO AJP-2.1) an item is confirmed by independent sources alone.',
  },
  dependsOn: ['sources'],
  *test(context) {
    const spoken = new Set<unknown>();
    for (const { start, text, claimAt } of ownSentences(context)) {
      const shown = visible(text);
      for (const match of shown.text.matchAll(superlatives)) {
        const range = shifted(shown.rangeOf(match.index, match.index + match[0].length), start);
        const claim = claimAt(range.start);
        if (!claim || spoken.has(claim) || !isOwed(claim, context)) continue;
        spoken.add(claim);
        const [origin] = claim.origins;
        const basis = origin === undefined ? 'cites no source' : `has one origin, “${origin}”`;
        yield {
          range,
          message: `“${match[0]}” is easily said and seldom checked, and this claim ${basis}. Find a second that does not go back to it, or say it without.`,
          inClaim: true,
        };
      }
    }
  },
};

/** A claim that rests on others has their origins. */
const isOwed = (claim: JudgedClaim, context: CheckContext): boolean =>
  claim.origins.length < 2 &&
  !mayHaveOtherSources(claim, context) &&
  (claim.evidence.length > 0 || claim.facts.restsOn.length === 0);

/** After "the first": parts of an order or a time, of which there is one by nature, and names. */
const ordinals =
  'half|part|quarter|third|week|weeks|day|days|months?|years?|decades?|hours?|minutes?|term|round|phase|stage|step|section|chapter|paragraph|line|floor|class|place|person|name|lady|minister|secretary|sergeant|lieutenant|amendment|reading|draft|instance|sight|glance|hand|aid|two|three|four|five|few|several|of|and|is|was|world war|republic';

const english = [
  String.raw`for the (?:very )?first time`,
  String.raw`first[- ]ever`,
  String.raw`(?:the|its|his|her|their|[\p{L}]['’]s) (?:very )?first(?= (?!(?:${ordinals})\b)\p{L})`,
  String.raw`never before`,
  String.raw`(?<!one of (?:the|its|his|her|their) (?:\p{L}+['’]s )?)(?<!one of \p{L}+['’]s )(?<!(?:second|third|fourth|fifth|next|among the|\p{N}(?:st|nd|rd|th))[- ])(?:largest|biggest|smallest|highest|lowest|oldest|youngest|longest|fastest|deadliest|richest|poorest)`,
  String.raw`(?:record|all-time) (?:high|low)`,
].join('|');
const korean =
  '(?:사상|역대|세계|국내|헌정|건국|아시아|한국) ?(?:최초|처음|최대|최고|최저|최다|최장|최악)|최초(?:로|의|이)|처음으로|가장 (?:큰|작은|많은|적은|높은|낮은|오래된|긴|빠른)|전례 ?없는|유례 ?없는';
const japanese =
  '(?<![てで])初めて|(?<![最当年月週期])初の|史上(?:初|最)|(?:世界|国内|過去|歴代)最(?:大|高|多|低|少|長|古)|最大の|最も(?:大き|多|高|低|古|長)|前例のない|かつてない';
const chinese =
  '首次|首度|首个|首個|首位|(?:历|歷)史上?(?:最|首)|史无前例|史無前例|前所未有|(?:全球|世界|全国|全國|亚洲|亞洲)最|最(?:大|高|多|低|长|長|古老)的(?!之一)';

const superlatives = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${english})(?![\p{L}\p{N}])|(?<![\p{sc=Hangul}])(?:${korean})|${japanese}|${chinese}`,
  'giu',
);
