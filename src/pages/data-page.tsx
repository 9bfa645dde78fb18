import { formatDay, formatInstant } from '../format/date';
import { formatBytes, formatCount, plural } from '../format/value';
import { kpis } from '../kpi/registry';
import { type DatasetId, dataset, datasets, recordDatasets } from '../model/dataset';
import { useWorkspace } from '../queries/use-workspace';
import { downloadRefused, removeImports, undoImport } from '../queries/workspace-actions';
import { useSettings } from '../store/settings';
import { chooseFiles, importAll, useStaged } from '../store/staging';
import { showUndo } from '../store/undo';
import { Icon, StatusIcon } from '../ui/icons';
import { Scroll } from '../ui/scroll';
import type { ImportRecord } from '../warehouse/manifest';
import { canUndo } from '../warehouse/next-version';
import { EraseEverything } from '../widgets/erase-everything';
import { ReadinessMatrix } from '../widgets/readiness-matrix';
import { StagedFile, stateWords } from '../widgets/staged-file';
import { useChosenName } from '../widgets/use-chosen-name';
import { useLocale } from '../widgets/use-locale';
import './data-page.css';

const feeds = (id: DatasetId): string => (dataset(id).optional ? 'any KPI whose records you don\u2019t have' : opened(id));

const opened = (id: DatasetId): string =>
  kpis
    .filter(({ needs }) => needs.some((files) => files.some((need) => need.dataset === id)))
    .map(({ short }) => short.toLowerCase().replace(/^(cac|clv|nps|csat)$/, (word) => word.toUpperCase()))
    .join(', ');

async function remove(ids: readonly string[], label: string): Promise<void> {
  await removeImports(ids);
  showUndo(`${label} removed`, { kind: 'data' });
}

function LoadedTable() {
  const { catalog, version } = useWorkspace();
  const { zone } = useSettings();
  const locale = useLocale();
  const total = Object.values(catalog.datasets).reduce((sum, { rows }) => sum + rows, 0);
  return (
    <section className="cell" aria-labelledby="loaded-title">
      <h2 id="loaded-title">What is loaded</h2>
      <Scroll label="Loaded datasets">
        <table>
          <thead>
            <tr>
              <th scope="col">Dataset</th>
              <th scope="col" className="number">
                Rows
              </th>
              <th scope="col">Days</th>
              <th scope="col">From</th>
              <th scope="col">Last import</th>
              <th scope="col">
                <span className="hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {datasets.map(({ id, label, fields }) => {
              const state = catalog.datasets[id];
              const imports = version.imports.filter(
                (record) => record.dataset === id && version.segments.some(({ importId }) => importId === record.id),
              );
              const last = imports.at(-1);
              const names = [...new Set(imports.map(({ source, sample }) => (sample ? 'Sample data' : source.name)))];
              return (
                <tr key={id} data-dataset={id}>
                  <td>
                    <b className="strong">{label}</b>
                    <br />
                    <span className="note">{feeds(id)}</span>
                  </td>
                  {state && !state.derived ? (
                    <>
                      <td className="number">{formatCount(state.rows, locale)}</td>
                      <td>
                        {formatDay(state.firstDay, locale.locale)} – {formatDay(state.lastDay, locale.locale)}
                      </td>
                      <td className="from-cell" title={names.join(', ')}>
                        {names.length > 2 ? plural(names.length, ['file', 'files'], locale) : names.join(', ')}
                      </td>
                      <td className="nowrap">{last ? formatInstant(last.importedAt, zone, locale.locale) : ''}</td>
                      <td className="number">
                        <button
                          type="button"
                          className="text"
                          aria-label={`Remove ${label.toLowerCase()}`}
                          onClick={() =>
                            void remove(
                              imports.map((record) => record.id),
                              label,
                            )
                          }
                        >
                          Remove
                        </button>
                      </td>
                    </>
                  ) : (
                    <>
                      <td colSpan={4} className="quiet">
                        {state?.derived
                          ? 'Derived from orders: first order to a year after the last. '
                          : 'None yet. One row each: '}
                        {state?.derived
                          ? null
                          : fields.filter(({ required }) => required).map((field) => <code key={field.id}>{field.id}</code>)}
                      </td>
                      <td className="number">
                        <a className="text" href={`/templates/${id}.csv`} download>
                          Template<span className="hidden"> for {label.toLowerCase()}</span>
                        </a>
                      </td>
                    </>
                  )}
                </tr>
              );
            })}
            <tr className="total">
              <td className="strong">All</td>
              <td className="number strong">{formatCount(total, locale)}</td>
              <td colSpan={4} />
            </tr>
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function HistoryRow({ record, newest }: { record: ImportRecord; newest: boolean }) {
  const { zone } = useSettings();
  const locale = useLocale();
  const { accounting } = record.summary;
  return (
    <tr>
      <td className="nowrap">{formatInstant(record.importedAt, zone, locale.locale)}</td>
      <td className="from-cell" title={record.source.name}>
        <b className="strong">{record.source.name}</b> <span className="note">{formatBytes(record.source.bytes, locale)}</span>
      </td>
      <td>
        {dataset(record.dataset).label}
        {record.sample ? <span className="note"> sample</span> : null}
      </td>
      <td className="number">{formatCount(record.changes.added, locale)}</td>
      <td className="number">{formatCount(record.changes.updated, locale)}</td>
      <td className="number">
        {accounting.refused > 0 ? (
          <button
            type="button"
            className="text"
            onClick={() => void downloadRefused(record.id, record.source.name)}
            aria-label={`Download ${accounting.refused} refused rows of ${record.source.name}`}
          >
            {formatCount(accounting.refused, locale)}
          </button>
        ) : (
          <span className="quiet">0</span>
        )}
      </td>
      <td className="number">
        {newest ? (
          <button type="button" className="text" onClick={() => void undoImport()}>
            Undo
          </button>
        ) : (
          <button
            type="button"
            className="text"
            onClick={() => void remove([record.id], record.source.name)}
            aria-label={`Remove ${record.source.name}`}
          >
            Remove
          </button>
        )}
      </td>
    </tr>
  );
}

