import type { Preset } from './preset';

/** Which question is the one to count is found by the questions themselves. */
export const typeform: Preset = {
  vendor: 'Typeform',
  what: 'answers',
  needs: [['#'], ['Submit Date (UTC)']],
  telling: [['Start Date (UTC)'], ['Submit Date (UTC)'], ['Network ID']],
  least: 2,
  feeds: [
    {
      dataset: 'surveys',
      label: 'Answers',
      why: 'Each row is one answered form, on the day on which it was sent',
      fields: {
        response_id: ['#'],
        responded_at: { from: ['Submit Date (UTC)'], zone: 'UTC' },
        customer_id: ['customer_id', 'user_id', 'email', 'Email address'],
      },
    },
  ],
};

export const surveyMonkey: Preset = {
  vendor: 'SurveyMonkey',
  what: 'answers',
  needs: [['Respondent ID'], ['End Date', 'Start Date', 'Date Modified', 'Date Created']],
  telling: [['Respondent ID'], ['Collector ID'], ['IP Address'], ['Custom Data 1'], ['Email Address']],
  least: 2,
  feeds: [
    {
      dataset: 'surveys',
      label: 'Answers',
      why: 'Each row is one respondent; the second row of headers is not counted',
      fields: {
        response_id: ['Respondent ID'],
        responded_at: ['End Date', 'Date Modified', 'Start Date', 'Date Created'],
        customer_id: ['Email Address', 'Custom Data 1'],
      },
    },
  ],
};

export const qualtrics: Preset = {
  vendor: 'Qualtrics',
  what: 'answers',
  needs: [['EndDate', 'RecordedDate']],
  telling: [
    ['StartDate'],
    ['EndDate'],
    ['RecordedDate'],
    ['ResponseId'],
    ['Progress'],
    ['IPAddress'],
    ['Finished'],
    ['DistributionChannel'],
    ['UserLanguage'],
  ],
  least: 4,
  feeds: [
    {
      dataset: 'surveys',
      label: 'Answers',
      why: 'Each row is one response; the rows of labels and import ids are not counted, and previews are passed over',
      fields: {
        response_id: ['ResponseId', 'ResponseID'],
        responded_at: ['RecordedDate', 'EndDate'],
        customer_id: ['ExternalReference', 'ExternalDataReference', 'RecipientEmail'],
      },
      only: [{ from: ['Status'], is: 'none-of', words: ['survey preview', 'survey test', 'spam'] }],
    },
  ],
};

export const timestampNames = [
  'Timestamp',
  'Zeitstempel',
  'Horodateur',
  'Marca temporal',
  'Carimbo de data/hora',
  'Informazioni cronologiche',
  'Tijdstempel',
] as const;

export const googleForms: Preset = {
  vendor: 'Google Forms',
  what: 'answers',
  needs: [timestampNames],
  telling: [timestampNames],
  least: 1,
  feeds: [
    {
      dataset: 'surveys',
      label: 'Answers',
      why: 'Each row is one answered form',
      fields: {
        responded_at: timestampNames,
        customer_id: ['Email Address', 'E-Mail-Adresse', 'Adresse e-mail', 'Dirección de correo electrónico', 'Email'],
      },
    },
  ],
};
