/** How numbers, dates and money are written: a BCP 47 tag and the reporting currency (ISO 4217). */
export type Locale = { readonly locale: string; readonly currency: string };

const NBSP = '\u00a0';
const formats = new Map<string, Intl.NumberFormat>();

/** A cached number format: making one costs far more than using it. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** Figures as they are set: a true minus, and no-break spaces between figure and unit. */
export const typeset = (text: string): string => text.replace(/[\u0020\u202f]/g, NBSP).replaceAll('-', '\u2212');

/** Throws for NaN and the infinities: what has no value must not reach the screen as a number. */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`${value} can not be shown as a number`);
  return value === 0 ? 0 : value;
}
