import { cleanup, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Choice, Segmented } from './choice';
import './theme.css';

afterEach(cleanup);

const grains = [
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter', disabled: true },
  { value: 'year', label: 'Year' },
] as const;
type Grain = (typeof grains)[number]['value'];

function Grains({ form: Form }: { form: typeof Choice | typeof Segmented }) {
  const [grain, setGrain] = useState<Grain>('month');
  return (
    <>
      <Form<Grain> label="By" value={grain} options={grains} onChange={setGrain} />
      <output>{grain}</output>
    </>
  );
}

const chosen = () => screen.getByRole('status').textContent;

test('a list has a name and gives back the value of the option that was chosen', async () => {
  render(<Grains form={Choice} />);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'By' }), 'Year');
  expect(chosen()).toBe('year');
  expect(screen.getByRole<HTMLOptionElement>('option', { name: 'Quarter' }).disabled).toBe(true);
});

test('Tab reaches the chosen one of a few, arrow keys change it and pass over what is not to be had', async () => {
  render(<Grains form={Segmented} />);
  expect(screen.getByRole('radiogroup', { name: 'By' })).toBeTruthy();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Month' }));
  await userEvent.keyboard('{ArrowRight}');
  expect(chosen()).toBe('year');
});

test('whoever moves by keyboard sees which of a few has the focus', async () => {
  render(<Grains form={Segmented} />);
  await userEvent.tab();
  const label = screen.getByText('Month', { selector: 'label' });
  expect(getComputedStyle(label).outlineStyle).toBe('solid');
  expect(getComputedStyle(label).outlineWidth).toBe('2px');
});

test('two controls of the same options do not share their choice', async () => {
  render(
    <>
      <Segmented<Grain> label="First" value="week" options={grains} onChange={() => undefined} />
      <Segmented<Grain> label="Second" value="year" options={grains} onChange={() => undefined} />
    </>,
  );
  const checked = screen.getAllByRole<HTMLInputElement>('radio').filter((radio) => radio.checked);
  expect(checked.map(({ value }) => value)).toEqual(['week', 'year']);
});
