import { parseRates, type RatesOptions, type RatesReading } from '../import/rates/rates';
import { headRecords, likelyDelimiter, preambleLength } from '../import/recognise/layout';
import { provenEncoding } from '../import/text/decode';
import { theWarehouse } from './workspace';

const MOST = 16 << 20;
const ROWS = 400_000;

/** The rates in a file of any kind that holds a table. Rejects with a sentence when it holds none; asks what it does not say. */
export async function readRatesFile(file: File, options: RatesOptions): Promise<RatesReading> {
  if (file.size > MOST) throw new Error(`${file.name} is larger than a file of rates can be (16 MiB)`);
  const [table] = await (await theWarehouse()).unpack(file);
  if (!table) throw new Error(`${file.name} holds no table`);
  const raw = new Uint8Array(await table.file.arrayBuffer());
  const text = new TextDecoder(provenEncoding(raw, true) ?? 'windows-1252').decode(raw);
  const bytes = new TextEncoder().encode(text);
  const records = headRecords(bytes, likelyDelimiter(bytes, true), ROWS, true);
  const preamble = preambleLength(records);
  const header = records[preamble]?.cells.map((cell) => cell.trim());
  if (!header) throw new Error(`${file.name} is empty`);
  return parseRates(header, records.slice(preamble + 1), options);
}
