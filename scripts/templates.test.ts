import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { datasets } from '../src/model/dataset';
import { bytesOf, readRows, understand } from '../src/testing/import-helpers';

describe.each(datasets)('the template for $id', ({ id, label, fields }) => {
  const text = readFileSync(resolve(import.meta.dirname, `../public/templates/${id}.csv`), 'utf8');

  test('has a column for every field of the dataset, and no other', () => {
    expect(text.split(/\r?\n/)[2]?.split(',')).toEqual(fields.map((field) => field.id));
  });

  test('begins with two lines of notes that name the dataset and each field that a row needs', () => {
    const [what = '', needed = ''] = text.split(/\r?\n/);
    expect(what).toContain(`# ${label}: one row for each`);
    for (const field of fields.filter(({ required }) => required)) expect(needed).toContain(field.id);
  });

  test('is understood without a question and loads its two rows; the notes are declared, not read', async () => {
    const inspection = await understand(`${id}.csv`, bytesOf(text));
    expect(inspection.mapping.dataset).toBe(id);
    expect(inspection.questions).toEqual([]);
    const { accounting, groups, identityHolds } = await readRows(bytesOf(text), inspection.mapping);
    expect(accounting).toMatchObject({ records: 5, preamble: 2, header: 1, loaded: 2, refused: 0 });
    expect(groups).toEqual([]);
    expect(identityHolds).toBe(true);
  });
});
