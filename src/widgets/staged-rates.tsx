import { formatCount, plural } from '../format/value';
import { viewHref } from '../store/filters';
import { useSettings } from '../store/settings';
import type { Staged } from '../store/staged';
import { importStaged } from '../store/staging-import';
import { takeRates } from '../store/staging-rates';
import { Link } from '../ui/link';
import { RatesQuestion } from './rates-question';
import { Fact } from './staged-facts';
import { useLocale } from './use-locale';

type Props = { staged: Staged; rates: NonNullable<Staged['rates']> };

/** What a file of exchange rates is and holds, or what it does not say. */
export function StagedRates({ staged, rates: { reading } }: Props) {
  const { currency } = useSettings();
  const locale = useLocale();
  const { rates, findings, averaged, asks } = reading;
  if (asks) return <RatesQuestion asks={asks} reporting={currency} onAnswer={(given) => void takeRates(staged.id, given)} />;
  const currencies = [...new Set(rates.map((rate) => rate.currency))];
  const months = rates.flatMap(({ month }) => month ?? []).sort();
  const [first] = findings;
  return (
    <div className="staged-facts">
      <Fact name="What it is" word="Exchange rates">
        To convert amounts to {currency}, not records
      </Fact>
      <Fact name="Currencies" word={currencies.slice(0, 3).join(', ')}>
        {currencies.length > 3 ? `and ${formatCount(currencies.length - 3, locale)} more. ` : ''}
        {months.length > 0 ? `${months[0]} to ${months.at(-1)}` : 'One rate for all months'}
        {averaged > 1 ? '. Of several days in a month the mean holds' : ''}
      </Fact>
      <Fact name="What is left out" word={findings.length === 0 ? 'Nothing' : plural(findings.length, ['cell', 'cells'], locale)}>
        {first ? `Line ${first.line}: ${first.text}` : 'Every rate can be read'}
      </Fact>
    </div>
  );
}

/** What keeping the rates does, and the button for it. */
export function RatesOutcome({ staged, rates: { reading } }: Props) {
  const locale = useLocale();
  const count = reading.rates.length;
  const done = staged.state === 'done';
  return (
    <div className="change-row">
      <div className="change">
        <p className="note">{done ? 'What it changed' : 'What importing will change'}</p>
        {count > 0 ? (
          <p className="change-figures">
            <span>
              <b className="change-figure">{formatCount(count, locale)}</b>
              <span className="note">{count === 1 ? 'rate' : 'rates'}</span>
            </span>
          </p>
        ) : (
          <p className="fact-word quiet">Not known yet</p>
        )}
        <p className="note">
          {done ? (
            <>
              Kept in{' '}
              <Link className="text" href={viewHref('/settings')}>
                Settings
              </Link>
              , where each can be removed. Files that wait are counted again with them.
            </>
          ) : (
            'They take the place of those for the same currency and month, and hold for files that are imported from then on.'
          )}
        </p>
      </div>
      {done ? null : (
        <button
          type="button"
          className="button primary"
          disabled={staged.state !== 'ready'}
          onClick={() => void importStaged(staged.id)}
        >
          {staged.state === 'question' ? 'Import after your answer' : 'Import'}
        </button>
      )}
    </div>
  );
}
