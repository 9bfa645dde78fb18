import { kpiNamed } from '../../model/kpi-names';
import type { MappableField } from '../recognise/fields';
import { TextBuilder } from './column-builder';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Reads the name of a KPI ("Logo churn") into its id; other names are refused. */
export function kpiReader(field: MappableField, name: string, capacity: number) {
  const builder = new TextBuilder(capacity);
  return {
    field: field.id,
    turn: 2 as const,
    commit: (row: number) => builder.commit(row),
    take: (rows: number) => builder.take(rows),
    sum: () => builder.sum(),
    read(bytes: Uint8Array, start: number, end: number, row: number) {
      builder.skip(row);
      const text = decoder.decode(bytes.subarray(start, end)).trim();
      if (text === '')
        return { reason: 'empty', text: `${name} is empty, and a record can't do without it`, group: 'cell is empty' };
      const id = kpiNamed(text);
      if (!id) {
        return {
          reason: 'kpi-unknown',
          text: `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}” is none of the KPIs, such as CAC, churn rate or NPS`,
          group: 'not the name of a KPI',
        };
      }
      const spelled = encoder.encode(id);
      builder.write(row, spelled, 0, spelled.length);
      return undefined;
    },
  };
}
