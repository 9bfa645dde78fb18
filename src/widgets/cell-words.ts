import { formatDay, formatInstant } from '../format/date';
import { type Locale, numberFormat, typeset } from '../format/locale';
import { formatCount, formatValue } from '../format/value';
import type { CellValue } from '../import/reading/preview-value';

const DAY = 86_400_000;

/** A value that was read from a cell, as it is written everywhere in the app. */
export function cellWords({ kind, value, floating }: CellValue, zone: string, locale: Locale): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  switch (kind) {
    case 'instant':
      return value % DAY === 0 && floating
        ? formatDay(value / DAY, locale.locale)
        : formatInstant(value, floating ? 'UTC' : zone, locale.locale);
    case 'money':
      return typeset(
        numberFormat(locale.locale, { style: 'currency', currency: locale.currency, minimumFractionDigits: 2 }).format(
          value / 10_000,
        ),
      );
    case 'duration':
      return formatValue(value, 'seconds', locale);
    case 'score':
      return formatValue(value, 'score', locale);
    default:
      return Number.isInteger(value) ? formatCount(value, locale) : String(value);
  }
}
