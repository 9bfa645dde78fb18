import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dimensions } from '../model/dataset';
import { refusedPeriod, searchOf, viewOf } from './view-address';

test('the promised form of the address is read and written', () => {
  const view = viewOf(new URLSearchParams('?period=2026-Q3&compare=year&grain=week&by=channel&channel=Paid%20search'));
  expect(view).toEqual({
    period: '2026-Q3',
    compare: 'year',
    grain: 'week',
    by: 'channel',
    filters: [{ dimension: 'channel', values: ['Paid search'] }],
  });
  expect(searchOf(view)).toBe('?period=2026-Q3&compare=year&grain=week&by=channel&channel=Paid%20search');
});

test('defaults are left out, and what can’t be understood falls back to them', () => {
  expect(searchOf(viewOf(new URLSearchParams('?period=yesterday&compare=x&grain=century&by=mood')))).toBe('');
});

test('a period that no calendar has is told apart from none at all', () => {
  for (const bad of ['garbage', '9999', '2026-13', '2026-03-20..2026-01-15', ''])
    expect(refusedPeriod(new URLSearchParams({ period: bad }))).toBe(bad);
  expect(refusedPeriod(new URLSearchParams('?period=2026-Q3'))).toBeUndefined();
  expect(refusedPeriod(new URLSearchParams(''))).toBeUndefined();
});

test('an address can keep the sample out, and nothing else', () => {
  expect(searchOf(viewOf(new URLSearchParams('?sample=none')))).toBe('?sample=none');
  expect(searchOf(viewOf(new URLSearchParams('?sample=yes')))).toBe('');
});

test('any filter comes back from the address as it went in', () => {
  const filter = fc.record({
    dimension: fc.constantFrom(...dimensions.map(({ id }) => id)),
    values: fc.uniqueArray(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
    exclude: fc.constantFrom(true as const, undefined),
  });
  fc.assert(
    fc.property(fc.uniqueArray(filter, { selector: ({ dimension }) => dimension, maxLength: 6 }), (filters) => {
      const view = {
        compare: 'previous' as const,
        grain: 'month' as const,
        filters: filters.map(({ exclude, ...rest }) => ({ ...rest, ...(exclude ? { exclude } : {}) })),
      };
      const read = viewOf(new URLSearchParams(searchOf(view)));
      expect(new Set(read.filters.map((each) => JSON.stringify(each)))).toEqual(
        new Set(view.filters.map((each) => JSON.stringify(each))),
      );
    }),
  );
});
