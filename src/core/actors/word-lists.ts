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
