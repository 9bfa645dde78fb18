export type DatasetId = 'leads' | 'customers' | 'spend' | 'orders' | 'tickets' | 'surveys' | 'figures';

export type DimensionId = 'channel' | 'region' | 'segment' | 'plan' | 'owner' | 'campaign';

/**
 * How a field is stored: id and text as VARCHAR; instant as BIGINT milliseconds since 1970 UTC (or as wall-clock milliseconds
 * when its column is *floating*, see `Segment.ranges`); money as BIGINT ten-thousandths of the reporting currency; duration as BIGINT
 * seconds; score and number as DOUBLE; flag as BOOLEAN.
 */
export type FieldKind = 'id' | 'instant' | 'money' | 'duration' | 'score' | 'number' | 'flag' | 'text';

export type Field = {
  readonly id: string;
  readonly kind: FieldKind;
  readonly required?: true;
  /** One sentence that explains the field to the person who maps a column to it. */
  readonly help: string;
};

export type Dataset = {
  readonly id: DatasetId;
  readonly label: string;
  /** The field whose value names a record. Without it a file is keyed by its row and can update nothing. */
  readonly key?: string;
  readonly fields: readonly Field[];
  /** Takes the place of records that somebody does not have: nothing is missing without it. */
  readonly optional?: true;
};

const instant = (id: string, help: string) => ({ id, kind: 'instant', help }) as const;
const required = <F extends Field>(field: F) => ({ ...field, required: true }) as const;

export const dimensions: readonly { readonly id: DimensionId; readonly label: string }[] = [
  { id: 'channel', label: 'Channel' },
  { id: 'region', label: 'Region' },
  { id: 'segment', label: 'Segment' },
  { id: 'plan', label: 'Plan' },
  { id: 'owner', label: 'Owner' },
  { id: 'campaign', label: 'Campaign' },
];

const shared: readonly Field[] = [
  { id: 'channel', kind: 'text', help: 'Where it came from, such as paid search, referral or e-mail' },
  { id: 'region', kind: 'text', help: 'Country, state or sales region' },
  { id: 'segment', kind: 'text', help: 'Kind of customer, such as enterprise or small business' },
  { id: 'plan', kind: 'text', help: 'Plan, product or contract' },
  { id: 'owner', kind: 'text', help: 'Sales rep, agent or team' },
  { id: 'campaign', kind: 'text', help: 'Campaign that brought it' },
];

export const datasets: readonly Dataset[] = [
  {
    id: 'customers',
    label: 'Customers',
    key: 'customer_id',
    fields: [
      required({ id: 'customer_id', kind: 'id', help: 'Names the customer in every file' }),
      required(instant('acquired_at', 'When they became a customer')),
      instant('churned_at', 'When they left; empty means they are still here'),
      ...shared,
    ],
  },
  {
    id: 'leads',
    label: 'Leads',
    key: 'lead_id',
    fields: [
      { id: 'lead_id', kind: 'id', help: 'Names the lead' },
      required(instant('created_at', 'When the lead came in')),
      instant('first_response_at', 'When somebody first answered'),
      { id: 'first_response_seconds', kind: 'duration', help: 'Time to the first answer, when the export has it finished' },
      instant('converted_at', 'When the lead became a customer'),
      { id: 'converted', kind: 'flag', help: 'Whether the lead became a customer, when there is no date' },
      { id: 'customer_id', kind: 'id', help: 'The customer that the lead became' },
      ...shared,
    ],
  },
  {
    id: 'spend',
    label: 'Spend',
    fields: [
      required(instant('date', 'Day of the cost, or its first day')),
      required({ id: 'amount', kind: 'money', help: 'Cost in money' }),
      instant('end_date', 'Last day of the cost: it is spread evenly over its days'),
      { id: 'category', kind: 'text', help: 'Marketing or sales' },
      ...shared,
    ],
  },
  {
    id: 'orders',
    label: 'Orders',
    key: 'order_id',
    fields: [
      { id: 'order_id', kind: 'id', help: 'Names the order' },
      required({ id: 'customer_id', kind: 'id', help: 'The customer who ordered' }),
      required(instant('ordered_at', 'When it was ordered')),
      required({ id: 'amount', kind: 'money', help: 'Order value; a negative amount is a refund' }),
      ...shared,
    ],
  },
  {
    id: 'tickets',
    label: 'Tickets',
    key: 'ticket_id',
    fields: [
      { id: 'ticket_id', kind: 'id', help: 'Names the ticket' },
      required(instant('created_at', 'When the ticket was opened')),
      instant('first_response_at', 'When somebody first answered'),
      { id: 'first_response_seconds', kind: 'duration', help: 'Time to the first answer, when the export has it finished' },
      instant('resolved_at', 'When the ticket was solved'),
      { id: 'resolution_seconds', kind: 'duration', help: 'Time to the solution, when the export has it finished' },
      { id: 'handle_seconds', kind: 'duration', help: 'Time that somebody worked or talked' },
      { id: 'customer_id', kind: 'id', help: 'The customer who asked' },
      { id: 'reopened', kind: 'flag', help: 'Whether it was opened again after it was solved' },
      ...shared,
    ],
  },
  {
    id: 'surveys',
    label: 'Surveys',
    key: 'response_id',
    fields: [
      { id: 'response_id', kind: 'id', help: 'Names the answer' },
      required(instant('responded_at', 'When the answer was given')),
      required({ id: 'kind', kind: 'text', help: 'nps, csat or ces' }),
      required({ id: 'score', kind: 'score', help: 'The answer: 0 to 10 for NPS, 1 to 5 for CSAT after its scale is mapped' }),
      { id: 'customer_id', kind: 'id', help: 'The customer who answered' },
      { id: 'ticket_id', kind: 'id', help: 'The ticket that was judged' },
      { id: 'comment', kind: 'text', help: 'What they wrote' },
      ...shared,
    ],
  },
  {
    id: 'figures',
    label: 'Monthly totals',
    optional: true,
    fields: [
      required(instant('date', 'First day of the month, week or other span that the total is of')),
      instant('end_date', 'Last day of that span; without it the spacing of the dates decides'),
      required({ id: 'kpi', kind: 'text', help: 'Which KPI, such as CAC, churn rate or NPS' }),
      {
        id: 'numerator',
        kind: 'number',
        help: 'What is divided: spend, customers lost, seconds in all, promoters less detractors',
      },
      { id: 'denominator', kind: 'number', help: 'What it is divided by: new customers, customers at the start, answers' },
      {
        id: 'value',
        kind: 'number',
        help: 'The finished value, when there are no parts: 4.5 % or 0.045, seconds, money, points',
      },
      { id: 'n', kind: 'number', help: 'How many the value is of; without it values of several spans can\u2019t be pooled' },
      ...shared,
    ],
  },
];

/** The datasets that hold records, one row each. */
export const recordDatasets: readonly Dataset[] = datasets.filter(({ optional }) => !optional);

/** The dataset of that id. */
export function dataset(id: DatasetId): Dataset {
  const found = datasets.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`there is no dataset "${id}"`);
  return found;
}

export const isDimension = (field: string): field is DimensionId => dimensions.some(({ id }) => id === field);
