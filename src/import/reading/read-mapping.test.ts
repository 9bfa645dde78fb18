import { describe, expect, test } from 'vitest';
import { bytesOf, readRows, understand } from '../../testing/import-helpers';
import type { Mapping, RowCondition } from '../mapping';

const header = 'order_id,customer_id,ordered_at,amount,state';
const mappingOf = async (text: string): Promise<Mapping> => (await understand('orders.csv', bytesOf(text))).mapping;
const file = (...rows: readonly string[]) => [header, ...rows].join('\n');
const idsWith = async (text: string, only: readonly RowCondition[]) => {
  const { rows, accounting, identityHolds } = await readRows(bytesOf(text), { ...(await mappingOf(text)), only });
  expect(identityHolds).toBe(true);
  return { ids: rows.map(({ order_id }) => order_id), passed: accounting.passed };
};

describe('rows that hold no record', () => {
  const text = file(
    'o1,c,2026-01-01,1,Paid',
    'o2,c,2026-01-01,1, PAID ',
    'o3,c,2026-01-01,1,"Paid"',
    'o4,c,2026-01-01,1,Refusé',
    'o5,c,2026-01-01,1,  ',
    'o6,c,2026-01-01,1,"say ""yes"""',
  );

  test.each([
    ['one of the words, whatever its case and outer spaces', { is: 'one-of', words: ['paid'] }, ['o1', 'o2', 'o3']],
    ['none of the words', { is: 'none-of', words: ['paid'] }, ['o4', 'o5', 'o6']],
    ['a word with letters beyond ASCII', { is: 'one-of', words: ['refusé'] }, ['o4']],
    ['a word with quotes', { is: 'one-of', words: ['say "yes"'] }, ['o6']],
    ['a filled cell', { is: 'filled' }, ['o1', 'o2', 'o3', 'o4', 'o6']],
    ['an empty cell, spaces aside', { is: 'empty' }, ['o5']],
  ] as const)('are passed over unless the column shows %s', async (_, condition, ids) => {
    expect(await idsWith(text, [{ column: 4, ...condition }])).toEqual({ ids, passed: 6 - ids.length });
  });

  test('must show all that is asked of them', async () => {
    const both = [
      { column: 4, is: 'filled' },
      { column: 0, is: 'none-of', words: ['o1'] },
    ] as const;
    expect((await idsWith(text, both)).ids).toEqual(['o2', 'o3', 'o4', 'o6']);
  });

  test('are passed over before their cells are read: what is wrong with them is no finding', async () => {
    const broken = file('o1,c,never,five,open', 'o2,c,2026-01-01,1,paid');
    const { findings, accounting } = await readRows(bytesOf(broken), {
      ...(await mappingOf(file('o2,c,2026-01-01,1,paid'))),
      only: [{ column: 4, is: 'one-of', words: ['paid'] }],
    });
    expect(findings).toEqual([]);
    expect(accounting).toMatchObject({ passed: 1, loaded: 1, refused: 0 });
  });
});

describe('cells mended by hand', () => {
  test('are read in place of what the file holds, and the row loads', async () => {
    const text = file('o1,c,2026-01-01,five,x', 'o2,"c ""2""",2026-01-02,2,x');
    const mapping = { ...(await mappingOf(file('o1,c,2026-01-01,5,x'))), edits: [{ record: 2, column: 3, value: '5' }] };
    const { rows, accounting } = await readRows(bytesOf(text), mapping);
    expect(rows).toMatchObject([
      { order_id: 'o1', amount: 50_000, line: 2 },
      { order_id: 'o2', customer_id: 'c "2"', line: 3 },
    ]);
    expect(accounting.refused).toBe(0);
  });

  test('fill a row that is too short, and are refused when they are wrong themselves', async () => {
    const text = file('o1,c,2026-01-01', 'o2,c,2026-01-02,2,x');
    const base = await mappingOf(file('o1,c,2026-01-01,5,x'));
    const filled = [
      { record: 2, column: 3, value: '7' },
      { record: 2, column: 4, value: 'x' },
    ];
    expect((await readRows(bytesOf(text), { ...base, edits: filled })).rows[0]).toMatchObject({ amount: 70_000 });
    const wrong = await readRows(bytesOf(text), { ...base, edits: [{ record: 3, column: 3, value: 'two' }] });
    expect(wrong.findings.map(({ record, value }) => [record, value])).toEqual([
      [2, undefined],
      [3, 'two'],
    ]);
    expect(await wrong.refused?.text()).toContain('two');
  });
});

