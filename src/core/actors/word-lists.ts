const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u));

/** Months as English writes them, folded. */
export const months = words(`
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
`);

/** After these a month's name is a date ("in May"). */
export const beforeMonths = words('in since until last next');

/** What a name of one word may stand before, though capitalised: "the Trump Administration". */
export const institutions = words(`
  administration administrations government governments cabinet cabinets
`);

/** Words whose capital says only that they open a sentence. Not "will" and "may", which are names as well. */
export const functionWords = words(`
  a an the this that these those
  and but or nor so yet for if when while whenever whether where wherever why how what which who whom whose
  because since as although though unless until till once before after than
  in on at by to of from with without within into onto over under above below about against among amid around
  between beyond despite down during except inside like near off out outside past per through throughout toward
  towards up upon via unlike regarding concerning given following
  he she it they we you his her its their our your my i
  is are was were be been being has have had do does did would shall should can could might must
  not no neither either both all some any each every many most few several much more less only even just still
  also again already always never now then there here thus hence therefore however moreover meanwhile instead
  later earlier today yesterday tomorrow recently perhaps maybe
`);

/**
 * States whose cities bear surnames ("Lincoln, Nebraska"). Georgia and Washington are left out: beside them the name
 * of a country or a politician is as likely.
 */
export const states = words(`
  alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
  kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
  nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming dc
`);

/** Capitals and countries that stand for a government ("Washington objected"), and are surnames as well. */
export const metonyms = words(`
  washington london paris berlin moscow beijing tokyo seoul pyongyang taipei delhi brussels vienna geneva warsaw rome
  madrid kyiv kiev canberra wellington ottawa jakarta hanoi manila bangkok singapore jerusalem tehran ankara cairo
  israel jordan china japan korea india georgia chad cuba france england ireland holland
`);

/** Towns called after somebody whose surname may be meant: "in Cleveland". */
export const towns = words(`
  cleveland lincoln madison jackson houston austin dallas hamilton monroe jefferson clinton columbus denver berkeley
  charlotte raleigh nelson sydney melbourne adelaide darwin hobart quincy lawrence marshall tyler harrison stanford
`);

/** Surnames that are words as well: at the start of a sentence a capital does not tell them apart. */
export const ordinaryWords = words(`
  mark grant hope rice park moon bush law price day long young old brown black white
  green gray grey king queen prince bishop pope knight major general marshal hunt field wood stone church lake hill
  river page bank cash fox wolf bird rich poor power case cross winter summer spring best worth love joy rose bell
  ball block chance charity chase early east west north south fair fast gold grace hand head house judge just kind
  lane low mercy minor moody more nice noble pound pride read sharp short silver small snow speed star steel strong
  sweet swift temple tower wall wise borne truss ford baker cook cooper fisher hunter mason miller porter potter
  shepherd smith turner walker ward waters wells woods oh song son sun sung ban pan ten ran won
`);

/** Behind such a word at the start of a sentence these make a surname of it: "Park then left". */
export const afterSurnames = words(`
  was is has had did does will would could then also later left took went won lost became made gave ran came who
  himself herself and
`);

/** What somebody says: behind a word that is a surname as well, it is the surname. */
export const sayings = words(`
  said says told tells added adds wrote writes argued argues replied warned agreed asked called met answered insisted
  noted stressed urged vowed announced explained visited
`);

/** Others who may bear the surname that follows: "his brother Kim", "the analyst Lee". */
export const roles = words(`
  analyst expert researcher scholar professor lawyer attorney lawmaker prosecutor judge author writer reporter
  journalist editor actor actress singer student teacher officer soldier colonel captain detective spokesman
  spokeswoman spokesperson aide adviser advisor businessman businesswoman entrepreneur activist defector pastor
  economist historian scientist doctor engineer artist director producer coach player golfer champion heir heiress
  wife husband son daughter brother sister father mother uncle aunt cousin nephew niece grandson grandfather widow
  candidate mr mrs lady gentleman family surname name letter word clan
`);

/** What a surname is part of the name of: "the Qin dynasty", "a Lee algorithm". */
export const namedAfter = words(`
  dynasty dynasties empire emperor emperors people peoples clan river county province particle particles baryon cascade theorem lemma algorithm equation
  syndrome disease street avenue road bay prize award institute school foundation university family name surname
`);

/** What is called after people: "George Washington University", "the Ronald Reagan Building". */
export const memorials = words(`
  university college school schools academy institute center centre foundation library museum building hall house
  tower plaza hotel hospital clinic airport bridge street avenue road boulevard highway parkway park stadium arena
  brigade battalion regiment squadron theatre theater memorial monument award prize medal fellowship fellow chair professor lecture scholarship fund
  international presidential county city town island bay dam mountain ship carrier class society club band jr sr
  junior senior ii iii iv
`);

/** The postal codes of American states ("Clinton, MS"), folded. */
export const postalCodes = words(`
  al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri
  sc sd tn tx ut vt va wa wv wi wy dc
`);