function History() {
  const { version } = useWorkspace();
  const imports = [...version.imports].reverse();
  const undoable = canUndo(version);
  return (
    <section className="history" aria-labelledby="history-title">
      <div className="row spread">
        <h2 id="history-title">Import history</h2>
        {undoable ? (
          <button type="button" className="text" onClick={() => void undoImport()}>
            Undo the last change
          </button>
        ) : null}
      </div>
      {imports.length === 0 ? (
        <p className="quiet">Nothing has been imported yet.</p>
      ) : (
        <Scroll label="Imports">
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">File</th>
                <th scope="col">Fed</th>
                <th scope="col" className="number">
                  New
                </th>
                <th scope="col" className="number">
                  Updated
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
              {imports.map((record, index) => (
                <HistoryRow key={record.id} record={record} newest={index === 0 && undoable && version.action === 'import'} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function answerOf(ready: readonly string[], count: number): { strong: string; quiet: string } {
  if (count > 0)
    return {
      strong: `${count === 1 ? 'One file is' : `${count} files are`} on the way in.`,
      quiet: 'Nothing counts until it is imported, and any import can be undone.',
    };
  if (ready.length === recordDatasets.length)
    return {
      strong: 'All ten KPIs have the files they need.',
      quiet: 'Add newer exports whenever you have them: rows that come again are updated, not counted twice.',
    };
  return {
    strong: ready.length === 0 ? 'No files yet.' : `${ready.length} of ${recordDatasets.length} kinds of files are here.`,
    quiet: 'Each further one opens more of the ten KPIs.',
  };
}

function StagedPanel() {
  const staged = useStaged();
  const ready = staged.filter(({ state }) => state === 'ready');
  const waiting = staged.filter(({ state }) => state === 'question');
  if (staged.length === 0) return null;
  return (
    <section className="cell" aria-label="Files">
      <p className="row spread">
        <span>
          <b className="section">Files</b> <span className="quiet">{ready.length} ready</span>
        </span>
        {staged.length > 1 ? (
          <button type="button" className="button primary" disabled={ready.length === 0} onClick={() => void importAll()}>
            Import all
          </button>
        ) : null}
      </p>
      <ul className="file-list">
        {staged.map(({ id, file, state }) => (
          <li key={id} className="row spread">
            <span className="from-cell">{file.name}</span>
            <span className="strong nowrap">{stateWords[state]}</span>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && ready.length > 0 ? (
        <p className="note">Import all takes what is sure; {waiting.map(({ file }) => file.name).join(', ')} waits for you.</p>
      ) : null}
    </section>
  );
}

/** What do we have, and how do I add to it? */
export function DataPage() {
  const { catalog, version, status, sample, sampleProgress } = useWorkspace();
  const staged = useStaged();
  const ready = recordDatasets.filter(({ id }) => catalog.datasets[id]).map(({ id }) => id);
  const locale = useLocale();
  const chosenName = useChosenName();
  const { strong, quiet } = answerOf(ready, staged.filter(({ state }) => state !== 'done').length);
  const bytes = version.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  return (
    <main className="data-page">
      <div className="page-bar">
        <h1 className="bar-title">Data</h1>
        <span className="quiet">
          {status === 'starting'
            ? 'Opening'
            : sampleProgress !== undefined
              ? `Bringing in the sample data, ${Math.round(sampleProgress * 100)}\u00a0%`
              : `${plural(version.imports.length, ['file', 'files'], locale)}, ${formatBytes(bytes, locale)} in this browser`}
          {sample ? '. This is the sample firm; it leaves with your first file' : ''}
        </span>
      </div>
      <div className="split lede-row">
        <section className="cell">
          <p className="answer">
            {strong} <span className="quiet">{quiet}</span>
          </p>
          <p className="row wrap data-actions">
            <span className="quiet">Drop files anywhere, or</span>
            <button type="button" className="button" onClick={chooseFiles}>
              <Icon name="add" size={14} /> Choose files
            </button>
          </p>
        </section>
        {staged.length > 0 ? (
          <StagedPanel />
        ) : (
          <section className="cell" aria-label="To do">
            <p>
              <b className="section">To do</b> <span className="quiet">by what it opens</span>
            </p>
            <ul className="file-list">
              {recordDatasets
                .filter(({ id }) => !catalog.datasets[id] || catalog.datasets[id]?.derived)
                .slice(0, 4)
                .map(({ id, label }) => (
                  <li key={id} className="row spread">
                    <span className="row">
                      <StatusIcon shape="unknown" /> Add {label.toLowerCase()}
                    </span>
                    <span className="quiet">{feeds(id)}</span>
                  </li>
                ))}
              {ready.length === recordDatasets.length && !catalog.datasets.customers?.derived ? (
                <li className="quiet">Nothing is missing.</li>
              ) : null}
            </ul>
          </section>
        )}
      </div>
      {staged.map((each) => (
        <StagedFile key={each.id} staged={each} />
      ))}
      <LoadedTable />
      <ReadinessMatrix periodName={chosenName} />
      <History />
      <section className="erase-row row wrap spread" aria-label="Erase">
        <span className="quiet">Everything that Plumbline keeps is in this browser, and goes when you say so.</span>
        <EraseEverything />
      </section>
      <footer className="foot note">
        <span>Kept in this browser, on this machine. Nothing was sent anywhere.</span>
        <span>Data version {version.version}</span>
      </footer>
    </main>
  );
}
