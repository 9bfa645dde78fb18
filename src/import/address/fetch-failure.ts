/** Why an address gave no rows. `text` is a sentence for people that names what to do; it never holds the address's query or a header. */
export type FetchFailure = {
  readonly kind:
    | 'unreachable'
    | 'offline'
    | 'web-page'
    | 'no-access'
    | 'not-found'
    | 'refused'
    | 'busy'
    | 'broken'
    | 'elsewhere'
    | 'empty'
    | 'too-large'
    | 'too-slow'
    | 'unreadable';
  readonly text: string;
  /** When the server says that it may be asked again, in milliseconds since 1970. */
  readonly retryAt?: number;
  /** The host that the address leads to, when that is another than the one confirmed. */
  readonly elsewhere?: string;
};

/** Failures that may pass by themselves within seconds, so that asking again is worth it. */
export const mayPass = ({ kind }: FetchFailure): boolean => kind === 'unreachable' || kind === 'busy' || kind === 'broken';

const isGoogle = (host: string): boolean => host === 'docs.google.com';

const spell = (ms: number): string => {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds === 1) return 'a second';
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
};

const mebibytes = (bytes: number): string => (bytes < 1 << 20 ? `${bytes} bytes` : `${Math.round(bytes / (1 << 20))} MiB`);

export const offline = (): FetchFailure => ({
  kind: 'offline',
  text: 'This device is offline. It is asked again when the connection is back.',
});

/** The browser does not tell a server that can't be reached from one that refuses pages of other origins. */
export const unreachable = (host: string): FetchFailure => ({
  kind: 'unreachable',
  text: isGoogle(host)
    ? `${host} gave nothing that this page may read: it can’t be reached, or the sheet is not shared. Publish it to the web, or let anyone with the link view it.`
    : `${host} can’t be reached, or it does not allow other web pages to read it (CORS). If the address opens in a new tab, its server has to send Access-Control-Allow-Origin; otherwise download the file and add it.`,
});

export const webPage = (host: string): FetchFailure => ({
  kind: 'web-page',
  text: isGoogle(host)
    ? 'Answered with a web page instead of rows: the sheet is no longer published.'
    : 'Answered with a web page instead of rows: the address is of a page or a login, not of the file itself.',
});

export const elsewhere = (host: string, to: string | undefined): FetchFailure => ({
  kind: 'elsewhere',
  text: to
    ? `${host} sends on to ${to}, which you have not confirmed. Nothing of the answer was read.`
    : `${host} sends on to another address. A header is never sent on: give the final address instead.`,
  ...(to ? { elsewhere: to } : {}),
});

export const empty = (): FetchFailure => ({ kind: 'empty', text: 'Answered with nothing: the file is empty.' });

export const tooLarge = (limit: number): FetchFailure => ({
  kind: 'too-large',
  text: `Is larger than ${mebibytes(limit)}, the most that is fetched from an address. Download it and add it as a file.`,
});

export const tooSlow = (ms: number, whole: boolean): FetchFailure => ({
  kind: 'too-slow',
  text: whole ? `Was not complete after ${spell(ms)}.` : `Sent nothing for ${spell(ms)}.`,
});

/** Something came, and it is no table of records that can be imported. */
export const unreadable = (reason: string): FetchFailure => ({
  kind: 'unreadable',
  text: `What came can’t be imported: ${reason}.`,
});

/** What a status other than success means; `token` tells whether a header was sent. */
export function refusedWith(status: number, host: string, token: boolean, retryAt?: number): FetchFailure {
  switch (status) {
    case 401:
    case 403:
      return {
        kind: 'no-access',
        text: token
          ? `Refused (${status}): ${host} does not accept the header that was given. It may have expired.`
          : `Refused (${status}): ${host} needs a token or a login. Give its header, or share the file with anyone who has the link.`,
      };
    case 404:
    case 410:
      return {
        kind: 'not-found',
        text: `Not found (${status}): the file was moved, deleted or is no longer published under this address.`,
      };
    case 408:
    case 425:
    case 429:
      return { kind: 'busy', text: `${host} asks to wait (${status}).`, ...(retryAt === undefined ? {} : { retryAt }) };
    default:
      return status >= 500
        ? {
            kind: 'broken',
            text: `${host} has a problem of its own (${status}).`,
            ...(retryAt === undefined ? {} : { retryAt }),
          }
        : { kind: 'refused', text: `${host} refused the request (${status}).` };
  }
}
