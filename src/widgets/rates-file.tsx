import { useId, useState } from 'react';
import type { RatesOptions, RatesReading } from '../import/rates';
import { setRates } from '../store/rates';
import { readRatesFile } from '../store/rates-file';
import { useSettings } from '../store/settings';

type Asks = NonNullable<RatesReading['asks']>;
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

/** Takes rates out of a file, and asks what the file does not say. */
export function RatesFile() {
  const id = useId();
  const { zone, currency } = useSettings();
  const [pending, setPending] = useState<{ file: File; options: RatesOptions; asks: Asks } | undefined>(undefined);
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean }>({ text: '', bad: false });

  async function take(file: File, options: RatesOptions): Promise<void> {
    try {
      const { rates, findings, asks, averaged } = await readRatesFile(file, options);
      setPending(asks ? { file, options, asks } : undefined);
      if (asks) return setSaid({ text: '', bad: false });
      if (rates.length > 0) await setRates(rates, { zone, currency }, { now: Date.now(), file: file.name });
      const [first] = findings;
      const left = first ? ` ${findings.length} left out: line ${first.line}, ${first.text}.` : '';
      const mean = averaged > 1 ? ' Of several days in a month the mean holds.' : '';
      setSaid({
        text: `${rates.length === 0 ? 'No rates' : `${rates.length} rates`} from ${file.name}.${mean}${left}`,
        bad: rates.length === 0,
      });
    } catch (cause) {
      setPending(undefined);
      setSaid({ text: `${file.name} could not be read: ${cause instanceof Error ? cause.message : String(cause)}.`, bad: true });
    }
  }

  const question = pending ? answersTo(pending.asks, currency) : undefined;
  return (
    <div className="rates-file">
      <label htmlFor={id}>From a file (CSV, XLSX)</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.json,.zip"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void take(file, { reporting: currency });
        }}
      />
      {pending && question ? (
        <fieldset className="row wrap">
          <legend className="strong">{question.text}</legend>
          {question.answers.map(({ label, given }) => (
            <button
              key={label}
              type="button"
              className="button"
              onClick={() => void take(pending.file, { ...pending.options, ...given })}
            >
              {label}
            </button>
          ))}
        </fieldset>
      ) : null}
      <p className={said.bad ? 'bad' : 'note'} role="status">
        {said.text}
      </p>
    </div>
  );
}
