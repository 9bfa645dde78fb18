import { expect, test } from 'vitest';
import { isFooterRecord } from './footer';

// The date stands in the second of four columns.
test.each([
  ['English', ['Total', '', '', '12']],
  ['Google’s', ['Total: Account', '', 'EUR', '12']],
  ['German', ['Gesamt: Konto', '', 'EUR', '12']],
  ['German, summed', ['Summe', '', '', '12']],
  ['French', ['Total : compte', '', '', '12']],
  ['French, in general', ['Total général', '', '', '12']],
  ['Spanish', ['Suma total', '', '', '12']],
  ['Italian', ['Totale complessivo', '', '', '12']],
  ['Portuguese', ['Total geral', '', '', '12']],
  ['Dutch', ['Eindtotaal', '', '', '12']],
  ['Salesforce’s', ['Grand Totals (3 records)', '', '', '12']],
  ['in the second cell', ['', 'Total', '', '12']],
])('totals in a line that has no date are no record: %s', (_, cells) => {
  expect(isFooterRecord(cells, 4, 1)).toBe(true);
});

test.each([
  ['a company called so, with its date', ['Total Energies', '2026-01-01', 'a', '12']],
  ['a company called exactly so, with its date', ['Total', '01/02/2026', '', '12']],
  ['a company called so, without a date but full', ['Total Wine & More', '', 'Spirits', '12']],
  ['a catalogue', ['Gesamtkatalog', '2026-01-01', '', '12']],
  ['a person', ['Summer Example', '', '', '12']],
])('is a record: %s', (_, cells) => {
  expect(isFooterRecord(cells, 4, 1)).toBe(false);
});

test('notes below a table are none, in lines of one cell or filled up with empty ones', () => {
  expect(isFooterRecord(['Confidential Information - Do Not Distribute'], 4, 1)).toBe(true);
  expect(isFooterRecord(['Copyright © 2000-2026 salesforce.com, inc. All rights reserved.', '', '', ''], 4, 1)).toBe(true);
});
