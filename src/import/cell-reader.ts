import type { MappableField } from './fields';
import { kpiReader } from './kpi-reader';
import type { Rule } from './mapping';
import { currencyReader } from './readers/currency-reader';
import { durationReader } from './readers/duration-reader';
import { flagReader } from './readers/flag-reader';
import { idReader } from './readers/id-reader';
import { instantReader } from './readers/instant-reader';
import { moneyReader } from './readers/money-reader';
import { numberReader } from './readers/number-reader';
import type { CellReader, ReadContext } from './readers/reader';
import { scoreReader } from './readers/score-reader';
import { churnedReader, tenureReader } from './readers/stand-in-reader';
import { kindReader, textReader } from './readers/text-reader';

/** The reader of a column that is mapped to a field; `list` is the mark between several ids in a cell. */
export function cellReader(
  field: MappableField,
  name: string,
  rule: Rule,
  context: ReadContext,
  capacity: number,
  list?: string,
): CellReader {
  switch (rule.kind) {
    case 'instant':
      return instantReader(field, name, rule, context, capacity);
    case 'tenure':
      return tenureReader(field, name, rule.unit, context, capacity);
    case 'money':
      return moneyReader(field, name, rule, context, capacity);
    case 'duration':
      return durationReader(field, rule, context, capacity);
    case 'score':
      return scoreReader(field, name, rule, context, capacity);
    case 'flag':
      return field.id === 'churned' ? churnedReader(context, capacity) : flagReader(field, capacity);
    case 'survey-kind':
      return kindReader(name, context, capacity);
    case 'currency':
      return currencyReader(context);
    case 'number':
      return numberReader(field, name, rule.decimal, capacity);
    case 'kpi':
      return kpiReader(field, name, capacity);
    case 'text':
      return field.kind === 'id' ? idReader(field, name, list, context, capacity) : textReader(field, name, capacity);
  }
}
