import type { Rule } from '../mapping';
import type { MappableField } from '../recognise/fields';
import { currencyReader } from './currency-reader';
import { durationReader } from './duration-reader';
import { flagReader } from './flag-reader';
import { idReader } from './id-reader';
import { instantReader } from './instant-reader';
import { kpiReader } from './kpi-reader';
import { moneyReader } from './money-reader';
import { numberReader } from './number-reader';
import type { CellReader, ReadContext } from './reader';
import { scoreReader } from './score-reader';
import { churnedReader, tenureReader } from './stand-in-reader';
import { kindReader, textReader } from './text-reader';

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
