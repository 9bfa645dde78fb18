import { formatCount } from '../format/value';
import { downloadRefused } from '../queries/workspace-actions';
import { StatusIcon } from '../ui/icons';
import type { ImportRecord } from '../warehouse/manifest';
import { useLocale } from './use-locale';

const names = {
  header: 'header',
  preamble: 'preamble',
  footer: 'footer',
  blank: 'blank',
  loaded: 'loaded',
  replaced: 'came again',
  refused: 'refused',
} as const;

type PartName = keyof typeof names;

const order: readonly PartName[] = ['header', 'preamble', 'footer', 'blank', 'loaded', 'replaced', 'refused'];

/** Every record of the file accounted for, and what was refused or noted. */
export function Accounting({ record }: { record: ImportRecord }) {
  const locale = useLocale();
  const { accounting, groups, findings } = record.summary;
  const shown = order.filter((part) => accounting[part] > 0 || part === 'loaded' || part === 'refused');
  const sum = order.reduce((total, part) => total + accounting[part], 0);
  return (
    <div className="accounting">
      <div>
        <p className="row spread">
          <b className="section">Every record is accounted for</b>
          <span className="row">
            <StatusIcon shape={sum === accounting.records ? 'achieved' : 'bad'} />{' '}
            {sum === accounting.records ? 'It adds up' : 'It does not add up'}
          </span>
        </p>
        <p className="sum">
          <span>
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
      </div>
      {groups.length > 0 ? (
        <div className="findings-list">
          <p className="row spread">
            <b className="section">Findings</b>
            {accounting.refused > 0 ? (
              <button type="button" className="text" onClick={() => void downloadRefused(record.id, record.source.name)}>
                Download refused rows (CSV)
              </button>
            ) : null}
          </p>
          <ul>
            {groups.slice(0, 20).map((group) => {
              const example = findings.find(({ reason, severity }) => reason === group.reason && severity === group.severity);
              return (
                <li key={`${group.severity} ${group.reason} ${group.text}`} className="finding-row">
                  <b>{formatCount(group.count, locale)}</b>
                  <span>
                    <span className={group.severity === 'refused' ? 'strong' : undefined}>
                      {group.text} {group.severity === 'refused' ? '' : '(noted)'}
                    </span>
                    {example ? (
                      <span className="quiet">
                        {' '}
                        line {example.line}
                        {example.column ? `, ${example.column}` : ''}: {example.text}
                      </span>
                    ) : null}
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
