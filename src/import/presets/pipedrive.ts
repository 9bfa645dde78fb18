import { dealFeeds, wonWords } from './deals';
import type { Preset, Spellings } from './preset';

/** Headers are `Entity - Field`, in the language of the account. */
const deal = (...fields: Spellings): Spellings =>
  fields.flatMap((field) => [`Deal - ${field}`, `Obchod - ${field}`, `Negocio - ${field}`]);

const status = deal('Status', 'Stav', 'Estado');
const title = deal('Title', 'Název', 'Titel', 'Título');
const value = deal('Value', 'Hodnota', 'Wert', 'Valor');

export const pipedrive: readonly Preset[] = [
  {
    vendor: 'Pipedrive',
    what: 'deals',
    needs: [status],
    telling: [
      title,
      value,
      status,
      deal('Won time', 'Čas výhry', 'Gewonnen am'),
      deal('Stage', 'Fáze', 'Phase'),
      deal('Organization', 'Organizace', 'Organisation'),
      deal('Owner', 'Vlastník', 'Besitzer'),
      deal('Pipeline'),
    ],
    least: 2,
    feeds: dealFeeds({
      id: deal('ID'),
      customer: [
        ...deal('Organization ID', 'Organization', 'Organizace', 'Organisation', 'Organización'),
        'Organization - ID',
        'Organization - Name',
      ],
      contact: [
        ...deal('Contact person ID'),
        'Person - ID',
        'Person - Email (Work)',
        ...deal('Contact person', 'Kontaktní osoba', 'Kontaktperson'),
      ],
      amount: value,
      currency: deal('Currency of value', 'Currency', 'Měna hodnoty', 'Měna', 'Währung'),
      created: deal('Deal created', 'Created', 'Add time', 'Obchod vytvořen', 'Deal erstellt'),
      closed: deal('Won time', 'Čas výhry', 'Gewonnen am', 'Deal closed on', 'Closed on', 'Close time', 'Uzavřeno'),
      won: { from: status, is: 'one-of', words: wonWords },
      owner: deal('Owner', 'Vlastník', 'Besitzer'),
      channel: deal('Source channel', 'Source', 'Label'),
      plan: deal('Pipeline', 'Product'),
    }),
  },
];
