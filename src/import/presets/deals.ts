import type { ConditionPreset, FeedPreset, Has, Spellings } from './preset';

/** How a system writes its deals. */
export type DealColumns = {
  readonly id: Spellings;
  readonly customer: Spellings;
  readonly contact: Spellings;
  readonly amount: Spellings;
  readonly currency: Spellings;
  readonly created: Spellings;
  /** When the deal was won, or closed whichever way. */
  readonly closed: Spellings;
  readonly won: ConditionPreset;
  readonly owner: Spellings;
  readonly channel: Spellings;
  readonly plan: Spellings;
  readonly apart?: readonly ConditionPreset[];
};

const ids = (from: Spellings) => ({ from, list: ';' });

/** What a file of deals feeds: the won ones are orders, their customers are acquired and their contacts converted; where no contact is named,
 * the deals themselves can be counted as leads. */
export function dealFeeds(deal: DealColumns): readonly FeedPreset[] {
  const won = [deal.won, { from: deal.closed, is: 'filled' } as const, ...(deal.apart ?? [])];
  const shared = { owner: deal.owner, channel: deal.channel, plan: deal.plan };
  const asLeads = (has: Has): boolean => !has(...deal.contact);
  return [
    {
      dataset: 'orders',
      label: 'Won deals as orders',
      why: 'Each deal that was won is an order of its amount on the day on which it closed; open and lost deals are passed over',
      needs: [deal.won.from],
      fields: {
        order_id: deal.id,
        customer_id: ids([...deal.customer, ...deal.contact]),
        ordered_at: deal.closed,
        amount: deal.amount,
        currency: deal.currency,
        ...shared,
      },
      only: [...won, { from: deal.amount, is: 'filled' }],
    },
    {
      dataset: 'customers',
      label: 'Customers won',
      why: 'A customer is acquired on the day on which their first deal was won',
      repeated: 'earliest',
      needs: [deal.won.from],
      fields: { customer_id: ids([...deal.customer, ...deal.contact]), acquired_at: deal.closed, ...shared },
      only: won,
    },
    {
      dataset: 'leads',
      label: 'Leads converted',
      why: 'The contact of a deal that was won is a lead that converted on that day (of several contacts the first, with a note); leads that you have imported are completed',
      completes: true,
      repeated: 'earliest',
      needs: [deal.won.from, deal.contact],
      fields: { lead_id: ids(deal.contact), converted_at: deal.closed },
      only: [...won, { from: deal.contact, is: 'filled' }],
    },
    {
      dataset: 'leads',
      label: 'Deals as leads',
      why: 'To be on only when you import no leads from elsewhere: each deal is then a lead from the day on which it was created',
      on: asLeads,
      needs: [deal.id],
      fields: { lead_id: deal.id, created_at: deal.created, ...shared },
      ...(deal.apart ? { only: deal.apart } : {}),
    },
    {
      dataset: 'leads',
      label: 'Deals won, as converted leads',
      why: 'To be on together with “Deals as leads”: deals that were won then convert the leads that they stand for',
      on: asLeads,
      completes: true,
      needs: [deal.won.from],
      fields: { lead_id: deal.id, converted_at: deal.closed },
      only: won,
    },
  ];
}

/** Words for a deal that was won. */
export const wonWords: readonly string[] = [
  'won',
  'closed won',
  'closedwon',
  'closed - won',
  'closed/won',
  'deal won',
  'gewonnen',
  'abgeschlossen und gewonnen',
  'gagné',
  'gagnée',
  'fermée gagnée',
  'ganado',
  'ganada',
  'cerrada ganada',
  'ganho',
  'ganha',
  'vinto',
  'chiuso vinto',
  'gewonnen deal',
  'vyhráno',
  'vyhraný',
];
export const yesWords: readonly string[] = ['true', 'yes', '1', 'ja', 'oui', 'si', 'sí', 'sim'];
