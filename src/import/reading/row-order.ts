import type { DatasetId } from '../../model/dataset';
import type { ReaderPlace } from '../readers/column-readers';

/** Fields that end what the first one begins. */
const spans: Readonly<Partial<Record<DatasetId, { readonly begin: string; readonly ends: readonly string[] }>>> = {
  leads: { begin: 'created_at', ends: ['first_response_at', 'converted_at'] },
  tickets: { begin: 'created_at', ends: ['first_response_at', 'resolved_at'] },
  customers: { begin: 'acquired_at', ends: ['churned_at'] },
};

/** Tells each end of a row that lies before its beginning. Times of which only one names its offset can't be compared here. */
export function endsBefore(
  dataset: DatasetId,
  readers: readonly ReaderPlace[],
  tell: (end: ReaderPlace, begin: ReaderPlace) => void,
): ((row: number) => void) | undefined {
  const span = spans[dataset];
  const of = (field: string) => readers.find(({ reader }) => reader.field === field && reader.instant);
  const begin = span && of(span.begin);
  const ends = span?.ends.flatMap((field) => of(field) ?? []) ?? [];
  if (!begin || ends.length === 0) return undefined;
  return (row) => {
    const start = begin.reader.instant?.(row) ?? Number.NaN;
    for (const end of ends)
      if ((end.reader.instant?.(row) ?? Number.NaN) < start && end.reader.floating?.() === begin.reader.floating?.())
        tell(end, begin);
  };
}
