// Parameters that say how a reader came and nothing of what is read, as browsers and cleaners of links strip them.
const tracking =
  /^(?:utm_\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|oly_(?:anon|enc)_id|vero_id|_hs(?:enc|mi)|_ga|_gl|ref_src|ref_url|cmpid|s_cid|srsltid)$/iu;

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

/** Where a web address leads, as short as one can say it: host and path. */
export const hostAndPath = (address: string): string =>
  (normalAddress(address) ?? address).replace(/\?.*$/u, '');
