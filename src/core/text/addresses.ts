// Parameters that say how a reader came and nothing of what is read, as browsers and cleaners of links strip them.
const tracking =
  /^(?:utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|oly_(?:anon|enc)_id|vero_id|_hs(?:enc|mi)|_ga|_gl|at_\w+|ns_\w+|ocid|ref_src|ref_url|cmpid|s_cid|srsltid)$/iu;

/**
 * A web address without what two writers of one address may differ in: scheme, `www.`, the last slash, the fragment and
 * parameters that only track. Null where it is no web address.
 */
export function normalAddress(written: string): string | null {
  const parts =
    /^(?:https?:\/\/|(?=www\.))(?:[^/?#@\s]*@)?([^/?#\s]+)([^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?$/iu.exec(
      written.trim(),
    );
  if (!parts) return null;
  const [, host = '', path = '', query = ''] = parts;
  const name = host
    .toLowerCase()
    .replace(/:(?:80|443)$/u, '')
    .replace(/^www\.(?=.)/u, '')
    .replace(/\.$/u, '');
  const told = query.split('&').filter((pair) => pair !== '' && !tracking.test(pair.split('=')[0] ?? ''));
  return decoded(`${name}${path.replace(/\/$/u, '')}${told.length > 0 ? `?${told.join('&')}` : ''}`);
}

/** Letters may be written as they are or in per cent signs; what would be another address stays encoded. */
function decoded(address: string): string {
  try {
    return decodeURI(address).normalize('NFC');
  } catch {
    return address;
  }
}

/** A Digital Object Identifier without the address before it: its letters have no case. Null where there is none. */
export const bareDoi = (written: string | null): string | null =>
  /(?:^|\bdoi\.org\/|^doi:\s*)(10\.\d{4,9}\/[^\s?#]+)$/iu.exec(written?.trim() ?? '')?.[1]?.toLowerCase() ??
  null;

/** A web address as it is asked for: people leave the scheme out. */
export const withScheme = (address: string): string =>
  /^https?:/iu.test(address) ? address : `https://${address}`;

/** Where a web address leads, as short as one can say it: host and path. */
export const hostAndPath = (address: string): string =>
  (normalAddress(address) ?? address).replace(/\?.*$/u, '');

/** The host of a web address, without `www.`; null where it is none. */
export const hostOf = (address: string | null): string | null =>
  /^https?:\/\/(?:www\.)?([^/:?#]+)/iu.exec(address ?? '')?.[1]?.toLowerCase() ?? null;

/** An address of the web as it was meant; null for anything but http and https. */
export function webAddress(written: string, base?: string): URL | null {
  // Not every host knows URL.canParse.
  try {
    const url = new URL(written.trim(), base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

/** The address without fragment and tracking parameters, as it is written into notes. */
export function tidyAddress(url: URL): string {
  const tidy = new URL(url.href);
  tidy.hash = '';
  tidy.username = tidy.password = '';
  for (const name of [...tidy.searchParams.keys()]) if (tracking.test(name)) tidy.searchParams.delete(name);
  return tidy.href;
}

/** Whether two addresses are of one site: a copy elsewhere names the original as its canonical address. */
export function sameSite(one: URL, other: URL): boolean {
  const [a, b] = [one, other].map(({ hostname }) => hostname.replace(/^(?:www|m|amp|mobile)\./u, ''));
  return a === b || (a ?? '').endsWith(`.${b ?? ''}`) || (b ?? '').endsWith(`.${a ?? ''}`);
}
