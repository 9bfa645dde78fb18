/** A number without an exponent, as its shortest exact text. */
function withoutExponent(text: string): string {
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!found) return text;
  const [, sign = '', whole = '', fraction = '', power = '0'] = found;
  const digits = whole + fraction;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A double as the shortest decimal that reads back to it, without an exponent below 10^21. */
export function plainDouble(value: number): string {
  const text = String(value);
  return Math.abs(value) < 1e21 ? withoutExponent(text) : text;
}

/** A single-precision number as the shortest decimal that reads back to it. */
export function plainFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return plainDouble(short);
  }
  return plainDouble(Number(value.toPrecision(9)));
}

/**
 * A number of a sheet. Whole numbers keep their digits exactly; fractions are cut to the 15 digits that spreadsheets show (19.99 is stored
 * as 19.989999999999998); a large number in scientific notation stays so, because its last digits are lost.
 */
export function sheetNumber(text: string): string {
  if (/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  const exponent = /[eE]/.test(text);
  if (exponent && Math.abs(value) >= 1e15) return text;
  const digits = text
    .replace(/[eE].*$/, '')
    .replace(/[-+.]/g, '')
    .replace(/^0+/, '').length;
  if (!exponent && digits <= 15) return text;
  return plainDouble(Number(value.toPrecision(15)));
}
