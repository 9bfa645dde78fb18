/** What a KPI is called in people's files. `synonyms` are plain spellings; case, spaces and punctuation do not matter. */
type KpiName = { readonly id: string; readonly label: string; readonly synonyms: readonly string[] };

const list = (text: string): readonly string[] => text.split(', ');

export const kpiNames: readonly KpiName[] = [
  {
    id: 'cac',
    label: 'Acquisition cost',
    synonyms: list('CAC, customer acquisition cost, cost per acquisition, CPA, cost per new customer, cost per customer'),
  },
  {
    id: 'conversion-rate',
    label: 'Conversion rate',
    synonyms: list('conversion, conversions, CR, lead conversion, lead conversion rate, lead to customer rate, win rate'),
  },
  {
    id: 'lead-response-time',
    label: 'Lead response time',
    synonyms: list('LRT, lead response, speed to lead, time to first contact, lead reply time'),
  },
  {
    id: 'churn-rate',
    label: 'Churn rate',
    synonyms: list('churn, logo churn, customer churn, customer churn rate, logo churn rate, attrition, attrition rate'),
  },
  {
    id: 'retention-rate',
    label: 'Customer retention',
    synonyms: list('CRR, retention, retention rate, customer retention rate, logo retention, renewal rate'),
  },
  {
    id: 'clv',
    label: 'Lifetime value',
    synonyms: list('CLV, LTV, CLTV, customer lifetime value, lifetime customer value'),
  },
  { id: 'nps', label: 'Net promoter score', synonyms: list('NPS, net promoter, net promoter index') },
  {
    id: 'csat',
    label: 'Customer satisfaction',
    synonyms: list('CSAT, satisfaction, satisfaction score, CSAT score, customer satisfaction score'),
  },
  {
    id: 'first-response-time',
    label: 'First response time',
    synonyms: list('FRT, first response, first reply time, first reply, time to first response, time to first reply'),
  },
  {
    id: 'handling-time',
    label: 'Handling time',
    synonyms: list('AHT, handling, average handling time, average handle time, handle time, mean handling time'),
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
