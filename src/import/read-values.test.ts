import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DatasetId } from '../model/dataset';
import { bytesOf, readRows } from '../testing/import-helpers';
import type { ColumnMapping, Mapping, Rule } from './mapping';
import type { Rate } from './rates';
import { csvCell } from './refused-rows';

type Col = readonly [name: string, field: string | undefined, rule: Rule, list?: string];

const text: Rule = { kind: 'text' };
const day: Rule = { kind: 'instant', order: 'year-first' };
const money: Rule = { kind: 'money', decimal: '.' };

function mappingOf(dataset: DatasetId, columns: readonly Col[], more: Partial<Mapping> = {}): Mapping {
  return {
    dataset,
    encoding: 'utf-8',
    delimiter: ';',
    preamble: 0,
    columns: columns.map(
      ([name, field, rule, list], index): ColumnMapping => ({
        index,
        name,
        rule,
        ...(field ? { field } : {}),
        ...(list ? { list } : {}),
      }),
    ),
    ...more,
  };
}

function reading(dataset: DatasetId, columns: readonly Col[], more: Partial<Mapping> = {}) {
  const header = columns.map(([name]) => name).join(';');
  return async (lines: readonly string[], options: { zone?: string; currency?: string; rates?: readonly Rate[] } = {}) => {
    const bytes = bytesOf(`${[header, ...lines].join('\n')}\n`);
    const report = await readRows(bytes, mappingOf(dataset, columns, more), options);
    expect(report.identityHolds).toBe(true);
    return report;
  };
}

const orders = (amount: Rule = money, ordered: Rule = day): readonly Col[] => [
  ['customer', 'customer_id', text],
  ['day', 'ordered_at', ordered],
  ['amount', 'amount', amount],
];
const reasons = (findings: readonly { reason: string }[]) => findings.map(({ reason }) => reason);

describe('money', () => {
  test('in cents and micros is read in whole units', async () => {
    // 3,293,232 cents are 32,932.32; 818,400,000 micros are 818.40.
    const cents = await reading('orders', orders({ kind: 'money', decimal: '.', per: 100 }))(['c;2026-09-01;3293232']);
    expect(cents.rows[0]?.amount).toBe(329_323_200);
    const micros = await reading(
      'orders',
      orders({ kind: 'money', decimal: '.', per: 1_000_000 }),
    )(['c;2026-09-01;818400000', 'c;2026-09-01;149', 'c;2026-09-01;-150']);
    expect(micros.rows.map(({ amount }) => amount)).toEqual([8_184_000, 1, -2]);
    expect(micros.groups).toMatchObject([{ reason: 'rounded', count: 2 }]);
  });

  test('that is a percentage is refused with a reason', async () => {
    const { findings } = await reading('orders', orders())(['c;2026-09-01;5%']);
    expect(reasons(findings)).toEqual(['percent']);
  });

  test('with two decimal points is refused in a group of its own, so that it can be read as 1.284,50', async () => {
    const { findings, groups } = await reading('orders', orders())(['c;2026-09-01;1.284.50', 'c;2026-09-01;1284.50']);
    expect(findings).toMatchObject([{ reason: 'two-decimal-marks', value: '1.284.50' }]);
    expect(groups.map((group) => group.text)).toEqual(['amount: Two decimal points']);
  });

  test('with a decimal point in a column of decimal commas is not read a hundred times too high', async () => {
    const { rows, findings } = await reading(
      'orders',
      orders({ kind: 'money', decimal: ',' }),
    )(['c;2026-09-01;7.50', 'c;2026-09-01;1.234,50 €']);
    expect(rows.map(({ amount }) => amount)).toEqual([12_345_000]);
    expect(reasons(findings)).toEqual(['other-decimal-mark']);
  });
});

