import type { Grade } from '../kpi/readiness';

/** A grade in a word. */
export const gradeWords: Readonly<Record<Grade, string>> = {
  fine: 'Fine',
  watch: 'Watch',
  weak: 'Weak',
  missing: 'Missing',
  none: 'Nothing to judge',
};

/** The mark of a grade. */
export const gradeShapes = { fine: 'fine', watch: 'watch', weak: 'weak', missing: 'bad', none: 'unknown' } as const;
