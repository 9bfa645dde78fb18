import { kpis } from '../kpi/registry';
import { type DatasetId, dataset } from '../model/dataset';

/** The KPIs that a dataset feeds, in short words: "CAC, conversion". */
export const feedsWords = (id: DatasetId): string =>
  dataset(id).optional
    ? 'any KPI whose records you don’t have'
    : kpis
        .filter(({ needs }) => needs.some((files) => files.some((need) => need.dataset === id)))
        .map(({ short }) => short.toLowerCase().replace(/^(cac|clv|nps|csat)$/, (word) => word.toUpperCase()))
        .join(', ');
