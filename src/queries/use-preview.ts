import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { firstAndOddRows, refusedRowsOf, type ShownRow } from '../import/reading/preview-rows';
import { type ReadRow, readPreview } from '../import/reading/preview-value';
import type { Finding } from '../import/reading/summary';
import { sourceOfFile } from '../import/text/byte-source';
import { ratesFor, useRates } from '../store/rates';
import { useSettings } from '../store/settings';
import type { Staged } from '../store/staged';

export type PreviewMode = 'odd' | 'refused';
export type PreviewLine = ShownRow & { readonly read?: ReadRow };

/** The rows of a staged table as they stand in the file, with what the import would read in each cell. Earlier ones stay until new are there. */
export function usePreview({ id, file, inspection, prepared }: Staged, mode: PreviewMode): readonly PreviewLine[] | undefined {
  const { currency, zone } = useSettings();
  const rates = useRates();
  const mapping = inspection?.mapping;
  const findings: readonly Finding[] = prepared[0]?.summary.findings ?? [];
  const { data } = useQuery({
    queryKey: ['preview', id, mode, mapping, prepared[0]?.id ?? 'none', currency, zone, rates],
    enabled: mapping !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    queryFn: async ({ signal }) => {
      if (!mapping) return [];
      const source = sourceOfFile(file);
      const choose = mode === 'odd' ? firstAndOddRows : refusedRowsOf;
      const rows = await choose(source, mapping, findings, signal);
      const records = rows.filter(({ role }) => role === 'record');
      const open = mapping.columns.some(({ field, rule }) => field && rule.kind === 'instant' && rule.order === 'unknown');
      const read = open ? [] : await readPreview(records, mapping, { currency, zone, rates: ratesFor(currency) });
      const byRecord = new Map(read.map((row) => [row.record, row]));
      return rows.map((row): PreviewLine => ({ ...row, read: row.role === 'record' ? byRecord.get(row.record) : undefined }));
    },
  });
  return data;
}
