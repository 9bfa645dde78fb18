import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { inspect } from '../import/recognise/inspect';
import { sourceOfBytes } from '../import/text/byte-source';
import { QuestionEvidence } from './question-evidence';
import { QuestionForm } from './question-form';

afterEach(cleanup);

const question = {
  id: 'date-order',
  text: 'Which comes first?',
  evidence: [{ line: 214, value: '03/04/2026' }],
  answers: [
    { value: 'day-first', label: 'Day first', detail: '' },
    { value: 'month-first', label: 'Month first', detail: '' },
  ],
} as const;

test('nothing is chosen beforehand, and the answer is given once', async () => {
  const answers: string[] = [];
  render(<QuestionForm question={question} onAnswer={(value) => answers.push(value)} />);
  expect(screen.getAllByRole('radio').some((radio) => radio instanceof HTMLInputElement && radio.checked)).toBe(false);
  const button = screen.getByRole('button', { name: 'Answer' });
  expect(button).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('radio', { name: /Month first/ }));
  await userEvent.click(button);
  expect(answers).toEqual(['month-first']);
});

test('a day of one’s own is an answer to when the list was made', async () => {
  const answers: string[] = [];
  render(<QuestionForm question={{ ...question, id: 'counted-on', answers: [] }} onAnswer={(value) => answers.push(value)} />);
  await userEvent.type(screen.getByLabelText('Another day'), '2026-10-31');
  await userEvent.click(screen.getByRole('button', { name: 'Answer' }));
  expect(answers).toEqual(['2026-10-31']);
});

test('beside an order of dates stands each line with what either reading makes of it, and what is still to come', async () => {
  const text = 'responded_at,kind,score\n03/04/2020,nps,9\n05/06/2099,nps,3\n';
  const inspection = await inspect(sourceOfBytes('answers.csv', new TextEncoder().encode(text)), { zone: 'UTC' });
  const [asked] = inspection.questions;
  expect(asked?.id).toBe('date-order');
  if (!asked) return;
  render(<QuestionEvidence question={asked} inspection={inspection} />);
  const rows = screen.getAllByRole('row').map((row) => row.textContent?.replaceAll('\u00a0', ' '));
  expect(rows[1]).toMatch(/^203\/04\/20203 Apr 20204 Mar 2020$|^203\/04\/2020Apr 3, 2020Mar 4, 2020$/);
  expect(rows[2]?.match(/to come/g)).toHaveLength(2);
});

test('each order shows how its dates would fall over the year, and how many would lie after today', () => {
  const months = [0, 0, 0, 0, 0, 0, 4, 3, 2, 0, 0, 0];
  const answers = question.answers.map((each) => ({ ...each, months, afterToday: each.value === 'month-first' ? 97 : 0 }));
  render(<QuestionForm question={{ ...question, answers }} onAnswer={() => undefined} />);
  expect(screen.getByText('97 would lie after today')).toBeTruthy();
  expect(document.querySelectorAll('.month-strip')).toHaveLength(2);
});
