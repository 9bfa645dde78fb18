import type { ReactNode } from 'react';
import { formatCount, plural } from '../format/value';
import { findingsOf } from '../import/reading/mend';
import type { FileSummary, FindingGroup } from '../import/reading/summary';
import { useLocale } from './use-locale';

const MANY = 20;

function Example({ group, summary }: { group: FindingGroup; summary: FileSummary }) {
  const locale = useLocale();
  const [first, second, third] = findingsOf(group, summary.findings);
  if (!first) return null;
  const line = (value: number) => formatCount(value, locale);
  const lines =
    second && !third && group.count === 2
      ? `lines ${line(first.line)} and ${line(second.line)}`
      : `line ${line(first.line)}${first.column ? `, ${first.column}` : ''}`;
  return (
    <span className="finding-example">
      {lines}: {first.text}
    </span>
  );
}

/** What was refused or noted, by reason, each with an example and (where it is given) the control that mends it. */
export function FindingsList({
  summary,
  title,
  download,
  mend,
}: {
  summary: FileSummary;
  title?: string;
  download?: (() => void) | undefined;
  mend?: ((group: FindingGroup) => ReactNode) | undefined;
}) {
  const locale = useLocale();
  const { groups, accounting } = summary;
  const refused = groups.filter(({ severity }) => severity === 'refused');
  const notes = groups.filter(({ severity }) => severity === 'note');
  if (groups.length === 0) return null;
  return (
    <section className="findings-list" aria-label={title ?? 'Findings'}>
      <p className="row spread wrap">
        <span>
          <b className="section">
            {accounting.refused > 0
              ? `${plural(accounting.refused, ['row', 'rows'], locale)} ${title ?? 'will be refused'}`
              : 'Noted'}
          </b>{' '}
          {refused.length > 0 ? <span className="quiet">{plural(refused.length, ['reason', 'reasons'], locale)}</span> : null}
        </span>
        {download && accounting.refused > 0 ? (
          <button type="button" className="text" onClick={download}>
            Download refused rows (CSV)
          </button>
        ) : null}
      </p>
      <ul>
        {[...refused, ...notes].slice(0, MANY).map((group) => (
          <li key={`${group.severity} ${group.reason} ${group.text}`} className="finding-row" data-severity={group.severity}>
            <b>{formatCount(group.count, locale)}</b>
            <span>
              <span className="finding-text">{group.text}</span>
              {group.severity === 'note' ? <span className="quiet"> (noted)</span> : null}
              <Example group={group} summary={summary} />
            </span>
            {mend?.(group)}
          </li>
        ))}
      </ul>
      {refused.length + notes.length > MANY ? (
        <p className="note">and {plural(refused.length + notes.length - MANY, ['further kind', 'further kinds'], locale)}</p>
      ) : null}
    </section>
  );
}
