/** Words for "there is nothing here" in columns of dates, numbers and ids. In text they may be somebody's name and stay. */
const missing = new Set([
  '',
  '-',
  '--',
  '---',
  '–',
  '—',
  '?',
  '??',
  '.',
  'n/a',
  'n.a.',
  'na',
  '#n/a',
  '#null!',
  'null',
  '(null)',
  'none',
  '(none)',
  'nan',
  'nat',
  'nil',
  'undefined',
  'unknown',
  'offered',
  'unoffered',
  'select',
  'k.a.',
  'k. a.',
  '\\n',
  'not set',
  '(not set)',
  '(blank)',
  'never',
]);

export const isMissingWord = (text: string): boolean => text.length <= 24 && missing.has(text.trim().toLowerCase());

/** Dates that exports write for "no date". */
export const isDateSentinel = (text: string): boolean =>
  /^(?:0000[-/]00[-/]00|00[-./]00[-./]0000)(?:[ T]00:00(?::00(?:\.0+)?)?)?$/.test(text.trim());

const yes = new Set(
  'yes y true t 1 on ja j oui o si sì sí s sim vero v verdadeiro verdadero wahr vrai waar x ✓ ✔ ✔️ ✅ ☑ checked churned converted won'.split(
    ' ',
  ),
).add('closed won');
const no = new Set(
  'no n false f 0 off nein nee non não nao falso falsch faux onwaar ✗ ✘ ❌ ☐ unchecked active open stayed lost'.split(' '),
).add('closed lost');

/** Yes or no in English, German, French, Spanish, Portuguese, Dutch and Italian; undefined for any other word. */
export function parseFlag(text: string): boolean | undefined {
  if (text.length > 24) return undefined;
  const word = text.trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

export type SurveyKind = 'nps' | 'csat' | 'ces';

/** The kind of survey that a word names; undefined for others. */
export function parseSurveyKind(text: string): SurveyKind | undefined {
  if (text.length > 64) return undefined;
  const word = text.toLowerCase().replace(/[^a-z]/g, '');
  if (['nps', 'netpromoterscore', 'netpromoter', 'promoter'].includes(word)) return 'nps';
  if (['csat', 'customersatisfaction', 'satisfaction', 'satisfactionscore'].includes(word)) return 'csat';
  return ['ces', 'customereffortscore', 'customereffort', 'effort'].includes(word) ? 'ces' : undefined;
}
