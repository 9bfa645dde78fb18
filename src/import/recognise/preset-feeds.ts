import { isDimension } from '../../model/dataset';
import type { ColumnMapping, Mapping, RowCondition, Rule } from '../mapping';
import type { ColumnPreset, ConditionPreset, FeedPreset, Preset, Spellings } from '../presets/preset';
import { hasIn, type Places, placesIn } from '../presets/recognise';
import { closeness } from './aliases';
import type { ColumnFacts } from './column-facts';
import { mappableField, mappableFields } from './fields';
import type { Feed } from './inspection';
import { filledFields, keyOf, missingIn } from './mapped-fields';
import type { PeriodLine } from './period-line';
import { shareOrder } from './propose';
import { ruleFor, suits } from './rule-for';
import { kindInWords, scoreCandidates } from './survey-question';
import { withTimes } from './time-columns';

/** A table as it lies before a preset: what its columns are called and what they hold. */
export type Table = {
  readonly header: readonly string[];
  /** What a column asks, where a second row of headers says more than the first. */
  readonly labels: readonly string[];
  readonly facts: readonly ColumnFacts[];
  readonly base: Pick<Mapping, 'encoding' | 'delimiter' | 'preamble' | 'subheaders'>;
  readonly period: PeriodLine | undefined;
};

const isColumn = (preset: Spellings | ColumnPreset): preset is ColumnPreset => 'from' in preset;

function shaped(rule: Rule, preset: ColumnPreset): Rule {
  switch (rule.kind) {
    case 'duration':
      return preset.unit && !(preset.unit === 'clock' && rule.unit === 'words') && rule.unit !== 'clock'
        ? { ...rule, unit: preset.unit }
        : rule;
    case 'score':
      return preset.scale ? { ...rule, scale: preset.scale } : rule;
    case 'money':
      return preset.per ? { ...rule, per: preset.per } : rule;
    case 'instant':
      return preset.zone ? { ...rule, zone: preset.zone } : rule;
    default:
      return rule;
  }
}

/** The column of the spelling that comes first among those whose values suit the field; one without values comes last. */
function choose(
  find: Places,
  spellings: Spellings,
  dataset: Mapping['dataset'],
  id: string,
  facts: Table['facts'],
): number | undefined {
  const field = mappableField(dataset, id);
  const places = find(spellings);
  const fits = (index: number): boolean => {
    const fact = facts[index];
    return fact !== undefined && fact.filled > 0 && suits(field, fact);
  };
  return places.find(fits) ?? places[0];
}

function presetColumns(feed: FeedPreset, table: Table, find: Places): readonly ColumnMapping[] {
  const columns: ColumnMapping[] = table.header.map((name, index) => ({ index, name, rule: { kind: 'text' } }));
  for (const [id, preset] of Object.entries(feed.fields)) {
    const { from, ...hints } = isColumn(preset) ? preset : { from: preset };
    const index = choose(find, from, feed.dataset, id, table.facts);
    const fact = index === undefined ? undefined : table.facts[index];
    if (index === undefined || !fact) continue;
    const name = table.header[index] ?? '';
    const column: ColumnMapping = {
      index,
      name,
      field: id,
      rule: shaped(ruleFor(mappableField(feed.dataset, id), name, fact), { from, ...hints }),
      ...(hints.list ? { list: hints.list } : {}),
      ...(hints.prefix ? { prefix: hints.prefix } : {}),
    };
    if (columns[index]?.field) columns.push(column);
    else columns[index] = column;
  }
  return feed.completes ? columns : withDimensions(columns, feed);
}

/** Dimensions that the preset does not name are taken from columns whose names are special enough. */
function withDimensions(columns: readonly ColumnMapping[], { dataset, constants }: FeedPreset): readonly ColumnMapping[] {
  const taken = new Set([...columns.flatMap(({ field }) => field ?? []), ...Object.keys(constants ?? {})]);
  return columns.map((column) => {
    if (column.field) return column;
    const field = mappableFields(dataset).find(
      ({ id }) => isDimension(id) && !taken.has(id) && (closeness(dataset, id, column.name) ?? 0) > 0.8,
    );
    if (!field) return column;
    taken.add(field.id);
    return { ...column, field: field.id };
  });
}

function conditions(
  presets: readonly ConditionPreset[] | undefined,
  find: Places,
  facts: Table['facts'],
): readonly RowCondition[] {
  return (presets ?? []).flatMap((preset): readonly RowCondition[] => {
    const [column] = find(preset.from);
    if (column === undefined) return [];
    if ('words' in preset) return [{ column, is: preset.is, words: preset.words }];
    return preset.ever && facts[column]?.filled === 0 ? [] : [{ column, is: preset.is }];
  });
}

/** Of a form with one question that gives a number, that one is the answer, and its words may tell which survey it is. */
function withAnswer(mapping: Mapping, { labels, facts }: Table): Mapping {
  if (mapping.dataset !== 'surveys') return mapping;
  const candidates = scoreCandidates(labels, facts);
  const mapped = mapping.columns.find(({ field }) => field === 'score');
  const [only] = mapped ? [mapped.index] : candidates.length === 1 ? candidates : [];
  if (only === undefined) return mapping;
  const fact = facts[only];
  const kind = mapping.surveyKind ?? kindInWords(labels[only] ?? '');
  const columns = mapping.columns.map((column) =>
    column.index === only && !column.field && fact
      ? { ...column, field: 'score', rule: ruleFor(mappableField('surveys', 'score'), column.name, fact, kind) }
      : column,
  );
  return { ...mapping, columns, ...(kind ? { surveyKind: kind } : {}) };
}

const isAsked = (mapping: Mapping, id: string, { labels, facts }: Table): boolean =>
  mapping.dataset === 'surveys' && (id === 'kind' || (id === 'score' && scoreCandidates(labels, facts).length > 0));

function feedOf(feed: FeedPreset, vendor: string, table: Table, find: Places): Feed | undefined {
  const has = hasIn(find);
  if (feed.unless && has(...feed.unless)) return undefined;
  if (!(feed.needs ?? []).every((spellings) => has(...spellings))) return undefined;
  const only = conditions(feed.only, find, table.facts);
  const columns = withTimes(shareOrder(presetColumns(feed, table, find)), table.facts);
  const undated = feed.dataset === 'spend' && !columns.some(({ field }) => field === 'date');
  const constants = {
    ...feed.constants,
    ...(undated && table.period ? { date: table.period.from, end_date: table.period.to } : {}),
  };
  const mapping = withAnswer(
    {
      dataset: feed.dataset,
      ...table.base,
      columns,
      vendor,
      ...(only.length > 0 ? { only } : {}),
      ...(feed.completes ? { completes: feed.completes } : {}),
      ...(feed.repeated ? { repeated: feed.repeated } : {}),
      ...(feed.surveyKind ? { surveyKind: feed.surveyKind } : {}),
      ...(Object.keys(constants).length > 0 ? { constants } : {}),
    },
    table,
  );
  const filled = filledFields(mapping);
  const key = keyOf(feed.dataset);
  const lacks = feed.completes
    ? !key || !filled.has(key) || filled.size < 2
    : missingIn(mapping).some(({ id }) => !isAsked(mapping, id, table));
  return lacks ? undefined : { mapping, label: feed.label, why: feed.why, on: feed.on?.(has) ?? true };
}

/** Everything that the file feeds by the preset; empty when columns are missing that it can't do without. */
export function presetFeeds({ feeds, vendor }: Preset, table: Table): readonly Feed[] {
  const find = placesIn(table.header);
  return feeds.flatMap((feed) => feedOf(feed, vendor, table, find) ?? []);
}