describe('what the mapping adds to the cells', () => {
  test('constants fill fields in every row, texts and dates alike', async () => {
    const text = 'amount,campaign\n5,A\n6,B\n';
    const { rows } = await readRows(bytesOf(text), {
      ...(await mappingOf('amount,campaign\n5,A\n')),
      dataset: 'spend',
      columns: [
        { index: 0, name: 'amount', field: 'amount', rule: { kind: 'money', decimal: '.' } },
        { index: 1, name: 'campaign', field: 'campaign', rule: { kind: 'text' } },
      ],
      constants: { date: '2026-02-01', category: 'marketing' },
    });
    expect(rows).toMatchObject([
      { date: Date.UTC(2026, 1, 1), category: 'marketing', amount: 50_000 },
      { date: Date.UTC(2026, 1, 1), category: 'marketing', amount: 60_000 },
    ]);
  });

  test('one column may fill two fields, a prefix keeps its values apart, and an empty cell stays empty', async () => {
    const text = 'id,when,amount\n7,2026-01-01,5\n,2026-01-02,6\n';
    const { rows } = await readRows(bytesOf(text), {
      dataset: 'orders',
      encoding: 'utf-8',
      delimiter: ',',
      preamble: 0,
      columns: [
        { index: 0, name: 'id', field: 'order_id', rule: { kind: 'text' }, prefix: 'refund of ' },
        { index: 1, name: 'when', field: 'ordered_at', rule: { kind: 'instant', order: 'year-first' } },
        { index: 2, name: 'amount', field: 'amount', rule: { kind: 'money', decimal: '.' }, prefix: '-' },
        { index: 2, name: 'amount', field: 'customer_id', rule: { kind: 'text' } },
      ],
    });
    expect(rows).toMatchObject([
      { order_id: 'refund of 7', amount: -50_000, customer_id: '5' },
      { amount: -60_000, customer_id: '6' },
    ]);
    expect(rows[1]?.order_id).toBeUndefined();
  });

  test('a date and the time in another column are one instant', async () => {
    const text = 'ticket_id,created_at,hour\na,2026-01-01,09:30\n';
    const { rows } = await readRows(bytesOf(text), {
      ...(await mappingOf(text)),
      dataset: 'tickets',
      columns: [
        { index: 0, name: 'ticket_id', field: 'ticket_id', rule: { kind: 'text' } },
        { index: 1, name: 'created_at', field: 'created_at', rule: { kind: 'instant', order: 'year-first', time: 2 } },
        { index: 2, name: 'hour', rule: { kind: 'text' } },
      ],
    });
    expect(rows[0]?.created_at).toBe(Date.UTC(2026, 0, 1, 9, 30));
  });
});

describe('rows of another width', () => {
  test('keep empty surplus cells with a note; filled ones are refused', async () => {
    const text = file('o1,c,2026-01-01,1,x,,', 'o2,c,2026-01-01,1,x,y');
    const { rows, findings } = await readRows(bytesOf(text), await mappingOf(file('o1,c,2026-01-01,1,x')));
    expect(rows.map(({ order_id }) => order_id)).toEqual(['o1']);
    expect(findings.map(({ severity, reason }) => [severity, reason])).toEqual([
      ['note', 'surplus-empty'],
      ['refused', 'too-many-cells'],
    ]);
  });

  test('are refused where a mapped column stands behind a repeated one, as its cells may have moved', async () => {
    const text = 'ticket_id,Labels,Labels,created_at\na,x,y,2026-01-01\nb,x,y,2026-01-02,2026-01-03\n';
    const { accounting } = await readRows(bytesOf(text), await mappingOf(text));
    expect(accounting).toMatchObject({ loaded: 1, refused: 1 });
  });
});
