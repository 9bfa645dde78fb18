import { expect, test } from 'vitest';
import { periodIn } from './period-line';

test.each([
  ['English', ['Aug 1, 2026 - Aug 3, 2026']],
  ['English, split at its commas', ['Aug 1', ' 2026 - Aug 3', ' 2026']],
  ['German', ['1. August 2026 – 3. August 2026']],
  ['German, in digits', ['01.08.2026 - 03.08.2026']],
  ['French', ['1 août 2026 - 3 août 2026']],
  ['ISO', ['Reporting period 2026-08-01 to 2026-08-03']],
])('the period above a table: %s', (_, cells) => {
  expect(periodIn([['Campaign report'], cells])).toEqual({ from: '2026-08-01', to: '2026-08-03' });
});

test.each([
  ['all time', 'All time'],
  ['digits that could be two periods', '01/02/2026 - 03/02/2026'],
  ['a period that runs backwards', '2026-08-03 - 2026-08-01'],
])('is not read from %s', (_, text) => {
  expect(periodIn([[text]])).toBeUndefined();
});
