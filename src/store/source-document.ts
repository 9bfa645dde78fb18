import * as v from 'valibot';
import type { FetchFailure } from '../import/address/fetch-failure';
import type { Known } from '../import/address/fetch-table';
import { sourceAddress } from '../import/address/source-address';
import type { Interval } from '../import/address/source-schedule';
import { repository } from './repository';

/** An address that rows come from. Times are milliseconds since 1970. A header's value is kept in memory only, so it is no part of this. */
export type Source = {
  readonly id: string;
  readonly url: string;
  readonly name: string;
  readonly interval: Interval;
  /** The host of the address, and further ones that it may answer from. */
  readonly host: string;
  readonly answersFrom: readonly string[];
  readonly headerName?: string;
  readonly addedAt: number;
  readonly known: Known;
  readonly lastAttempt?: number;
  readonly lastSuccess?: number;
  /** When its content last changed. */
  readonly lastChange?: number;
  /** Attempts since the last success, at most the last five. */
  readonly tries: readonly number[];
  /** Failures in a row that may pass by themselves, since the last try by hand. */
  readonly strikes?: number;
  readonly failure?: FetchFailure;
  /** Why the newest content waits for the user. */
  readonly waiting?: string;
  /** What its newest content became. */
  readonly importIds: readonly string[];
};

/** `confirmed`: hosts that the user allowed to be asked. Nothing asks any other. */
export type Sources = { readonly confirmed: readonly string[]; readonly sources: readonly Source[] };

const time = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(4000));

const known: v.GenericSchema<unknown, Known> = v.object({
  etag: v.optional(text),
  lastModified: v.optional(text),
  hash: v.optional(text),
  plain: v.optional(v.boolean()),
});

const failure: v.GenericSchema<unknown, FetchFailure> = v.object({
  kind: v.picklist([
    'unreachable',
    'offline',
    'web-page',
    'no-access',
    'not-found',
    'refused',
    'busy',
    'broken',
    'elsewhere',
    'empty',
    'too-large',
    'too-slow',
    'unreadable',
  ]),
  text,
  retryAt: v.optional(time),
  elsewhere: v.optional(text),
});

/** The address as this app would write it: what was tampered with in storage is not asked. */
const isAllowed = (url: string): boolean => {
  const address = sourceAddress(url);
  return 'url' in address && address.url === url;
};

const source: v.GenericSchema<unknown, Source> = v.object({
  id: text,
  url: v.pipe(text, v.check(isAllowed, 'is not an address that may be asked')),
  name: text,
  interval: v.picklist(['hand', 'quarter-hour', 'hour', 'day', 'week']),
  host: text,
  answersFrom: v.array(text),
  headerName: v.optional(text),
  addedAt: time,
  known,
  lastAttempt: v.optional(time),
  lastSuccess: v.optional(time),
  lastChange: v.optional(time),
  tries: v.array(time),
  strikes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  failure: v.optional(failure),
  waiting: v.optional(text),
  importIds: v.array(text),
});

export const sourcesSchema: v.GenericSchema<unknown, Sources> = v.object({ confirmed: v.array(text), sources: v.array(source) });

export const sourcesRepository = repository<Sources>('sources', 1, sourcesSchema);
