import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, readRows, realFile, understand } from '../../testing/import-helpers';
import { inspect } from '../recognise/inspect';
import { recordCounter } from '../text/record-count';
import { cellText, tokenizer } from '../text/tokenize';

/** All records of a text as cells. */
function cellsOf(bytes: Uint8Array, delimiter = ','): string[][] {
  const records: string[][] = [];
  const tokens = tokenizer(delimiter.charCodeAt(0), (token) => {
    records.push(token.flaw ? [`(${token.flaw})`] : Array.from({ length: token.cells }, (_, index) => cellText(token, index)));
  });
  tokens.push(bytes);
  tokens.end();
  return records;
}

type Records = readonly Readonly<Record<string, string>>[];

/** Two of the expectations are disputed, and RFC 4180 decides that a cell is what the file says: one file is kept with other line ends than
 * its JSON, the other JSON has another telephone number than its file, and no list. */
const disputed: Readonly<Record<string, (expected: Records) => Records>> = {
  'newlines_crlf.csv': (expected) => expected.map((record) => ({ ...record, a: record.a?.replace('\r\n', '\n') ?? '' })),
  'location_coordinates.csv': (expected) => expected.map((record) => ({ ...record, 'Contact Phone Number': '2095257564' })),
};

test.each(readdirSync('src/testing/files/csv/spectrum/csvs'))('the spectrum file %s reads as its JSON says', (name) => {
  const [header = [], ...records] = cellsOf(realFile(`csv/spectrum/csvs/${name}`));
  const json = readFileSync(`src/testing/files/csv/spectrum/json/${name.replace('.csv', '.json')}`, 'utf8');
  const expected = ([] as Records).concat(JSON.parse(json) as Records);
  const found = records.map((cells) => Object.fromEntries(header.map((field, index) => [field, cells[index]])));
  expect(found).toEqual(disputed[name]?.(expected) ?? expected);
});

/** Answers each question with its first answer, so that whatever can be read is read. */
async function readAnyhow(name: string, bytes: Uint8Array) {
  let inspection = await understand(name, bytes);
  for (let round = 0; round < 12; round++) {
    const [question] = inspection.questions;
    const [first] = question?.answers ?? [];
    if (!question || !first) break;
    inspection = await understand(name, bytes, { ...inspection.answered, [question.id]: first.value });
  }
  return { inspection, report: await readRows(bytes, inspection.mapping) };
}

const duckdb = '../shared/data/csv/duckdb';

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : name === 'LICENSE' ? [] : [path];
  });
}

describe('files that other readers were broken with', () => {
  test('each is read with its books in balance, or refused with a sentence', async () => {
    const broken: string[] = [];
    let read = 0;
    for (const path of filesBelow(duckdb)) {
      const bytes = new Uint8Array(readFileSync(path));
      try {
        const { report } = await readAnyhow(path.slice(duckdb.length + 1), bytes);
        read += 1;
        if (!report.identityHolds) broken.push(`${path}: its books do not balance`);
        const { records, header, preamble, footer, blank, passed, loaded, refused } = report.accounting;
        if (records !== header + preamble + footer + blank + passed + loaded + refused)
          broken.push(`${path}: a record is missing`);
      } catch (cause) {
        const sentence = cause instanceof Error && cause.name === 'Error' && cause.message.split(' ').length > 3;
        if (!sentence) broken.push(`${path}: ${String(cause)}`);
      }
    }
    expect(broken, `${read} read`).toEqual([]);
  });

  test('the tokenizer and the independent count agree on each, whatever the delimiter', () => {
    const differing: string[] = [];
    for (const path of filesBelow(duckdb)) {
      const bytes = new Uint8Array(readFileSync(path));
      for (const delimiter of [',', ';', '\t', '|']) {
        const counter = recordCounter(delimiter);
        counter.push(bytes);
        const counted = counter.end();
        const tokenized = cellsOf(bytes, delimiter).length;
        if (counted !== tokenized) differing.push(`${path} by ${JSON.stringify(delimiter)}: ${tokenized} and ${counted}`);
      }
    }
    expect(differing).toEqual([]);
  });
});

describe('what is no table of records', () => {
  const header = 'order_id,customer_id,ordered_at,amount';
  const within5Seconds = async (work: () => Promise<unknown>): Promise<string> => {
    const began = performance.now();
    const message = await work().then(
      () => 'read',
      (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
    );
    expect(performance.now() - began).toBeLessThan(5000);
    return message;
  };

  test('10,000 columns are looked at and asked about', async () => {
    const wide = Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',');
    const said = await within5Seconds(() => understand('wide.csv', bytesOf(`${wide}\n${wide}\n`)));
    expect(said).toBe('read');
  });

  test('a line of 24 MB is refused with its number', async () => {
    const bytes = bytesOf(`${header}\no1,c1,2026-02-03,5\n${'x'.repeat(24 << 20)}\n`);
    const mapping = (await understand('orders.csv', bytesOf(`${header}\no1,c1,2026-02-03,5\n`))).mapping;
    expect(await within5Seconds(() => readRows(bytes, mapping))).toMatch(/line 3 is longer than 16 MiB/);
  });

  test('a quote that never closes costs its own line only', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `o${index},c1,2026-02-03,5`);
    rows[100] = 'o100,"c1,2026-02-03,5';
    const bytes = bytesOf(`${header}\n${rows.join('\n')}\n`);
    const { mapping } = await understand('orders.csv', bytesOf(`${header}\no1,c1,2026-02-03,5\n`));
    const { accounting, findings } = await readRows(bytes, mapping);
    expect(accounting).toMatchObject({ loaded: 19_999, refused: 1 });
    expect(findings[0]).toMatchObject({ line: 102, reason: 'unclosed-quote' });
  });

  test('a 4 GB file is looked at by its head and a few slices, not whole', async () => {
    let asked = 0;
    const line = bytesOf('o1,c1,2026-02-03,5\n');
    const claim = {
      name: 'huge.csv',
      size: 4 * 1024 ** 3,
      modified: 0,
      read: async (start: number, end: number) => {
        asked += end - start;
        const bytes = new Uint8Array(end - start);
        for (let at = 0; at < bytes.length; at++) bytes[at] = line[(start + at) % line.length] ?? 0;
        if (start === 0) bytes.set(bytesOf(`${header}\n`));
        return bytes;
      },
    };
    expect(await within5Seconds(() => inspect(claim, { zone: 'UTC' }))).toBe('read');
    expect(asked).toBeLessThan(80 << 20);
  });

  test('dates and numbers that would make a careless pattern run for ever are refused at once', async () => {
    const { mapping } = await understand('orders.csv', bytesOf(`${header}\no1,c1,2026-02-03,5\n`));
    const evil = [
      '1'.repeat(50_000),
      ' '.repeat(50_000),
      '1 '.repeat(25_000),
      '.'.repeat(50_000),
      '1,'.repeat(25_000),
      '-'.repeat(50_000),
    ];
    const rows = evil.flatMap((cell) => [`o,c,"${cell}",5`, `o,c,2026-02-03,"${cell}"`]);
    const said = await within5Seconds(async () => {
      const { accounting } = await readRows(bytesOf(`${header}\n${rows.join('\n')}\n`), mapping);
      expect(accounting.loaded).toBe(0);
    });
    expect(said).toBe('read');
  });
});
