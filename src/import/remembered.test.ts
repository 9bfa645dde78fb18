import { expect, test } from 'vitest';
import { bytesOf, readRows, understand } from '../testing/import-helpers';
import { remap } from './answer';
import { refusedRows } from './refused-rows';
import { applyRemembered, fingerprintOf } from './remembered';

test('a header is known again in any order, case and spacing, and not when a column is new', () => {
  expect(fingerprintOf(['Date ', 'Näme  X'])).toBe(fingerprintOf(['näme x', 'DATE']));
  expect(fingerprintOf(['a', 'b'])).not.toBe(fingerprintOf(['a', 'b', 'c']));
  expect(fingerprintOf(['a', 'a'])).not.toBe(fingerprintOf(['a']));
});

test('refused rows that come again mended have the form of their file', async () => {
  const header = ['lead_id', 'created_at'];
  const refused = refusedRows(header);
  refused.add(['a', 'soon'], { record: 2, line: 2, column: 'created_at', value: 'soon', text: '“soon” is not a date' });
  const { header: again } = await understand('refused.csv', bytesOf((await refused.file()?.text()) ?? ''));
  expect(again.length).toBe(7);
  expect(fingerprintOf(again)).toBe(fingerprintOf(header));
});

test('refused rows are written with the delimiter of their file, and load when they are brought again mended', async () => {
  const text = 'date;amount;campaign\n01.02.2026;5,00;A\n31.02.2026;6,00;B\n14.02.2026;7,50;=C\n';
  const { mapping } = await understand('kosten.csv', bytesOf(text));
  expect(mapping.delimiter).toBe(';');
  const { refused, accounting } = await readRows(bytesOf(text), mapping);
  expect(accounting).toMatchObject({ loaded: 2, refused: 1 });
  const csv = (await refused?.text()) ?? '';
  expect(csv).toContain('date;amount;campaign;refused: record;');
  expect(csv).toContain('31.02.2026;"6,00";B;3;3;date;31.02.2026;');

  const mended = bytesOf(csv.replace('31.02.2026;"6,00"', '28.02.2026;"6,00"'));
  const again = await understand('refused.csv', mended);
  expect(again.mapping.delimiter).toBe(';');
  expect(fingerprintOf(again.header)).toBe(fingerprintOf(['date', 'amount', 'campaign']));
  const { rows } = await readRows(mended, applyRemembered(again, mapping, '2 July').mapping);
  expect(rows).toMatchObject([{ date: Date.UTC(2026, 1, 28), amount: 60_000, campaign: 'B' }]);
});

test('a corrected mapping finds its columns by name, says when it was made, and leaves out those that are gone', async () => {
  const first = 'Wann,Betrag,Gruppe,Status\n2026-01-01,5,A,ok\n';
  const asked = await understand('liste.csv', bytesOf(first), { dataset: 'spend' });
  const corrected = remap(asked, {
    ...asked.mapping,
    columns: asked.mapping.columns.map((column) => ({
      ...column,
      field: { Wann: 'date', Betrag: 'amount', Gruppe: 'campaign' }[column.name] ?? undefined,
      rule: column.name === 'Betrag' ? { kind: 'money', decimal: '.', per: 100 } : column.rule,
    })),
    only: [{ column: 3, is: 'one-of', words: ['ok'] }],
  }).mapping;
  const kept = {
    ...corrected,
    columns: corrected.columns.map((column) =>
      column.field === 'amount' ? { ...column, rule: { kind: 'money', decimal: '.', per: 100 } as const } : column,
    ),
  };

  const second = 'Status,Betrag,Wann\nok,700,2026-02-01\nno,900,2026-02-02\n';
  const inspection = applyRemembered(await understand('liste2.csv', bytesOf(second)), kept, '2 July');
  expect(inspection.guess).toMatchObject({ dataset: 'spend', why: 'Mapped as you did on 2 July' });
  expect(inspection.questions).toEqual([]);
  const { rows, accounting } = await readRows(bytesOf(second), inspection.mapping);
  expect(rows).toMatchObject([{ date: Date.UTC(2026, 1, 1), amount: 70_000 }]);
  expect(accounting).toMatchObject({ passed: 1, loaded: 1 });
});
