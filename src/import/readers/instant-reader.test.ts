import { describe, expect, test } from 'vitest';
import { type Col, day, reading, text } from '../../testing/read-cells';
import type { Rule } from '../mapping';

const reasons = (findings: readonly { reason: string }[]) => findings.map(({ reason }) => reason);

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
    ['excel-1900', '45000,643055556', '2023-03-15T15:26:00.000Z', ['created_at']],
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
