/** Words for "there is nothing here" in columns of dates and numbers. In text they may be somebody's name and stay. */
const missing = new Set([
  '',
  '-',
  '–',
  '—',
  '?',
  '.',
  'n/a',
  'na',
  '#n/a',
  'null',
  '(null)',
  'none',
  'nan',
  'nil',
  'unknown',
  'offered',
  '\\n',
  'not set',
  '(not set)',
]);

export const isMissingWord = (text: string): boolean => missing.has(text.trim().toLowerCase());

const yes = new Set(['yes', 'y', 'true', 't', '1', 'ja', 'oui', 'si', 'sí', 'x', 'churned', 'converted', 'won', 'closed won']);
const no = new Set(['no', 'n', 'false', 'f', '0', 'nein', 'non', 'active', 'open', 'stayed', 'lost', 'closed lost']);

/** Yes or no; undefined for any other word. */
export function parseFlag(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

const good = new Set(['good', 'happy', 'satisfied', 'positive', 'thumbs up', 'great', '👍', '😀', '😊']);
const bad = new Set(['bad', 'unhappy', 'dissatisfied', 'negative', 'thumbs down', 'poor', '👎', '😞', '😠']);

/** 5 for good words, 1 for bad ones (so that both ends of a 1–5 scale are met); undefined for others. */
export function parseVerdict(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  return good.has(word) ? 5 : bad.has(word) ? 1 : undefined;
}

export type SurveyKind = 'nps' | 'csat' | 'ces';

/** The kind of survey that a word names; undefined for others. */
export function parseSurveyKind(text: string): SurveyKind | undefined {
  const word = text.toLowerCase().replace(/[^a-z]/g, '');
  if (['nps', 'netpromoterscore', 'netpromoter', 'promoter'].includes(word)) return 'nps';
  if (['csat', 'customersatisfaction', 'satisfaction', 'satisfactionscore'].includes(word)) return 'csat';
  return ['ces', 'customereffortscore', 'customereffort', 'effort'].includes(word) ? 'ces' : undefined;
}
