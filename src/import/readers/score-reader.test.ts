import { describe, expect, test } from 'vitest';
import { day, reading } from '../../testing/read-cells';

describe('durations', () => {
  test.each([
    ['minutes', '173', 10_380],
    ['minutes', '1:02:03', 3723],
    ['hours', '1,5', 5400],
    ['hours', '2 h 5 min', 7500],
    ['milliseconds', '1500', 2],
    ['days', '2', 172_800],
    ['clock', '26:15', 94_500],
    ['words', '2d 3h', 183_600],
    ['words', 'P1DT2H', 93_600],
    ['seconds', '-2,5', -3],
    ['words', '5', 'duration-unreadable'],
    ['seconds', '5%', 'percent'],
    ['seconds', '7.50', 'other-decimal-mark'],
  ] as const)('in %s: %s is %s', async (unit, cell, expected) => {
    const { rows, findings } = await reading('tickets', [
      ['created', 'created_at', day],
      ['handled', 'handle_seconds', { kind: 'duration', unit, decimal: ',' }],
    ])([`2026-05-11;${cell}`]);
    expect(rows[0]?.handle_seconds ?? findings[0]?.reason).toBe(expected);
  });
});

describe('scores', () => {
  test.each([
    ['csat', '1-7', '7', 5],
    ['csat', '1-10', '10', 5],
    ['csat', '0-100', '75', 4],
    ['csat', '0-100', '75 %', 4],
    ['csat', '0-10', '5', 3],
    ['csat', 'good-bad', 'Good', 5],
    ['csat', 'stars', '★★★★☆', 4],
    ['csat', 'stars', '4/5', 4],
    ['csat', 'stars', '4', 4],
    // 8 of 10 stands 7/9 of the way from 1 to 10: 1 + 7/9 × 4.
    ['csat', 'stars', '8/10', 1 + (7 / 9) * 4],
    ['csat', 'words', 'Very satisfied', 5],
    ['csat', 'words', 'unzufrieden', 2],
    ['csat', '1-5', '4/5', 4],
    ['nps', '1-5', '9', 9],
    ['nps', 'words', '9', 9],
    ['nps', '1-5', '9/10', 9],
    ['ces', '1-5', '7', 7],
    ['ces', 'words', 'Strongly agree', 7],
    ['csat', 'words', '4', 'score-mixed'],
    ['csat', '1-5', 'satisfied', 'score-mixed'],
    ['csat', '1-5', '8/10', 'score-mixed'],
    ['csat', '1-5', '6', 'score-off-scale'],
    ['csat', 'stars', '6/5', 'score-off-scale'],
    ['csat', 'stars', '0/5', 'score-off-scale'],
    ['nps', '1-5', '7.5', 'score-off-scale'],
    ['csat', '1-5', '80%', 'percent'],
    ['csat', 'words', 'blue', 'word-unknown'],
    ['csat', '1-5', '€4', 'number-unreadable'],
  ] as const)('of %s on %s: %s is %s', async (surveyKind, scale, cell, expected) => {
    const { rows, findings } = await reading(
      'surveys',
      [
        ['when', 'responded_at', day],
        ['answer', 'score', { kind: 'score', scale, decimal: '.' }],
      ],
      { surveyKind },
    )([`2026-05-11;${cell}`]);
    expect(rows[0]?.score ?? findings[0]?.reason).toBe(expected);
  });
});
