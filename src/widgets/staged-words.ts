import { formatDay } from '../format/date';
import type { Locale } from '../format/locale';
import { formatCount, plural } from '../format/value';
import type { Inspection } from '../import/recognise/inspection';
import { kpis } from '../kpi/registry';
import { type DatasetId, dataset } from '../model/dataset';
import type { Staged } from '../store/staged';
import type { StatusShape } from '../ui/icons';

export const stateShapes: Readonly<Record<Staged['state'], StatusShape>> = {
  inspecting: 'run',
  question: 'ask',
  preparing: 'run',
  ready: 'achieved',
  refused: 'ask',
  importing: 'run',
  done: 'achieved',
  failed: 'bad',
};

const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'] as const;

/** A small number as a word, for sentences: "Three". */
export const numberWord = (count: number, locale: Locale): string => words[count] ?? formatCount(count, locale);

/** How far the running work is, 0…1. */
export const shareOf = ({ progress }: Staged): number =>
  progress ? Math.min(1, progress.bytes / Math.max(1, progress.totalBytes)) : 0;

/** The state of a table in two or three words. */
export function stateWord(staged: Staged): string {
  const { state, inspection } = staged;
  const percent = `${Math.floor(shareOf(staged) * 100)}\u00a0%`;
  switch (state) {
    case 'inspecting':
      return 'Looking at it';
    case 'question':
      if (!inspection) return 'One question';
      return inspection.questions.length === 0
        ? 'Needs a column'
        : `${numberWord(inspection.questions.length, { locale: 'en', currency: 'EUR' })} question${inspection.questions.length === 1 ? '' : 's'}`;
    case 'preparing':
      return `Counting ${percent}`;
    case 'ready':
      return 'Ready';
    case 'refused':
      return 'All rows refused';
    case 'importing':
      return `Importing ${percent}`;
    case 'done':
      return 'Imported';
    case 'failed':
      return 'Failed';
  }
}

const sureness = (confidence: number): string => (confidence >= 0.85 ? 'Sure' : confidence >= 0.65 ? 'Fairly sure' : 'Not sure');

/** The dataset that a table is known to feed. */
export const knownDataset = ({ guess, answered, mapping }: Inspection): DatasetId | undefined =>
  guess.dataset || answered.dataset ? mapping.dataset : undefined;

/** "Tickets, from Zendesk". */
export function whatItIs(inspection: Inspection): string {
  const id = knownDataset(inspection);
  const vendor = inspection.mapping.vendor ?? inspection.guess.vendor;
  return id ? `${dataset(id).label}${vendor ? `, from ${vendor}` : ''}` : 'Not known yet';
}

/** "Sure: it has …", or that the user said so. */
export function whyItIs({ guess, answered }: Inspection, remembered: boolean): string {
  if (remembered) return '';
  return answered.dataset ? 'As you said' : `${sureness(guess.confidence)}: ${guess.why}`;
}

const delimiters: Readonly<Record<string, string>> = { ',': 'Commas', ';': 'Semicolons', '\t': 'Tabs', '|': 'Bars' };
const encodings = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
} as const;

/** How the file is written: its telling trait, and the rest with the line that proves the order of day and month. */
export function howWritten({ mapping, facts }: Inspection): { readonly word: string; readonly detail: string } {
  const used = mapping.columns.filter(({ field }) => field);
  const comma = used.some(({ rule }) => 'decimal' in rule && rule.decimal === ',');
  const dated = used.find(({ rule }) => rule.kind === 'instant');
  const order = dated?.rule.kind === 'instant' ? dated.rule.order : undefined;
  const fact = dated && facts[dated.index];
  const evidence = order === 'day-first' ? fact?.dayFirst : order === 'month-first' ? fact?.monthFirst : undefined;
  const part = evidence && (evidence.value.match(/\d+/g) ?? []).find((digits) => Number(digits) > 12 && Number(digits) <= 31);
  const said = order === 'day-first' ? 'Day before month' : order === 'month-first' ? 'Month before day' : undefined;
  const word = comma
    ? 'Decimal comma'
    : order === 'day-first'
      ? 'Day first'
      : order === 'month-first'
        ? 'Month first'
        : encodings[mapping.encoding];
  return {
    word,
    detail: [
      `${delimiters[mapping.delimiter] ?? mapping.delimiter}, ${encodings[mapping.encoding]}`,
      said ? `${said}${evidence && part ? `: line ${evidence.line} has ${part}, which is no month` : ''}` : undefined,
      mapping.preamble > 0 ? `${mapping.preamble} ${mapping.preamble === 1 ? 'line' : 'lines'} before the header` : undefined,
    ]
      .filter((each) => each !== undefined)
      .join('. '),
  };
}

/** KPIs that a set of datasets feeds. */
export const kpisFedBy = (ids: ReadonlySet<DatasetId>): number =>
  kpis.filter(({ needs }) => needs.some((files) => files.some((need) => ids.has(need.dataset)))).length;

/** KPIs for which all files are there. */
export const kpisOpenWith = (ids: ReadonlySet<DatasetId>): number =>
  kpis.filter(({ needs }) => needs.some((files) => files.every((need) => ids.has(need.dataset)))).length;

/** "2 s left", "a minute left". */
export function timeLeft(share: number, since: number | undefined, now: number, locale: Locale): string | undefined {
  if (since === undefined || share < 0.05 || share >= 1) return undefined;
  const seconds = ((now - since) / 1000 / share) * (1 - share);
  if (seconds < 1) return undefined;
  return seconds < 90
    ? `${formatCount(seconds, locale)}\u00a0s left`
    : `${plural(Math.round(seconds / 60), ['minute', 'minutes'], locale)} left`;
}

export const dayOfInstant = (ms: number, locale: string): string => formatDay(Math.floor(ms / 86_400_000), locale);
