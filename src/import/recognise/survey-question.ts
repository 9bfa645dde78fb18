import type { SurveyKind } from '../values/parse-word';
import type { ColumnFacts } from './column-facts';

const asks =
  /\?|on a scale|how likely|how satisfied|how easy|recommend|rate\b|rating|score|weiterempf|zufrieden|bewert|recommand|satisfait|recomend|satisfe|consigli|aanbevel|tevreden|\bnps\b|csat/i;

/** Columns that could hold the answer of a survey: numbers from 0 to 10 (or a few words) under a header that asks something. */
export function scoreCandidates(header: readonly string[], facts: readonly ColumnFacts[]): readonly number[] {
  return header.flatMap((name, index) => {
    const column = facts[index];
    return column && asks.test(name) && column.filled > 0 && column.numbers >= 0.9 && column.low >= 0 && column.high <= 10
      ? [index]
      : [];
  });
}

const wordings: readonly (readonly [SurveyKind, RegExp])[] = [
  ['nps', /\bnps\b|net.?promoter|recommend|weiterempf|recommand|recomend|consigli|aanbevel|promoter/i],
  ['ces', /\bces\b|effort|how easy|wie einfach|wie leicht|facile|fácil|gemakkelijk/i],
  ['csat', /csat|satisf|zufrieden|satisfa|soddisf|tevreden|happy|stars?\b/i],
];

/** The kind of survey that the words of a question, of a file's name or of a header tell; undefined when none or several do. */
export function kindInWords(...texts: readonly string[]): SurveyKind | undefined {
  for (const text of texts) {
    const kinds = wordings.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
    if (kinds.length === 1) return kinds[0];
  }
  return undefined;
}
