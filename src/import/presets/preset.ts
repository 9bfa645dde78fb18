import type { DatasetId } from '../../model/dataset';
import type { Mapping, Rule } from '../mapping';

/** Spellings of a header, best first, as people write them: case, spaces, marks and the currency or zone in brackets do not count. */
export type Spellings = readonly string[];

/** A column that fills a field, and what the vendor's format says about its values beyond what they show. */
export type ColumnPreset = {
  readonly from: Spellings;
  readonly unit?: Extract<Rule, { kind: 'duration' }>['unit'];
  readonly scale?: Extract<Rule, { kind: 'score' }>['scale'];
  readonly per?: 100 | 1_000_000;
  readonly zone?: string;
  readonly list?: string;
  readonly prefix?: string;
};

export type ConditionPreset =
  /** `ever`: only when the column has a value somewhere. */
  | { readonly from: Spellings; readonly is: 'filled' | 'empty'; readonly ever?: true }
  | { readonly from: Spellings; readonly is: 'one-of' | 'none-of'; readonly words: readonly string[] };

/** What the header has, for parts of a preset that depend on it. */
export type Has = (...spellings: Spellings) => boolean;

/** One dataset that the export feeds. It is left out when a required field has no column; the first that remains is the file's own. */
export type FeedPreset = Pick<Mapping, 'completes' | 'repeated' | 'surveyKind' | 'constants'> & {
  readonly dataset: DatasetId;
  readonly label: string;
  readonly why: string;
  readonly on?: (has: Has) => boolean;
  readonly fields: Readonly<Record<string, Spellings | ColumnPreset>>;
  /** Conditions on columns that the file lacks are dropped. */
  readonly only?: readonly ConditionPreset[];
  /** The feed is left out unless each of these is there. */
  readonly needs?: readonly Spellings[];
  /** The feed is left out when one of these is there. */
  readonly unless?: Spellings;
};

/** The export of one system: how it is recognised, and what it holds. */
export type Preset = {
  readonly vendor: string;
  /** What the rows are, to end "It looks like Zendesk's export of …". */
  readonly what: string;
  /** Each must be there. */
  readonly needs: readonly Spellings[];
  /** Headers that few others have: at least `least` of them must be there, and the export with most of them wins. */
  readonly telling: readonly Spellings[];
  readonly least: number;
  readonly feeds: readonly FeedPreset[];
  /** Why such a file is of no use, and what to export instead. */
  readonly refuses?: string;
};
