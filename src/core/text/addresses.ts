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

/** Parameters that say how a reader came, and nothing of the document. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|cmpid|ocid|ns_\w+|at_\w+)$/iu;

/** The address without fragment and tracking parameters, as it is written into notes. */
export function tidyAddress(url: URL): string {
  const tidy = new URL(url.href);
  tidy.hash = '';
  tidy.username = tidy.password = '';
  for (const name of [...tidy.searchParams.keys()]) if (tracking.test(name)) tidy.searchParams.delete(name);
  return tidy.href;
}

/** What addresses of one document have in common: scheme, `www.` and the last slash are left aside, too. */
export function addressKey(written: string): string | null {
  const url = webAddress(written);
  if (!url) return null;
  const tidy = new URL(tidyAddress(url));
  tidy.searchParams.sort();
  return `${tidy.host.replace(/^www\./u, '')}${tidy.pathname.replace(/\/+$/u, '')}${tidy.search}`;
}

/** Whether two addresses are of one site: a copy elsewhere names the original as its canonical address. */
export function sameSite(one: URL, other: URL): boolean {
  const [a, b] = [one, other].map(({ hostname }) => hostname.replace(/^(?:www|m|amp|mobile)\./u, ''));
  return a === b || (a ?? '').endsWith(`.${b ?? ''}`) || (b ?? '').endsWith(`.${a ?? ''}`);
}
