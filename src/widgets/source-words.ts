import { formatWhen } from '../format/date';
import { type Interval, isPassing, nextAttempt } from '../import/address/source-schedule';
import type { Source } from '../store/source-document';
import type { StatusShape } from '../ui/icons';

export const intervalWords: Readonly<Record<Interval, string>> = {
  hand: 'By hand',
  'quarter-hour': 'Every 15 minutes',
  hour: 'Every hour',
  day: 'Every day',
  week: 'Every week',
};

export type Clock = { readonly now: number; readonly zone: string; readonly locale: string };
export type Situation = { readonly asking: boolean; readonly online: boolean; readonly lacksHeader: boolean };

export function sourceShape(source: Source, { asking, lacksHeader }: Situation): StatusShape {
  if (asking) return 'run';
  if (lacksHeader || source.waiting) return 'ask';
  if (source.failure) return 'bad';
  return source.lastSuccess === undefined ? 'hand' : 'achieved';
}

const list = (times: readonly number[], { now, zone, locale }: Clock): string =>
  [...new Set(times.map((at) => formatWhen(at, now, zone, locale)))].join(', ');

/** What holds in spite of a failure; nothing when nothing has come yet. */
function stays({ lastChange }: Source, { now, zone, locale }: Clock): string {
  return lastChange === undefined ? '' : ` The rows of ${formatWhen(lastChange, now, zone, locale)} stay.`;
}

/** That a failure which won't pass by itself changes nothing about the rhythm. */
const again = ({ failure, interval }: Source): string =>
  failure && interval !== 'hand' && failure.retryAt === undefined && !isPassing(failure)
    ? ` It is asked again at its usual interval (${intervalWords[interval].toLowerCase()}).`
    : '';

/** What happened with a source, in plain words. */
export function sourceText(source: Source, { asking, online, lacksHeader }: Situation, clock: Clock): string {
  const { failure, waiting, tries, lastSuccess, lastChange, interval, host } = source;
  const when = (at: number): string => formatWhen(at, clock.now, clock.zone, clock.locale);
  if (asking) return online ? `Asking ${host}.` : `Offline: ${host} is asked when the connection is back.`;
  if (lacksHeader) return `Its header was kept only as long as the page was open. Give it again to go on.${stays(source, clock)}`;
  if (failure) {
    const tried = tries.length > 0 ? ` Tried at ${list(tries, clock)}.` : '';
    return `${failure.text}${tried}${again(source)}${stays(source, clock)}`;
  }
  if (waiting) return `New content waits for you. ${waiting}${stays(source, clock)}`;
  if (lastSuccess === undefined) return online ? 'Not asked yet.' : 'Offline: asked when the connection is back.';
  const rhythm = interval === 'hand' ? '' : ` ${intervalWords[interval]}.`;
  if (lastChange === undefined) return `Checked ${when(lastSuccess)}.${rhythm}`;
  if (lastChange === lastSuccess) return `Brought new rows at ${when(lastChange)}.${rhythm}`;
  return `Not changed since ${when(lastChange)}, checked at ${when(lastSuccess)}.${rhythm}`;
}

/** When it is asked next, for the right edge. */
export function nextText(source: Source, { online }: Situation, { now, zone, locale }: Clock): string {
  const next = nextAttempt(source);
  if (next === undefined) return 'by hand';
  if (!online) return 'when online';
  if (next <= now) return 'next now';
  return `${source.failure ? 'next try' : 'next'} ${formatWhen(next, now, zone, locale)}`;
}

/** How the owner of an address lets this page read it. */
export function howToPublish({ host }: Source): readonly string[] {
  if (host === 'docs.google.com') {
    return [
      'In the sheet, open File, Share, Publish to web.',
      'Choose the tab and “Comma-separated values (.csv)”, then Publish.',
      'Anyone who has that address can read the rows, so leave out what they should not see.',
      'If the address is a new one, forget this source and add the new address.',
    ];
  }
  return [
    `The server at ${host} has to answer with the header Access-Control-Allow-Origin: * (or with this page’s address).`,
    'For files in cloud storage that is the CORS setting of the bucket; GET and the headers If-None-Match and If-Modified-Since suffice.',
    'The address has to lead to the file itself, not to a page that shows it.',
  ];
}