describe('an amount in another currency', () => {
  const withColumn: readonly Col[] = [
    ['customer', 'customer_id', text],
    ['amount', 'amount', money],
    ['currency', 'currency', { kind: 'currency' }],
    ['day', 'ordered_at', day],
  ];
  const rates: readonly Rate[] = [
    { currency: 'CHF', rate: 0.9 },
    { currency: 'CHF', month: '2026-09', rate: 0.95 },
    { currency: 'USD', rate: 0.8 },
  ];

  test('is converted by the rate of its month, though currency and date stand behind it', async () => {
    const { rows, groups } = await reading('orders', withColumn)(
      ['c;100;CHF;2026-09-30', 'c;100;chf;2026-10-01', 'c;10;USD;2026-10-01', 'c;10;EUR;2026-10-01', 'c;10;;2026-10-01'],
      { rates },
    );
    // 100 × 0.95, 100 × 0.9, 10 × 0.8, and 10 twice as it is.
    expect(rows.map(({ amount }) => amount)).toEqual([950_000, 900_000, 80_000, 100_000, 100_000]);
    expect(groups.map(({ text: told, count }) => [told, count])).toEqual([
      ['amount: CHF converted to EUR at rates from 0.9 to 0.95', 2],
      ['amount: USD converted to EUR at 0.8', 1],
    ]);
  });

  test('takes the month of the local day', async () => {
    // 22:30 UTC on 30 September is 1 October in Berlin.
    const { rows } = await reading('orders', withColumn)(['c;100;CHF;2026-09-30T22:30:00Z', 'c;100;CHF;2026-09-30T21:30:00Z'], {
      rates,
      zone: 'Europe/Berlin',
    });
    expect(rows.map(({ amount }) => amount)).toEqual([900_000, 950_000]);
  });

  test('without a rate is refused in a group for each currency', async () => {
    const { rows, groups, findings } = await reading(
      'orders',
      withColumn,
    )(['c;1;CHF;2026-09-30', 'c;1;DKK;2026-09-30', 'c;1;CHF;2026-09-30', 'c;1;points;2026-09-30']);
    expect(rows).toEqual([]);
    expect(groups.map(({ text: told, count }) => [told, count])).toEqual([
      ['amount: No rate for CHF', 2],
      ['amount: No rate for DKK', 1],
      ['currency: not a currency', 1],
    ]);
    expect(reasons(findings)).toEqual(['no-rate', 'no-rate', 'no-rate', 'currency-unknown']);
  });

  test('may name it in the cell or in the header; a row that says two is refused', async () => {
    const inCell = await reading('orders', orders())(['c;2026-09-01;CHF 100', 'c;2026-09-01;$ 10'], { rates });
    expect(inCell.rows.map(({ amount }) => amount)).toEqual([950_000, 80_000]);
    const inHeader = await reading('orders', orders({ ...money, currency: 'CHF' }))(['c;2026-09-01;100', 'c;2026-09-01;€100'], {
      rates,
    });
    expect(inHeader.rows.map(({ amount }) => amount)).toEqual([950_000, 1_000_000]);
    const both = await reading('orders', withColumn)(['c;$5;CHF;2026-09-01', 'c;$5;USD;2026-09-01'], { rates });
    expect(both.rows.map(({ amount }) => amount)).toEqual([40_000]);
    expect(both.findings[0]).toMatchObject({ reason: 'currency-conflict' });
  });

  test('with a sign that several currencies share is the reporting currency when it is one of them', async () => {
    const { rows } = await reading('orders', orders())(['c;2026-09-01;$5'], { currency: 'CAD' });
    expect(rows.map(({ amount }) => amount)).toEqual([50_000]);
  });

  test('of a row that is refused is not counted as converted', async () => {
    const { groups } = await reading('orders', [...withColumn, ['id', 'order_id', text]])(['c;1;USD;2026-09-01;1.03E+13'], {
      rates,
    });
    expect(groups.map(({ reason }) => reason)).toEqual(['id-digits-lost']);
  });
});

