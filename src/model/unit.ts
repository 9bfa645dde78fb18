/** Base units: share 0…1, money in currency units, seconds, points −100…+100, score 1…5, count. */
export type Unit = 'share' | 'money' | 'seconds' | 'points' | 'score' | 'count';
