import { expect, test } from 'vitest';
import { sourceOfBytes } from '../text/byte-source';
import { inspect } from './inspect';
import { formAgain } from './same-form';

const look = (text: string) =>
  inspect(sourceOfBytes('tickets.csv', new TextEncoder().encode(text), Date.UTC(2026, 2, 5)), { zone: 'UTC' });

const head = 'ticket_id,created_at,first_response_at';
const first = `${head}\n1,25/03/2026 09:00,25/03/2026 10:00\n`;

test('the same columns are read as before, whatever stands before them now, and without cells mended by hand', async () => {
  const { mapping } = await look(first);
  const former = { ...mapping, vendor: 'Zendesk', edits: [{ record: 2, column: 0, value: '9' }] };
  const again = formAgain(await look(first.replaceAll(',', ';')), former);
  if ('changed' in again) throw new Error(again.changed);
  expect(again.mapping).toEqual({ ...mapping, vendor: 'Zendesk', delimiter: ';' });
});

test.each([
  ['a column that went', 'ticket_id,created_at\n1,25/03/2026 09:00\n', '“first_response_at” gone'],
  ['a column that came', `${head},channel\n1,25/03/2026 09:00,25/03/2026 10:00,mail\n`, '“channel” new'],
  ['another order', 'created_at,ticket_id,first_response_at\n25/03/2026 09:00,1,25/03/2026 10:00\n', 'another order'],
  ['dates the other way round', `${head}\n1,03/25/2026 09:00,03/25/2026 10:00\n`, 'now written in another order'],
])('%s is a changed form, and is named', async (_, text, words) => {
  const { mapping } = await look(first);
  const again = formAgain(await look(text), mapping);
  expect('changed' in again ? again.changed : '').toContain(words);
});
