import type { DatasetId } from './dataset';

/** Records that a KPI is computed from: a dataset that fills one of `anyOf` (when given), for surveys only the answers of one kind. */
export type RecordSource = { readonly dataset: DatasetId; readonly anyOf?: readonly string[]; readonly kind?: 'nps' | 'csat' };

/** What a KPI is called in people's files, and which records feed it. `synonyms` are plain spellings; case, spaces and punctuation do not
 * matter. */
type KpiName = {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly records: readonly RecordSource[];
};

const list = (text: string): readonly string[] => text.split(', ');

export const kpiNames: readonly KpiName[] = [
  {
    id: 'cac',
    label: 'Acquisition cost',
    synonyms: list('CAC, customer acquisition cost, cost per acquisition, CPA, cost per new customer, cost per customer'),
    records: [{ dataset: 'spend' }, { dataset: 'customers' }],
  },
  {
    id: 'conversion-rate',
    label: 'Conversion rate',
    synonyms: list('conversion, conversions, CR, lead conversion, lead conversion rate, lead to customer rate, win rate'),
    records: [{ dataset: 'leads', anyOf: ['converted_at', 'converted'] }],
  },
  {
    id: 'lead-response-time',
    label: 'Lead response time',
    synonyms: list('LRT, lead response, speed to lead, time to first contact, lead reply time'),
    records: [{ dataset: 'leads', anyOf: ['first_response_at', 'first_response_seconds'] }],
  },
  {
    id: 'churn-rate',
    label: 'Churn rate',
    synonyms: list('churn, logo churn, customer churn, customer churn rate, logo churn rate, attrition, attrition rate'),
    records: [{ dataset: 'customers', anyOf: ['churned_at'] }],
  },
  {
    id: 'retention-rate',
    label: 'Customer retention',
    synonyms: list('CRR, retention, retention rate, customer retention rate, logo retention, renewal rate'),
    records: [{ dataset: 'customers', anyOf: ['churned_at'] }],
  },
  {
    id: 'clv',
    label: 'Lifetime value',
    synonyms: list('CLV, LTV, CLTV, customer lifetime value, lifetime customer value'),
    records: [{ dataset: 'orders' }, { dataset: 'customers' }],
  },
  {
    id: 'nps',
    label: 'Net promoter score',
    synonyms: list('NPS, net promoter, net promoter index'),
    records: [{ dataset: 'surveys', kind: 'nps' }],
  },
  {
    id: 'csat',
    label: 'Customer satisfaction',
    synonyms: list('CSAT, satisfaction, satisfaction score, CSAT score, customer satisfaction score'),
    records: [{ dataset: 'surveys', kind: 'csat' }],
  },
  {
    id: 'first-response-time',
    label: 'First response time',
    synonyms: list('FRT, first response, first reply time, first reply, time to first response, time to first reply'),
    records: [{ dataset: 'tickets', anyOf: ['first_response_at', 'first_response_seconds'] }],
  },
  {
    id: 'handling-time',
    label: 'Handling time',
    synonyms: list('AHT, handling, average handling time, average handle time, handle time, mean handling time'),
    records: [{ dataset: 'tickets', anyOf: ['handle_seconds', 'resolved_at', 'resolution_seconds'] }],
  },
];

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const byName = new Map(kpiNames.flatMap(({ id, label, synonyms }) => [id, label, ...synonyms].map((name) => [plain(name), id])));

/** The id of the KPI that is called so; undefined for a name that no KPI has. */
export const kpiNamed = (text: string): string | undefined => byName.get(plain(text));

/** The records that feed the KPI of that id; throws for an id that no KPI has. */
export function recordsOf(kpi: string): readonly RecordSource[] {
  const found = kpiNames.find(({ id }) => id === kpi);
  if (!found) throw new Error(`there is no KPI "${kpi}"`);
  return found.records;
}
