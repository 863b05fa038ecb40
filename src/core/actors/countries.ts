// How English names a country's people or government before a title, and what the names of its offices hold.
const countries: readonly (readonly [before: RegExp, holds: RegExp])[] = [
  [/^(?:north korean|north korea's|dprk)$/u, /north korea|dprk|democratic people's republic of korea/u],
  [/^(?:south korean|south korea's|rok|seoul's)$/u, /south korea|\brok\b|(?<!people's )republic of korea/u],
  [/^(?:korean|korea's)$/u, /korea/u],
  [/^(?:u\.?s\.?|american|america's)$/u, /united states|\bu\.?s\.?a?\b|america/u],
  [/^(?:u\.?k\.?|british)$/u, /united kingdom|britain|\bu\.?k\.?\b|england/u],
  [/^(?:chinese|china's|beijing's)$/u, /china/u],
  [/^(?:taiwanese|taiwan's)$/u, /taiwan|\broc\b|republic of china(?! \(prc)/u],
  [/^(?:japanese|japan's|tokyo's)$/u, /japan/u],
  [/^(?:russian|russia's)$/u, /russia|soviet|\bussr\b/u],
  [/^french$/u, /france/u],
  [/^german$/u, /german/u],
  [/^indian$/u, /india(?!n|na)/u],
  [/^israeli$/u, /israel/u],
  [/^vietnamese$/u, /viet ?nam/u],
  [/^ukrainian$/u, /ukraine/u],
  [/^canadian$/u, /canad/u],
  [/^australian$/u, /australia/u],
];

/**
 * Whether an office may be one of the country whose people stand before a title ("Taiwanese President"): not where
 * its words name another country. What we don't know speaks against nothing.
 */
export function mayBeOf(people: string, office: string): boolean {
  const written = people.toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ');
  const own = countries.find(([before]) => before.test(written));
  const words = office
    .toLowerCase()
    .replace(/[-_\s]+/gu, ' ')
    .replaceAll('’', "'");
  if (own?.[1].test(words)) return true;
  return !countries.some(([, holds]) => holds.test(words)) && own !== undefined;
}
