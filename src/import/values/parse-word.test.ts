import { describe, expect, test } from 'vitest';
import { parseOutOf, parseScoreWord, parseVerdict } from './parse-score';
import { isDateSentinel, isMissingWord, parseFlag, parseSurveyKind } from './parse-word';

test('yes and no are read in seven languages, as signs and as digits', () => {
  for (const word of 'Yes TRUE ja Oui sí si sim vero y 1 ✓ ✔'.split(' ')) expect([word, parseFlag(word)]).toEqual([word, true]);
  for (const word of 'No false nein Non não nee falso n 0 ✗ ✘'.split(' ')) expect([word, parseFlag(word)]).toEqual([word, false]);
  expect([' TRUE ', 'maybe', ''].map(parseFlag)).toEqual([true, undefined, undefined]);
});

test('words for nothing are told from values', () => {
  for (const word of ['', ' ', '?', '-', '--', ' --', 'N/A', 'Select', 'Offered', 'NULL', '(not set)'])
    expect(isMissingWord(word)).toBe(true);
  for (const word of ['0', 'no', 'Nash', 'Selected']) expect(isMissingWord(word)).toBe(false);
});

test('a date of zeros stands for none', () => {
  expect(['0000-00-00', '0000-00-00 00:00:00', '00/00/0000', '2000-00-00'].map(isDateSentinel)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('the kinds of survey are read by their names', () => {
  expect(['NPS', 'Customer satisfaction', 'CES', 'pulse'].map(parseSurveyKind)).toEqual(['nps', 'csat', 'ces', undefined]);
});

describe('answers', () => {
  test('good is the upper end, bad the lower', () => {
    expect(['Good', 'bad', 'Offered'].map(parseVerdict)).toEqual([5, 1, undefined]);
  });

  test.each([
    ['Very satisfied', 1],
    ['satisfied', 0.75],
    ['Neither satisfied nor dissatisfied', 0.5],
    ['Dissatisfied', 0.25],
    ['very dissatisfied', 0],
    ['Sehr zufrieden', 1],
    ['unzufrieden', 0.25],
    ['Très satisfait', 1],
    ['Insatisfaite', 0.25],
    ['Muy satisfecha', 1],
    ['zeer ontevreden', 0],
    ['Molto soddisfatto', 1],
    ['muito insatisfeito', 0],
    ['Extremely happy', 1],
    ['Very unhappy', 1 / 6],
    ['Excellent', 1],
    ['Average', 0.5],
    ['Strongly agree', 1],
    ['blue', undefined],
  ])('%s stands at %d', (text, place) => expect(parseScoreWord(text)).toBe(place));

  test.each([
    ['★★★★☆', { value: 4, high: 5 }],
    ['⭐⭐⭐', { value: 3, high: 5 }],
    ['4 stars', { value: 4, high: 5 }],
    ['1 star', { value: 1, high: 5 }],
    ['4/5', { value: 4, high: 5 }],
    ['9 / 10', { value: 9, high: 10 }],
    ['4,5 von 5', { value: 4.5, high: 5 }],
    ['', undefined],
    ['4', undefined],
    ['starry', undefined],
  ])('%s names its scale', (text, expected) => expect(parseOutOf(text)).toEqual(expected));
});
