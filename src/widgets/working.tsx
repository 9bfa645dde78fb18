import type { Locale } from '../format/locale';
import { figureParts, formatInterval, formatValue } from '../format/value';
import type { Kpi, KpiView } from '../kpi/kpi';
import { isKnown, type Known } from '../model/reading';
import { useView } from '../store/filters';
import { Figure } from '../ui/figure';
import { useLocale } from './use-locale';
import { reasonWords } from './words';
import './working.css';

/** The factors of a value that is no fraction: of an order's value, or of the shares that stayed through each total. */
function product({ compounds }: Kpi, { basis, parts }: Known, locale: Locale): string {
  if (!basis || !compounds) return parts.map(({ value, unit }) => formatValue(value, unit, locale)).join(' × ');
  const kept = parts.flatMap(({ unit, value }) => (unit === 'share' ? [compounds === 'lost' ? 1 - value : value] : []));
  return `${compounds === 'lost' ? '1 − ' : ''}${kept.map((value) => formatValue(value, 'share', locale)).join(' × ')}`;
}

/** The formula with this period's numbers in it, and every part by name. */
export function Working({ view }: { view: KpiView }) {
  const { kpi, reading } = view;
  const locale = useLocale();
  const { filters } = useView();
  const { formula } = kpi;
  const fraction =
    isKnown(reading) && reading.numerator !== undefined && reading.denominator !== undefined && 'numerator' in formula
      ? { over: reading.numerator, under: reading.denominator }
      : undefined;
  const [first, second] = reading.parts;
  const write = (value: number, place: 0 | 1) =>
    formatValue(value, kpi.unit === 'points' ? 'count' : ((place === 0 ? first : second)?.unit ?? 'count'), locale);
  return (
    <section className="cell working" aria-labelledby="working-title">
      <h2 id="working-title">How this is calculated</h2>
      {isKnown(reading) ? (
        <div className="formula">
          {fraction ? (
            <>
              {kpi.unit === 'points' ? <span className="times">100 ×</span> : null}
              <p className="fraction">
                <span>{write(fraction.over, 0)}</span>
                <span>{write(fraction.under, 1)}</span>
              </p>
            </>
          ) : (
            <p className="product">{product(kpi, reading, locale)}</p>
          )}
          {reading.parts.length > 0 ? <span className="times">=</span> : null}
          <Figure className="tile-figure" parts={figureParts(reading.value, kpi.unit, locale)} />
        </div>
      ) : (
        <p className="quiet">{reasonWords(reading.none, filters)}.</p>
      )}
      <dl className="parts">
        {'numerator' in formula ? (
          <div>
            <dt>
              {formula.numerator} <span className="quiet">÷ {formula.denominator.toLowerCase()}</span>
            </dt>
            <dd />
          </div>
        ) : (
          <div>
            <dt>{formula.sentence}</dt>
            <dd />
          </div>
        )}
        {reading.parts.map(({ id, label, value, unit }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{formatValue(value, unit, locale)}</dd>
          </div>
        ))}
        {isKnown(reading) && reading.interval ? (
          <div>
            <dt className="quiet">95 % interval</dt>
            <dd>{formatInterval(reading.interval, kpi.unit, locale)}</dd>
          </div>
        ) : null}
        {isKnown(reading)
          ? reading.flags.map(({ id, text, detail }) => (
              <div key={id}>
                <dt>
                  <b className="strong">{text[0]?.toUpperCase() + text.slice(1)}</b> <span className="quiet">{detail}</span>
                </dt>
                <dd />
              </div>
            ))
          : null}
      </dl>
    </section>
  );
}