describe('dates', () => {
  const tickets = (created: Rule, more: readonly Col[] = []): readonly Col[] => [['created', 'created_at', created], ...more];
  const instants = (rows: readonly { readonly created_at?: unknown }[]) =>
    rows.map(({ created_at }) => new Date(Number(created_at)).toISOString());

  test('and times of day in two columns make one instant', async () => {
    const { rows, findings, floating } = await reading(
      'tickets',
      tickets({ kind: 'instant', order: 'day-first', time: 1 }, [['time', undefined, text]]),
    )([
      '11.05.2026;15:26',
      '11.05.2026;"3:26 PM"',
      '11.05.2026;15:26:30.5',
      '11.05.2026 00:00:00;15:26',
      '11.05.2026;1899-12-30 15:26:00',
      '11.05.2026;0.643055556',
      '11.05.2026 10:00;15:26',
      '11.05.2026;soon',
      '11.05.2026;',
    ]);
    expect(instants(rows).slice(0, 5)).toEqual([
      '2026-05-11T15:26:00.000Z',
      '2026-05-11T15:26:00.000Z',
      '2026-05-11T15:26:30.500Z',
      '2026-05-11T15:26:00.000Z',
      '2026-05-11T15:26:00.000Z',
    ]);
    expect(instants(rows).slice(5)).toEqual(['2026-05-11T15:26:00.000Z', '2026-05-11T00:00:00.000Z']);
    expect(reasons(findings)).toEqual(['two-times', 'time-unreadable', 'no-time']);
    expect(floating).toEqual(['created_at']);
  });

  test('with their offset in the column of times are instants', async () => {
    const { rows } = await reading(
      'tickets',
      tickets({ ...day, time: 1 } as Rule, [['time', undefined, text]]),
    )(['2026-05-11;00:30+02:00']);
    expect(instants(rows)).toEqual(['2026-05-10T22:30:00.000Z']);
  });

  test('under a header that says UTC are instants; a bare day stays the day', async () => {
    const { rows, floating, groups } = await reading('tickets', tickets({ kind: 'instant', order: 'year-first', zone: 'UTC' }))(
      ['2026-07-01 22:30', '2026-07-01'],
      { zone: 'Europe/Berlin' },
    );
    // 1 July begins in Berlin at 22:00 UTC on 30 June.
    expect(instants(rows)).toEqual(['2026-07-01T22:30:00.000Z', '2026-06-30T22:00:00.000Z']);
    expect(floating).toEqual([]);
    expect(groups).toEqual([]);
  });

  test.each([
    ['excel-1900', '45000.643055556', '2023-03-15T15:26:00.000Z', ['created_at']],
    ['excel-1904', '43538', '2023-03-15T00:00:00.000Z', ['created_at']],
    ['epoch-seconds', '1700000000', '2023-11-14T22:13:20.000Z', []],
    ['epoch-milliseconds', '1700000000123', '2023-11-14T22:13:20.123Z', []],
  ] as const)('counted as %s are read, and written ones beside them', async (serial, cell, expected, wall) => {
    const read = reading('tickets', tickets({ kind: 'instant', order: 'year-first', serial }));
    const { rows, floating } = await read([cell]);
    expect(instants(rows)).toEqual([expected]);
    expect(floating).toEqual(wall);
    const { rows: written, findings } = await read(['2026-05-11', '-5', '60 %']);
    expect(instants(written)).toEqual(['2026-05-11T00:00:00.000Z']);
    expect(reasons(findings)).toEqual(['date-unreadable', 'date-unreadable']);
  });

  test('with a zone named by a word are refused, because it stands for several', async () => {
    const { findings } = await reading('tickets', tickets(day))(['2026-05-11 10:00 EST']);
    expect(findings).toMatchObject([{ reason: 'zone-ambiguous' }]);
    expect(findings[0]?.text).toContain('EST');
  });

  test('that stand for none are missing, and refused where a record needs one', async () => {
    const columns = tickets(day, [['solved', 'resolved_at', day]]);
    const { rows, findings } = await reading(
      'tickets',
      columns,
    )([
      '2026-05-11;1900-01-01 00:00:00',
      '2026-05-11;0000-00-00',
      '2026-05-11; --',
      '2026-05-11; ',
      '2026-05-11;9999-12-31',
      '0000-00-00;2026-05-11',
      '1900-01-01;2026-05-11',
      'Select;2026-05-11',
    ]);
    expect(rows.map(({ resolved_at }) => resolved_at)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(findings.filter(({ severity }) => severity === 'refused').map(({ record, reason }) => [record, reason])).toEqual([
      [7, 'empty'],
      [8, 'empty'],
      [9, 'empty'],
    ]);
  });
});

describe('durations', () => {
  test.each([
    ['minutes', '173', 10_380],
    ['minutes', '1:02:03', 3723],
    ['hours', '1,5', 5400],
    ['hours', '2 h 5 min', 7500],
    ['milliseconds', '1500', 2],
    ['days', '2', 172_800],
    ['clock', '26:15', 94_500],
    ['words', '2d 3h', 183_600],
    ['words', 'P1DT2H', 93_600],
    ['seconds', '-2,5', -3],
    ['words', '5', 'duration-unreadable'],
    ['seconds', '5%', 'percent'],
    ['seconds', '7.50', 'other-decimal-mark'],
  ] as const)('in %s: %s is %s', async (unit, cell, expected) => {
    const { rows, findings } = await reading('tickets', [
      ['created', 'created_at', day],
      ['handled', 'handle_seconds', { kind: 'duration', unit, decimal: ',' }],
    ])([`2026-05-11;${cell}`]);
    expect(rows[0]?.handle_seconds ?? findings[0]?.reason).toBe(expected);
  });
});

describe('scores', () => {
  test.each([
    ['csat', '1-7', '7', 5],
    ['csat', '1-10', '10', 5],
    ['csat', '0-100', '75', 4],
    ['csat', '0-100', '75 %', 4],
    ['csat', '0-10', '5', 3],
    ['csat', 'good-bad', 'Good', 5],
    ['csat', 'stars', '★★★★☆', 4],
    ['csat', 'stars', '4/5', 4],
    ['csat', 'stars', '4', 4],
    // 8 of 10 stands 7/9 of the way from 1 to 10: 1 + 7/9 × 4.
    ['csat', 'stars', '8/10', 1 + (7 / 9) * 4],
    ['csat', 'words', 'Very satisfied', 5],
    ['csat', 'words', 'unzufrieden', 2],
    ['csat', '1-5', '4/5', 4],
    ['nps', '1-5', '9', 9],
    ['nps', 'words', '9', 9],
    ['nps', '1-5', '9/10', 9],
    ['ces', '1-5', '7', 7],
    ['ces', 'words', 'Strongly agree', 7],
    ['csat', 'words', '4', 'score-mixed'],
    ['csat', '1-5', 'satisfied', 'score-mixed'],
    ['csat', '1-5', '8/10', 'score-mixed'],
    ['csat', '1-5', '6', 'score-off-scale'],
    ['csat', 'stars', '6/5', 'score-off-scale'],
    ['csat', 'stars', '0/5', 'score-off-scale'],
    ['nps', '1-5', '7.5', 'score-off-scale'],
    ['csat', '1-5', '80%', 'percent'],
    ['csat', 'words', 'blue', 'word-unknown'],
    ['csat', '1-5', '€4', 'number-unreadable'],
  ] as const)('of %s on %s: %s is %s', async (surveyKind, scale, cell, expected) => {
    const { rows, findings } = await reading(
      'surveys',
      [
        ['when', 'responded_at', day],
        ['answer', 'score', { kind: 'score', scale, decimal: '.' }],
      ],
      { surveyKind },
    )([`2026-05-11;${cell}`]);
    expect(rows[0]?.score ?? findings[0]?.reason).toBe(expected);
  });
});

describe('ids', () => {
  const columns: readonly Col[] = [
    ['id', 'lead_id', text],
    ['created', 'created_at', day],
    ['customers', 'customer_id', text, ';'],
  ];
  const leads = reading('leads', columns);
  const ids = async (...cells: readonly string[]) => {
    const report = await leads(cells.map((cell) => `"${cell}";2026-05-11;`));
    return { ...report, ids: report.rows.map(({ lead_id }) => lead_id) };
  };

  test('keep their leading zeros, and lose an apostrophe that guards them', async () => {
    const { ids: read, groups } = await ids('007', "'0042", "'1234AB", "'quoted'", "d'Arc", ' 8 ');
    expect(read).toEqual(['007', '0042', '1234AB', "'quoted'", "d'Arc", '8']);
    expect(groups).toMatchObject([{ severity: 'note', reason: 'apostrophe', count: 2 }]);
  });

  test('of which a spreadsheet cut digits are refused', async () => {
    const { ids: read, findings } = await ids('1.03006E+13', '1,03E+13', '1E+14', '5e10', 'e+1', 'INC0001');
    expect(read).toEqual(['5e10', 'e+1', 'INC0001']);
    expect(reasons(findings)).toEqual(['id-digits-lost', 'id-digits-lost', 'id-digits-lost']);
  });

  test('lose “.0” where the column begins with it', async () => {
    expect((await ids('297732.0', '297733.0', '12')).ids).toEqual(['297732', '297733', '12']);
    expect((await ids('1.1', '1.0')).ids).toEqual(['1.1', '1.0']);
  });

  test('that say there is none are missing', async () => {
    expect((await ids('?', 'null', 'nullable')).ids).toEqual([undefined, undefined, 'nullable']);
  });

  test('in a list: the first counts, with a note', async () => {
    const { rows, groups } = await leads(['1;2026-05-11;"a1;a2"', '2;2026-05-11;a3']);
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(['a1', 'a3']);
    expect(groups).toMatchObject([{ reason: 'list-first', count: 1 }]);
  });
});

test('text that was guarded on its way out comes back as it was', async () => {
  const read = reading(
    'surveys',
    [
      ['when', 'responded_at', day],
      ['answer', 'score', { kind: 'score', scale: '1-5', decimal: '.' }],
      ['said', 'comment', text],
    ],
    { surveyKind: 'csat' },
  );
  const piece = fc.constantFrom("'", '=', '+', '-', '@', '\t', '1', 'a', ' ', '"', ';', '\n');
  const comment = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(comment, { minLength: 50, maxLength: 100 }), async (comments) => {
      const { rows } = await read(comments.map((said) => `2026-05-11;5;${csvCell(said)}`));
      expect(rows.map((row) => row.comment)).toEqual(comments);
    }),
    { numRuns: 10 },
  );
});
