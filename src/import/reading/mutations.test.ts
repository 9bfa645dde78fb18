import { describe, expect, test } from 'vitest';
import { type DatasetId, dataset } from '../../model/dataset';
import { type Row, readRows, understand } from '../../testing/import-helpers';
import {
  anyStyle,
  damages,
  encode,
  linesOf,
  mutatedDatasets,
  randomOf,
  type Style,
  type TrueRow,
  truth,
} from '../../testing/mutations';
import type { QuestionId } from '../recognise/inspection';

/** How many files for each dataset; the long run is `npm run soak`. */
const FILES = Number(process.env.SOAK_FILES ?? 60);
const ROWS = 40;

/** What a person who knows the file would answer. */
const answersFor = (id: DatasetId, style: Style): Partial<Record<QuestionId, string>> => ({
  encoding: style.encoding === 'windows-1252' ? 'windows-1252' : 'utf-8',
  dataset: id,
  'date-order': style.date === 'month-first' ? 'month-first' : 'day-first',
  decimal: style.decimal,
  'survey-kind': 'nps',
});

const keyOf = (row: Row | TrueRow, id: DatasetId): string => String(row[id === 'spend' ? 'campaign' : (dataset(id).key ?? '')]);

type Verdict = { crash?: string; silent: string[]; wrongTotal?: string; whole?: string };

const same = (a: Row[string], b: TrueRow[string]): boolean => (a ?? undefined) === b;

/** Compares what was loaded with what is true: an untouched row must come out as it is or be refused, a touched one must not change unnoticed. */
async function judge(
  id: DatasetId,
  style: Style,
  rows: readonly TrueRow[],
  bytes: Uint8Array,
  touched: ReadonlySet<number>,
): Promise<Verdict> {
  let inspection: Awaited<ReturnType<typeof understand>>;
  try {
    inspection = await understand(`${id}.csv`, bytes, answersFor(id, style));
  } catch (cause) {
    if (
      cause instanceof Error &&
      cause.message.length > 20 &&
      !/undefined|TypeError|RangeError/.test(`${cause.name} ${cause.message}`)
    )
      return { silent: [], whole: cause.message };
    return { silent: [], crash: String(cause) };
  }
  if (inspection.questions.length > 0) return { silent: [], whole: `asks ${inspection.questions[0]?.text}` };
  if (inspection.mapping.dataset !== id) return { silent: [`taken for ${inspection.mapping.dataset}`] };
  try {
    const { rows: loaded, findings, groups, identityHolds, accounting } = await readRows(bytes, inspection.mapping);
    if (!identityHolds) return { silent: [], whole: 'the records do not add up' };
    const noted = new Set(findings.map(({ line }) => line));
    const byKey = new Map(loaded.map((row) => [keyOf(row, id), row]));
    const texts = new Set(
      dataset(id).fields.flatMap((field) => (field.kind === 'text' || field.kind === 'id' ? [field.id] : [])),
    );
    const silent: string[] = [];
    let lost = 0;
    rows.forEach((row, place) => {
      const found = byKey.get(keyOf(row, id));
      if (!found) {
        lost += 1;
        return;
      }
      // What a touched row's text says is what its file says; its numbers and dates must not change unnoticed.
      const judged = Object.keys(row).filter((field) => !touched.has(place) || !texts.has(field));
      const differing = judged.filter((field) => !same(found[field], row[field]));
      if (differing.length > 0 && !(touched.has(place) && noted.has(Number(found.line))))
        silent.push(
          `row ${place} ${differing.map((field) => `${field}: ${String(found[field])} for ${String(row[field])}`).join(', ')}`,
        );
    });
    const known = new Set(rows.map((row) => keyOf(row, id)));
    const strangers = loaded.filter((row) => !known.has(keyOf(row, id)) && !noted.has(Number(row.line)));
    // A letter of a touched row's key may have changed: then it is another key, which only its owner can know.
    silent.push(...strangers.slice(touched.size).map((row) => `an unknown row ${keyOf(row, id)} at line ${String(row.line)}`));
    if (
      lost > accounting.refused + accounting.footer + accounting.preamble + (accounting.blank > 0 ? 1 : 0) &&
      groups.length === 0 &&
      touched.size < lost
    )
      silent.push(`${lost} rows are gone and nothing is said of them`);
    const money = dataset(id).fields.find(({ kind }) => kind === 'money' || kind === 'score' || kind === 'duration')?.id;
    const total = (list: readonly (Row | TrueRow)[]) => list.reduce((sum, row) => sum + Number((money && row[money]) ?? 0), 0);
    const wrong =
      accounting.refused === 0 &&
      groups.length === 0 &&
      touched.size === 0 &&
      (total(loaded) !== total(rows) || loaded.length !== rows.length);
    return {
      silent,
      ...(wrong ? { wrongTotal: `${total(loaded)} of ${loaded.length} rows for ${total(rows)} of ${rows.length}` } : {}),
    };
  } catch (cause) {
    return { silent: [], crash: String(cause) };
  }
}

describe('mutated files', () => {
  test.each(mutatedDatasets)(
    'of %s: none crashes, no total is silently wrong, at most five records differ silently in a thousand files',
    async (id) => {
      const crashes: string[] = [];
      const wrong: string[] = [];
      const silent: string[] = [];
      let whole = 0;
      for (let seed = 1; seed <= FILES; seed++) {
        const random = randomOf(seed * 7919 + id.length);
        const rows = truth(id, random, ROWS);
        const style = anyStyle(random, id);
        const lines = linesOf(id, rows, style);
        const damage = damages[Math.floor(random() * damages.length)];
        if (!damage) throw new Error('there is no such damage');
        const { name, rows: touched, text, bytes } = damage(lines, style, random);
        const verdict = await judge(id, style, rows, bytes ?? encode(text, style.encoding), touched);
        const about = `seed ${seed}, ${name}, ${JSON.stringify(style)}`;
        if (verdict.crash) crashes.push(`${about}: ${verdict.crash}`);
        if (verdict.wrongTotal) wrong.push(`${about}: ${verdict.wrongTotal}`);
        silent.push(...verdict.silent.map((each) => `${about}: ${each}`));
        if (verdict.whole) whole += 1;
        if (verdict.whole && process.env.SOAK_SHOW) silent.push(`(whole) ${about}: ${verdict.whole}`);
      }
      expect.soft(crashes, `${FILES} files of ${id} tried, ${crashes.length} crashed`).toEqual([]);
      expect.soft(wrong, `${FILES} files of ${id} tried, ${wrong.length} with a silently wrong total`).toEqual([]);
      expect.soft(silent.slice(0, 20), `${FILES} files of ${id} tried, ${silent.length} records silently different`).toEqual([]);
      // A file as a whole may be refused or asked about, but that must stay the exception.
      expect(whole, `${whole} of ${FILES} files of ${id} were refused or asked about as a whole`).toBeLessThan(FILES * 0.2);
    },
  );
});
