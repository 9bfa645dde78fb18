import { useState } from 'react';
import { formatDay } from '../format/date';
import { type KeptRate, removeRate, setRates, useRates } from '../store/rates';
import { useSettings } from '../store/settings';
import { recountStaged } from '../store/staging-import';
import { localDayIn } from '../time/local-day';
import { Choice } from '../ui/choice';
import { Scroll } from '../ui/scroll';
import { RatesFile } from './rates-file';
import './rates-editor.css';

const currencies = Intl.supportedValuesOf('currency');

/** A number as people type it, with either decimal mark. */
export function typedRate(text: string): number | undefined {
  const plain = text.trim().replace(',', '.');
  const rate = Number(plain);
  return /^\d+(\.\d+)?$/.test(plain) && rate > 0 && Number.isFinite(rate) ? rate : undefined;
}

const byName = (a: KeptRate, b: KeptRate): number =>
  a.currency.localeCompare(b.currency) || (b.month ?? '').localeCompare(a.month ?? '');

function RateRow({ rate }: { rate: KeptRate }) {
  const { zone, locale, currency } = useSettings();
  const idle = rate.against !== currency;
  const on = formatDay(localDayIn(zone, rate.setAt), locale);
  const month = rate.month ?? 'any month';
  return (
    <tr className={idle ? 'quiet' : undefined}>
      <td>
        1 {rate.currency} = {new Intl.NumberFormat(locale, { maximumSignificantDigits: 9 }).format(rate.rate)} {rate.against}
      </td>
      <td>{month}</td>
      <td>
        {rate.file ? `from ${rate.file} on ${on}` : `typed by you on ${on}`}
        {idle ? <span className="note"> Not used: of {rate.against}, the former reporting currency.</span> : null}
      </td>
      <td className="number">
        <button
          type="button"
          className="text"
          aria-label={`Remove the rate of ${rate.currency}, ${month}`}
          onClick={() => void removeRate(rate, { zone, currency }).then(recountStaged)}
        >
          Remove
        </button>
      </td>
    </tr>
  );
}

function AddRate() {
  const { zone, currency } = useSettings();
  const [of, setOf] = useState(currency === 'USD' ? 'EUR' : 'USD');
  const [month, setMonth] = useState('');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');

  async function add(): Promise<void> {
    const rate = typedRate(typed);
    const wanted = month.trim();
    if (of === currency) return setProblem(`${of} is the reporting currency: it needs no rate.`);
    if (rate === undefined) return setProblem('Type a rate above zero, such as 0.92.');
    if (wanted !== '' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(wanted))
      return setProblem('Write the month as 2026-09, or leave it empty.');
    setProblem('');
    await setRates(
      [{ currency: of, rate, ...(wanted === '' ? {} : { month: wanted }) }],
      { zone, currency },
      { now: Date.now() },
    );
    recountStaged();
    setTyped('');
  }

  return (
    <form
      className="row wrap"
      aria-label="Add a rate"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <span>1</span>
      <Choice
        boxed
        label="Currency of the rate"
        value={of}
        options={currencies.map((value) => ({ value, label: value }))}
        onChange={setOf}
      />
      <span>=</span>
      <input
        className="field short"
        inputMode="decimal"
        aria-label={`Rate in ${currency}`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span>{currency} in</span>
      <input
        className="field short"
        placeholder="any month"
        aria-label="Month, as 2026-09; empty for any month"
        value={month}
        onChange={(event) => setMonth(event.target.value)}
      />
      <button type="submit" className="button">
        Add
      </button>
      <span className="bad" role="alert">
        {problem}
      </span>
    </form>
  );
}

/** The rates by which amounts in other currencies are converted when a file is imported. */
export function RatesEditor() {
  const rates = useRates();
  const { currency } = useSettings();
  const sorted = [...rates].sort((a, b) => Number(a.against !== currency) - Number(b.against !== currency) || byName(a, b));
  return (
    <div className="rates">
      {sorted.length > 0 ? (
        <Scroll label="Rates">
          <table>
            <thead>
              <tr>
                <th scope="col">Rate</th>
                <th scope="col">Month</th>
                <th scope="col">Where from</th>
                <th scope="col">
                  <span className="hidden">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((rate) => (
                <RateRow key={`${rate.currency} ${rate.month ?? ''} ${rate.against}`} rate={rate} />
              ))}
            </tbody>
          </table>
        </Scroll>
      ) : null}
      <AddRate />
      <RatesFile />
    </div>
  );
}
