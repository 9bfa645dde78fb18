import { formatCount } from '../format/value';
import type { Accounting as Parts } from '../import/reading/summary';
import { StatusIcon } from '../ui/icons';
import { useLocale } from './use-locale';

const names = {
  header: 'header',
  preamble: 'preamble',
  footer: 'footer',
  blank: 'blank',
  passed: 'passed over',
  loaded: 'loaded',
  replaced: 'came again',
  refused: 'refused',
} as const;

type PartName = keyof typeof names;

const order: readonly PartName[] = ['header', 'preamble', 'footer', 'blank', 'passed', 'loaded', 'replaced', 'refused'];

/** Every record of the file accounted for, as a sum. */
export function Accounting({ accounting, of }: { accounting: Parts; of: string }) {
  const locale = useLocale();
  const shown = order.filter((part) => accounting[part] > 0 || part === 'loaded' || part === 'refused');
  const missing = accounting.records - order.reduce((total, part) => total + accounting[part], 0);
  return (
    <section className="accounting" aria-label={`Accounting of ${of}`}>
      <p className="row spread">
        <b className="section">Every record is accounted for</b>
        <span className="row">
          <StatusIcon shape={missing === 0 ? 'achieved' : 'bad'} />{' '}
          {missing === 0
            ? 'It adds up'
            : `It does not add up: ${formatCount(Math.abs(missing), locale)} ${missing > 0 ? 'missing' : 'too many'}`}
        </span>
      </p>
      <p className="sum">
        <span className="total">
          <b>{formatCount(accounting.records, locale)}</b>
          <small>records</small>
        </span>
        {shown.map((part, index) => (
          <span key={part}>
            <i aria-hidden="true">{index === 0 ? '=' : '+'}</i>
            <span>
              <b className={part === 'loaded' || part === 'refused' ? undefined : 'light'}>
                {formatCount(accounting[part], locale)}
              </b>
              <small>{names[part]}</small>
            </span>
          </span>
        ))}
      </p>
    </section>
  );
}
