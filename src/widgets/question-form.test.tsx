import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
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

test('nothing is chosen beforehand, the evidence names its line, and the answer is given once', async () => {
  const answers: string[] = [];
  render(<QuestionForm question={question} onAnswer={(value) => answers.push(value)} />);
  expect(screen.getByText('03/04/2026').parentElement?.textContent).toContain('line 214');
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
