import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Col, day, reading, text } from '../../testing/read-cells';
import { csvCell } from '../reading/refused-rows';

const reasons = (findings: readonly { reason: string }[]) => findings.map(({ reason }) => reason);

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
