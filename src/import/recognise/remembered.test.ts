import { describe, expect, test } from 'vitest';
import { bytesOf, readRows, understand } from '../../testing/import-helpers';
import { refusedRows } from '../reading/refused-rows';
import { answer, remap } from './answer';
import type { QuestionId } from './inspection';

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

describe('what a file proves wins over what is remembered', () => {
  type Answers = Partial<Record<QuestionId, string>>;
  /** The second text as it is understood after the first was, with answers. */
  async function remembering(first: string, answers: Answers, second: string) {
    const { mapping, questions } = await understand('list.csv', bytesOf(first), answers);
    expect(questions).toEqual([]);
    return applyRemembered(await understand('list.csv', bytesOf(second)), mapping, '2 July');
  }
  const ids = (inspection: { questions: readonly { id: string }[] }) => inspection.questions.map(({ id }) => id);
  const read = async (text: string, mapping: Parameters<typeof readRows>[1]) => (await readRows(bytesOf(text), mapping)).rows;

  const dates = (...days: readonly string[]) => `date,amount\n${days.map((day) => `${day},5\n`).join('')}`;
  const dayFirst = dates('01/02/2026');
  const asDayFirst = { 'date-order': 'day-first' };

  test('a 25th in the middle has the month first, and the memory says that it yields', async () => {
    const text = dates('03/04/2026', '03/25/2026');
    const { mapping, guess, questions } = await remembering(dayFirst, asDayFirst, text);
    expect(guess.why).toBe('Mapped as you did on 2 July, but its dates have the month first');
    expect(questions).toEqual([]);
    // 4 and 25 March.
    expect((await read(text, mapping)).map(({ date }) => date)).toEqual([Date.UTC(2026, 2, 4), Date.UTC(2026, 2, 25)]);
  });

  test('dates that leave it open, or agree, are read as remembered', async () => {
    for (const text of [dates('03/04/2026'), dates('03/04/2026', '25/03/2026')]) {
      const { mapping, guess, questions } = await remembering(dayFirst, asDayFirst, text);
      expect([guess.why, questions]).toEqual(['Mapped as you did on 2 July', []]);
      expect((await read(text, mapping))[0]?.date).toBe(Date.UTC(2026, 3, 3));
    }
  });

  test('dates that contradict each other are asked about, also beside a column that does not', async () => {
    const asked = await remembering(dayFirst, asDayFirst, dates('25/03/2026', '03/25/2026'));
    expect(ids(asked)).toEqual(['date-order']);
    expect(asked.guess.why).toContain('but its dates have now the day and now the month first');
    const two = (...rows: readonly string[]) => `date,end_date,amount\n${rows.join('\n')}\n`;
    const first = two('01/02/2026,01/03/2026,5');
    const second = two('25/03/2026,26/03/2026,5', '03/25/2026,27/03/2026,5');
    expect(ids(await remembering(first, asDayFirst, second))).toEqual(['date-order']);
  });

  test('a column that proves nothing follows the one that made the memory yield', async () => {
    const two = (from: string, to: string) => `date,end_date,amount\n${from},${to},5\n`;
    const text = two('03/04/2026', '03/25/2026');
    const { mapping, questions } = await remembering(two('01/02/2026', '02/02/2026'), asDayFirst, text);
    expect(questions).toEqual([]);
    expect((await read(text, mapping))[0]).toMatchObject({ date: Date.UTC(2026, 2, 4), end_date: Date.UTC(2026, 2, 25) });
  });

  const amounts = (...each: readonly string[]) => `date;amount\n${each.map((amount) => `2026-01-01;${amount}\n`).join('')}`;
  const asComma = { decimal: ',' };

  test('12.50 and 1,234.50 have a decimal point, so that 3.250 is three and a quarter', async () => {
    for (const proof of ['12.50', '1,234.50']) {
      const text = amounts('3.250', proof);
      const { mapping, guess, questions } = await remembering(amounts('1.234'), asComma, text);
      expect(guess.why).toBe('Mapped as you did on 2 July, but its numbers have a decimal point');
      expect(questions).toEqual([]);
      expect((await read(text, mapping))[0]?.amount).toBe(32_500);
    }
  });

  test('3.250 alone is three thousand two hundred and fifty, as remembered', async () => {
    const { mapping, questions } = await remembering(amounts('1.234'), asComma, amounts('3.250'));
    expect(questions).toEqual([]);
    expect((await read(amounts('3.250'), mapping))[0]?.amount).toBe(32_500_000);
  });

  test('points and commas beside a mark that can be either are asked about', async () => {
    const text = amounts('3.250', '12.50', '12,75');
    const asked = await remembering(amounts('1.234'), asComma, text);
    expect(ids(asked)).toEqual(['decimal']);
    expect(answer(asked, 'decimal', '.').questions).toEqual([]);
  });

  test('days that were counted and are now written out are read as written, and the other way round', async () => {
    // 46,023 days after 30 December 1899 is 1 January 2026.
    const serials = dates('46023', '46024');
    const written = dates('2026-01-01', '2026-01-02');
    const out = await remembering(serials, {}, written);
    expect(out.guess.why).toContain('but its dates are written out');
    const back = await remembering(written, {}, serials);
    expect(back.guess.why).toContain('but its dates are counted as numbers');
    for (const [text, { mapping }] of [[written, out] as const, [serials, back] as const])
      expect((await read(text, mapping)).map(({ date }) => date)).toEqual([Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)]);
    const seconds = await remembering(serials, {}, dates('1767225600'));
    expect(seconds.guess.why).toContain('but its dates are counted in another way');
    expect((await read(dates('1767225600'), seconds.mapping))[0]?.date).toBe(Date.UTC(2026, 0, 1));
  });

  test('answers above the remembered scale are on another, which is asked where several are possible', async () => {
    const scores = (...each: readonly number[]) =>
      `response_id,responded_at,csat score\n${each.map((score, at) => `r${at},2026-01-01,${score}\n`).join('')}`;
    const asked = await remembering(scores(2, 4), { 'score-scale': '1-5' }, scores(2, 8));
    expect(ids(asked)).toEqual(['score-scale']);
    expect(asked.guess.why).toContain('but its answers are on another scale');
    expect(ids(await remembering(scores(2, 4), { 'score-scale': '1-7' }, scores(2, 4)))).toEqual([]);
  });

  test('durations that were clocks and are now plain numbers have their unit asked for', async () => {
    const times = (each: string) => `ticket_id,created_at,handle time\na,2026-01-01,${each}\n`;
    const asked = await remembering(times('1:02:03'), {}, times('90'));
    expect(ids(asked)).toEqual(['duration-unit']);
    expect(asked.guess.why).toContain('but its durations are plain numbers');
    expect(ids(await remembering(times('90'), { 'duration-unit': 'minutes' }, times('30')))).toEqual([]);
  });

  test('further feeds read the same columns as the remembered one', async () => {
    const payments = (amount: string) =>
      `id;Created (UTC);Amount;Amount Refunded;Currency;Status;Seller Message;Captured;Customer ID\nch_1;2026-01-01;${amount};${amount};eur;Refunded;ok;true;c\n`;
    const known = await remembering(payments('1.234'), asComma, payments('3.250'));
    expect(known.questions).toEqual([]);
    const decimals = [known.mapping, ...known.also.map(({ mapping }) => mapping)].flatMap(({ columns }) =>
      columns.flatMap(({ rule }) => ('decimal' in rule ? [rule.decimal] : [])),
    );
    expect(new Set(decimals)).toEqual(new Set([',']));
    expect(known.also).toHaveLength(1);
  });
});
