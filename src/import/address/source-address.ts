/** An address that may be asked for rows. `host` is what the user confirms; `answersFrom` are further hosts that it is known to answer from. */
export type SourceAddress = {
  readonly url: string;
  readonly host: string;
  readonly name: string;
  readonly answersFrom: readonly string[];
  /** What was changed in the typed address, and what it needs; for people. */
  readonly note?: string;
};

export type AddressProblem = { readonly problem: string };

const LOCAL = new Set(['localhost', '127.0.0.1']);
const SHEETS = 'docs.google.com';

/** Google answers a sheet's export from hosts of this domain. */
const GOOGLE_CONTENT = '*.googleusercontent.com';

const isSheet = (url: URL): boolean => url.hostname === SHEETS && url.pathname.startsWith('/spreadsheets/');

const tab = (url: URL): string | undefined =>
  url.searchParams.get('gid') ?? new URLSearchParams(url.hash.replace(/^#/, '')).get('gid') ?? undefined;

/** The address under which Google gives out the rows of a sheet, from any link to it. */
function sheetExport(url: URL): { url: URL; note?: string } {
  const published = /^\/spreadsheets\/(?:u\/\d+\/)?d\/e\/([\w-]+)\//.exec(url.pathname);
  const ordinary = /^\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]+)/.exec(url.pathname);
  const gid = tab(url);
  if (published) {
    const rows = new URL(`https://${SHEETS}/spreadsheets/d/e/${published[1]}/pub`);
    if (gid !== undefined) rows.search = `gid=${gid}&single=true&output=csv`;
    else rows.search = 'output=csv';
    if (url.searchParams.get('output') === 'csv') return { url };
    return { url: rows, note: 'This is the published web page of the sheet; its rows as CSV are asked for instead.' };
  }
  if (!ordinary || /\/(export|gviz\/tq)$/.test(url.pathname)) return { url };
  const rows = new URL(`https://${SHEETS}/spreadsheets/d/${ordinary[1]}/export?format=csv`);
  if (gid !== undefined) rows.searchParams.set('gid', gid);
  return {
    url: rows,
    note: 'This is the link to the sheet’s page; its rows as CSV are asked for instead. That works when anyone with the link may view the sheet, or when it is published to the web.',
  };
}

const sheetName = 'Google Sheet';

function nameOf(url: URL): string {
  if (isSheet(url)) return sheetName;
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  if (!last) return url.host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Reads what a user typed as the address of a table, or says in a sentence why it may not be asked. Only https, and http on this machine. */
export function sourceAddress(typed: string): SourceAddress | AddressProblem {
  const text = typed.trim();
  if (text === '') return { problem: 'Type or paste an address, such as https://example.com/leads.csv.' };
  if (!/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) && /^[\w-]+(\.[\w-]+)+([/:?#]|$)/.test(text))
    return sourceAddress(`https://${text}`);
  if (!URL.canParse(text))
    return { problem: `“${text.slice(0, 80)}” is not an address. It should look like https://example.com/leads.csv.` };
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { problem: `Addresses that begin with ${url.protocol} are refused: only https:// can be asked for rows.` };
  if (url.username !== '' || url.password !== '')
    return {
      problem:
        'The address holds a user name or password, which would be stored with it. Take it out and give it as a header instead.',
    };
  if (url.protocol === 'http:' && !LOCAL.has(url.hostname))
    return {
      problem: 'http:// is not encrypted, and the browser refuses it here. Use https://, or http:// on this machine (localhost).',
    };
  const { url: rows, note } = isSheet(url) ? sheetExport(url) : { url, note: undefined };
  rows.hash = '';
  return {
    url: rows.href,
    host: rows.host,
    name: nameOf(rows),
    answersFrom: rows.hostname === SHEETS ? [GOOGLE_CONTENT] : [],
    ...(note ? { note } : {}),
  };
}

/** Whether a host is one of those named; `*.example.com` names every host below example.com. */
export const hostMatches = (host: string, allowed: readonly string[]): boolean =>
  allowed.some((each) => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each));
