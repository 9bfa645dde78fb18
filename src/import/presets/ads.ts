import type { ConditionPreset, Preset } from './preset';

const campaign = ['Campaign', 'Kampagne', 'Campagne', 'Campaña', 'Campanha', 'Campagna', 'Campaign name'];
const day = ['Day', 'Tag', 'Jour', 'Día', 'Dia', 'Giorno', 'Dag', 'Date', 'Week', 'Woche', 'Semaine', 'Month', 'Monat', 'Mois'];
const cost = ['Cost', 'Kosten', 'Coût', 'Coste', 'Costo', 'Custo'];
const code = [
  'Currency code',
  'Währungscode',
  'Code de devise',
  'Code devise',
  'Código de moneda',
  'Código da moeda',
  'Codice valuta',
  'Valutacode',
];

const starts = [
  'Reporting starts',
  'Début des rapports',
  'Début du reporting',
  'Berichtsstart',
  'Beginn des Berichts',
  'Inicio del informe',
  'Início dos relatórios',
];
const ends = [
  'Reporting ends',
  'Fin des rapports',
  'Fin du reporting',
  'Berichtsende',
  'Ende des Berichts',
  'Fin del informe',
  'Término dos relatórios',
];
const metaCampaign = [
  'Campaign name',
  'Nom de la campagne',
  'Kampagnenname',
  'Name der Kampagne',
  'Nombre de la campaña',
  'Nome da campanha',
  'Nome della campagna',
];
const adSet = [
  'Ad set name',
  "Nom de l'ensemble de publicités",
  'Name der Anzeigengruppe',
  'Anzeigengruppenname',
  'Nombre del conjunto de anuncios',
];
const spent = [
  'Amount spent',
  'Montant dépensé',
  'Ausgegebener Betrag',
  'Importe gastado',
  'Valor gasto',
  'Importo speso',
  'Besteed bedrag',
];
const metaDay = ['Day', 'Jour', 'Tag', 'Día', 'Dia', 'Giorno', 'Dag', 'date'];

const clicks = ['Clicks', 'Klicks', 'Clics', 'Cliques', 'Clic'];
const impressions = ['Impr.', 'Impressionen', 'Impressions', 'Impresiones', 'Impressões'];

export const googleAds: readonly Preset[] = [
  {
    vendor: 'Google Ads',
    what: 'costs',
    needs: [cost, campaign],
    telling: [
      ['Campaign status', 'Kampagnenstatus', 'État de la campagne'],
      ['Currency code', ...code],
      impressions,
      clicks,
      ['CTR'],
      ['Avg. CPC', 'Durchschn. CPC', 'CPC moy.'],
      ['Budget'],
      ['Search term', 'Termo de pesquisa', 'Suchbegriff'],
      ['Campaign type', 'Kampagnentyp'],
      ['Conversions', 'Conv. value'],
      ['Bid strategy type'],
      ['Optimization score'],
    ],
    least: 1,
    feeds: [
      {
        dataset: 'spend',
        label: 'Spend',
        why: 'Each row is what a campaign cost; the totals below the table are not counted',
        constants: { category: 'marketing', channel: 'Google Ads' },
        fields: { date: day, end_date: ['end_date'], amount: cost, currency: code, campaign },
      },
    ],
  },
  {
    vendor: 'Google Ads',
    what: 'costs (API)',
    needs: [['cost_micros'], ['date']],
    telling: [['cost_micros'], ['clicks'], ['impressions'], ['conversions_value']],
    least: 2,
    feeds: [
      {
        dataset: 'spend',
        label: 'Spend',
        why: 'Costs are written in millionths of the currency',
        constants: { category: 'marketing', channel: 'Google Ads' },
        fields: {
          date: ['date'],
          amount: { from: ['cost_micros'], per: 1_000_000 },
          currency: ['currency_code'],
          campaign: ['campaign name', 'campaign id', 'base_campaign', 'id'],
        },
      },
    ],
  },
];

const accountTotal: readonly ConditionPreset[] = [
  { from: metaCampaign, is: 'filled' },
  { from: adSet, is: 'filled', ever: true },
];

const meta = {
  dataset: 'spend',
  label: 'Spend',
  why: 'Each row is what an ad cost; rows without a campaign or ad set are totals of the account and are passed over',
  constants: { category: 'marketing', channel: 'Meta Ads' },
  only: accountTotal,
} as const;

const money = { amount: spent, currency: ['Currency', 'Devise', 'Währung', 'Divisa', 'Moeda'], campaign: metaCampaign };

export const metaAds: readonly Preset[] = [
  {
    vendor: 'Meta Ads',
    what: 'costs',
    needs: [spent, [...metaDay, ...starts]],
    telling: [
      metaCampaign,
      spent,
      adSet,
      ['Ad name'],
      starts,
      ends,
      ['Result indicator'],
      ['Reach'],
      ['Frequency'],
      ['Link clicks'],
      ['Impressions'],
    ],
    least: 2,
    feeds: [
      { ...meta, needs: [metaDay], fields: { date: metaDay, ...money } },
      { ...meta, needs: [starts], unless: metaDay, fields: { date: starts, end_date: ends, ...money } },
    ],
  },
  {
    vendor: 'Meta Ads',
    what: 'costs (API)',
    needs: [['ad_id'], ['date'], ['spend']],
    telling: [['ad_id'], ['inline_link_clicks'], ['impressions'], ['account_id']],
    least: 2,
    feeds: [
      {
        ...meta,
        why: 'Each row is what an ad cost on a day',
        fields: { date: ['date'], amount: ['spend'], campaign: ['campaign_name', 'ad_id'] },
      },
    ],
  },
];
