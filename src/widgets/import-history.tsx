import { Fragment, useState } from 'react';
import { formatInstant } from '../format/date';
import { formatCount, plural } from '../format/value';
import { dataset } from '../model/dataset';
import { useWorkspace } from '../queries/use-workspace';
import { downloadOrphans, downloadRefused, redoImport, undoImport, undoLast } from '../queries/workspace-actions';
import { useSettings } from '../store/settings';
import { Scroll } from '../ui/scroll';
import type { ImportRecord } from '../warehouse/manifest';
import { canUndo } from '../warehouse/next-version';
import { Accounting } from './accounting';
import { FindingsList } from './findings-list';
import { OrphansLine } from './orphans-line';
import { useLocale } from './use-locale';

const SHOWN = 12;

const shortHash = (fingerprint: string): string => `${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 8)}`;

function Count({ value }: { value: number }) {
  const locale = useLocale();
  return <td className={value === 0 ? 'number quiet' : 'number'}>{formatCount(value, locale)}</td>;
}

function HistoryRow({ record, number, orphans }: { record: ImportRecord; number: number; orphans: number }) {
  const { zone } = useSettings();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const { id, source, origin, summary, changes, sample, undone } = record;
  const { refused } = summary.accounting;
  return (
    <Fragment>
      <tr className={undone ? 'undone' : undefined} data-import={id}>
        <td className="quiet">{number}</td>
        <td className="nowrap">{formatInstant(record.importedAt, zone, locale.locale)}</td>
        <td className="from-cell" title={origin ? `${source.name}, from ${origin.name}` : source.name}>
          <button
            type="button"
            className="history-file"
            aria-expanded={open}
            aria-label={`${source.name}, what was found`}
            onClick={() => setOpen(!open)}
          >
            {source.name}
          </button>{' '}
          <span className="note" title={source.fingerprint}>
            {shortHash(source.fingerprint)}
          </span>
        </td>
        <td>
          {dataset(record.dataset).label}
          {sample ? <span className="note"> sample</span> : null}
          {orphans > 0 ? (
            <>
              {'; '}
              <button
                type="button"
                className="text"
                aria-label={`${plural(orphans, ['row', 'rows'], locale)} of ${source.name} ${orphans === 1 ? 'waits for its' : 'wait for their'} record: download`}
                onClick={() => void downloadOrphans(id, source.name)}
              >
                {plural(orphans, ['row waits', 'rows wait'], locale)}
              </button>
            </>
          ) : null}
          {undone ? `; undone ${formatInstant(undone.at, zone, locale.locale)}` : null}
        </td>
        <Count value={changes.added} />
        <Count value={changes.updated} />
        <Count value={changes.unchanged} />
        <td className="number">
          {refused > 0 ? (
            <button
              type="button"
              className="text"
              onClick={() => void downloadRefused(id, source.name)}
              aria-label={`Download ${refused} refused rows of ${source.name}`}
            >
              {formatCount(refused, locale)}
            </button>
          ) : (
            <span className="quiet">0</span>
          )}
        </td>
        <td className="number">
          {sample ? null : (
            <button
              type="button"
              className="text"
              aria-label={`${undone ? 'Redo' : 'Undo'} ${source.name}, ${dataset(record.dataset).label.toLowerCase()}`}
              onClick={() => void (undone ? redoImport(id) : undoImport(id))}
            >
              {undone ? 'Redo' : 'Undo'}
            </button>
          )}
        </td>
      </tr>
      {open ? (
        <tr className="history-found">
          <td colSpan={9}>
            <div className="history-details">
              <div>
                <Accounting accounting={summary.accounting} of={source.name} />
                <OrphansLine count={orphans} importId={id} name={source.name} />
              </div>
              <FindingsList summary={summary} title="were refused" download={() => void downloadRefused(id, source.name)} />
            </div>
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

/** All imports, the newest first; each can be undone and redone, and opens what was found in it. */
export function ImportHistory() {
  const { version } = useWorkspace();
  const [all, setAll] = useState(false);
  const numbered = version.imports.map((record, index) => ({ record, number: index + 1 })).reverse();
  const shown = all ? numbered : numbered.slice(0, SHOWN);
  return (
    <section className="history" aria-labelledby="history-title">
      <div className="row spread">
        <h2 id="history-title">Import history</h2>
        <span className="row history-actions">
          {canUndo(version) ? (
            <button type="button" className="text" onClick={() => void undoLast()}>
              Undo the last change
            </button>
          ) : null}
          {numbered.length > SHOWN ? (
            <button type="button" className="text" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'The newest only' : `All ${numbered.length}`}
            </button>
          ) : null}
        </span>
      </div>
      {numbered.length === 0 ? (
        <p className="quiet">Nothing has been imported yet.</p>
      ) : (
        <Scroll label="Imports">
          <table className="history-table">
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">When</th>
                <th scope="col">File, first digits of its SHA-256</th>
                <th scope="col">Fed</th>
                <th scope="col" className="number">
                  New
                </th>
                <th scope="col" className="number">
                  Updated
                </th>
                <th scope="col" className="number">
                  Unchanged
                </th>
                <th scope="col" className="number">
                  Refused
                </th>
                <th scope="col">
                  <span className="hidden">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ record, number }) => (
                <HistoryRow key={record.id} record={record} number={number} orphans={version.orphans?.[record.id] ?? 0} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
