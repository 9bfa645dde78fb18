import type { FileSummary } from '../../import/reading/summary';

/** Why a file brings nothing, as a sentence without a full stop. */
export function nothingLoaded({ accounting, findings }: Pick<FileSummary, 'accounting' | 'findings'>): string {
  const first = findings.find(({ severity }) => severity === 'refused') ?? findings[0];
  if (accounting.refused === 0 && accounting.passed > 0)
    return `none of the ${accounting.passed} rows holds a record by the mapping’s conditions, so there is nothing to import`;
  if (accounting.refused === 0) return 'the file has a header but no records, so there is nothing to import';
  return `all ${accounting.refused} records were refused, so nothing was imported. The first, in line ${first?.line}: ${first?.column ? `${first.column}: ` : ''}${first?.text}`;
}
