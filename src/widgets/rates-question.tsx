import type { RatesOptions, RatesReading } from '../import/rates/rates';

/** What a file of rates does not say. */
export type Asks = NonNullable<RatesReading['asks']>;
type Answer = { readonly label: string; readonly given: Partial<RatesOptions> };

/** What a question of a file of rates may be answered with. */
function answersTo(asks: Asks, reporting: string): { readonly text: string; readonly answers: readonly Answer[] } {
  switch (asks.id) {
    case 'direction':
      return {
        text: `What does ${asks.value} beside ${asks.currency} mean?`,
        answers: [
          { label: `1 ${asks.base} is ${asks.value} ${asks.currency}`, given: { direction: 'units-per-base', base: asks.base } },
          { label: `1 ${asks.currency} is ${asks.value} ${asks.base}`, given: { direction: 'base-per-unit', base: asks.base } },
        ],
      };
    case 'date-order':
      return {
        text: `Which comes first in ${asks.value}?`,
        answers: [
          { label: 'The day', given: { order: 'day-first' } },
          { label: 'The month', given: { order: 'month-first' } },
        ],
      };
    case 'base':
      return {
        text: 'Against which currency are its rates?',
        answers: [...new Set([reporting, 'EUR', 'USD', 'GBP', 'CHF'])].map((base) => ({ label: base, given: { base } })),
      };
  }
}

/** Asks what a file of rates does not say, a button for each answer. */
export function RatesQuestion({
  asks,
  reporting,
  onAnswer,
}: {
  asks: Asks;
  reporting: string;
  onAnswer(given: Partial<RatesOptions>): void;
}) {
  const { text, answers } = answersTo(asks, reporting);
  return (
    <fieldset className="row wrap">
      <legend className="strong">{text}</legend>
      {answers.map(({ label, given }) => (
        <button key={label} type="button" className="button" onClick={() => onAnswer(given)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
