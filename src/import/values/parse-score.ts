const good = new Set([
  'good',
  'happy',
  'satisfied',
  'positive',
  'thumbs up',
  'great',
  'gut',
  'bien',
  'bon',
  'bueno',
  'goed',
  'buono',
  'bom',
  '👍',
  '😀',
  '😊',
  '🙂',
  '😃',
]);
const bad = new Set([
  'bad',
  'unhappy',
  'dissatisfied',
  'negative',
  'thumbs down',
  'poor',
  'schlecht',
  'mauvais',
  'malo',
  'slecht',
  'cattivo',
  'mau',
  '👎',
  '😞',
  '😠',
  '🙁',
  '😡',
]);

/** Lower-case words parted by single spaces, without accents. */
const plain = (text: string): string => (/^[A-Za-z ]*$/.test(text) ? text.trim().toLowerCase() : folded(text));

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^good, i.m satisfied$|^bad, i.m unsatisfied$/, (whole) => whole.slice(0, 4).replace(',', ''))
    .replace(/[^\p{L}\p{N}\p{So}]+/gu, ' ')
    .trim();

/** 5 for good words, 1 for bad ones (so that both ends of a 1–5 scale are met); undefined for others. */
export function parseVerdict(text: string): number | undefined {
  if (text.length > 40) return undefined;
  const word = plain(text);
  return good.has(word) ? 5 : bad.has(word) ? 1 : undefined;
}

/** Words by their place between the worst (0) and the best (1). Freshdesk's seven faces and the seven steps of agreement keep their sevenths. */
const places: readonly (readonly [number, readonly string[]])[] = [
  [
    0,
    [
      'very dissatisfied',
      'very unsatisfied',
      'extremely dissatisfied',
      'completely dissatisfied',
      'extremely unhappy',
      'terrible',
      'very poor',
      'very bad',
      'awful',
      'strongly disagree',
      'very difficult',
      'extremely difficult',
      'sehr unzufrieden',
      'sehr schlecht',
      'tres insatisfait',
      'tres mecontent',
      'pas du tout satisfait',
      'tres mauvais',
      'muy insatisfecho',
      'muy malo',
      'zeer ontevreden',
      'heel ontevreden',
      'zeer slecht',
      'molto insoddisfatto',
      'pessimo',
      'muito insatisfeito',
      'muito ruim',
    ],
  ],
  [1 / 6, ['very unhappy', 'disagree']],
  [
    0.25,
    [
      'dissatisfied',
      'unsatisfied',
      'somewhat dissatisfied',
      'poor',
      'bad',
      'difficult',
      'unzufrieden',
      'eher unzufrieden',
      'schlecht',
      'insatisfait',
      'pas satisfait',
      'mecontent',
      'mauvais',
      'insatisfecho',
      'malo',
      'ontevreden',
      'slecht',
      'insoddisfatto',
      'scarso',
      'insatisfeito',
      'ruim',
    ],
  ],
  [2 / 6, ['unhappy', 'somewhat disagree', 'slightly disagree']],
  [
    0.5,
    [
      'neutral',
      'neither',
      'neither satisfied nor dissatisfied',
      'neither agree nor disagree',
      'ok',
      'okay',
      'just okay',
      'average',
      'fair',
      'acceptable',
      'weder noch',
      'mittelmassig',
      'teils teils',
      'befriedigend',
      'neutre',
      'moyen',
      'ni satisfait ni insatisfait',
      'regular',
      'ni satisfecho ni insatisfecho',
      'neutraal',
      'gemiddeld',
      'neutrale',
      'sufficiente',
      'neutro',
      'medio',
    ],
  ],
  [4 / 6, ['happy', 'somewhat agree', 'slightly agree']],
  [
    0.75,
    [
      'satisfied',
      'somewhat satisfied',
      'good',
      'easy',
      'zufrieden',
      'eher zufrieden',
      'gut',
      'satisfait',
      'content',
      'bon',
      'bien',
      'satisfecho',
      'bueno',
      'tevreden',
      'goed',
      'soddisfatto',
      'buono',
      'satisfeito',
      'bom',
    ],
  ],
  [5 / 6, ['very happy', 'agree']],
  [
    1,
    [
      'very satisfied',
      'extremely satisfied',
      'completely satisfied',
      'extremely happy',
      'excellent',
      'awesome',
      'outstanding',
      'very good',
      'strongly agree',
      'very easy',
      'extremely easy',
      'sehr zufrieden',
      'sehr gut',
      'ausgezeichnet',
      'tres satisfait',
      'tres content',
      'tres bon',
      'muy satisfecho',
      'muy bueno',
      'excelente',
      'zeer tevreden',
      'heel tevreden',
      'uitstekend',
      'zeer goed',
      'molto soddisfatto',
      'ottimo',
      'eccellente',
      'muito satisfeito',
      'muito bom',
      'otimo',
    ],
  ],
];

const feminine = (word: string): readonly string[] =>
  /(?:satisfait|content)$/.test(word)
    ? [`${word}e`, `${word}s`, `${word}es`]
    : /(?:fecho|feito|fatto)$/.test(word)
      ? [`${word.slice(0, -1)}a`]
      : [];

const placeOf = new Map(
  places.flatMap(([place, words]) => words.flatMap((word) => [word, ...feminine(word)].map((form) => [form, place] as const))),
);

/** Where a word of satisfaction, agreement or ease stands between the worst (0) and the best answer (1); undefined for others. */
export const parseScoreWord = (text: string): number | undefined => (text.length > 60 ? undefined : placeOf.get(plain(text)));

/** The scale that a cell names itself: `4/5`, `4 out of 5`, `★★★★☆`, `4 stars`, `⭐⭐⭐`; undefined for anything else. */
export function parseOutOf(text: string): { readonly value: number; readonly high: number } | undefined {
  if (text.length > 40) return undefined;
  const cell = text.trim().toLowerCase().replaceAll('\ufe0f', '');
  const fraction = /^(\d{1,3}(?:[.,]\d{1,2})?) ?(?:\/|out of|von|sur|de|van|su) ?(\d{1,3})(?: ?(?:stars?|sterne?))?$/.exec(cell);
  if (fraction) return { value: Number((fraction[1] ?? '').replace(',', '.')), high: Number(fraction[2]) };
  const named =
    /^(\d(?:[.,]\d{1,2})?) ?(?:-? ?stars?|sterne?|etoiles?|étoiles?|estrellas?|estrelas?|sterren|ster|stelle|stella|★|⭐)$/.exec(
      cell,
    );
  if (named) return { value: Number((named[1] ?? '').replace(',', '.')), high: 5 };
  const drawn = /^([★⭐]{0,10})([☆✩]{0,10})$/.exec(cell);
  if (!drawn || cell === '') return undefined;
  const value = drawn[1]?.length ?? 0;
  const empty = drawn[2]?.length ?? 0;
  return { value, high: empty > 0 ? value + empty : Math.max(5, value) };
}
