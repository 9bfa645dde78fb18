import { formatDay, formatInstant } from '../format/date';
import { formatCount, plural } from '../format/value';
import { type Dataset, datasets } from '../model/dataset';
import { useWorkspace } from '../queries/use-workspace';
import { removeImports } from '../queries/workspace-actions';
import { useSettings } from '../store/settings';
import { showUndo } from '../store/undo';
import { Scroll } from '../ui/scroll';
import type { ImportRecord } from '../warehouse/manifest';
import { feedsWords } from './dataset-words';
import { useLocale } from './use-locale';

async function remove(imports: readonly ImportRecord[], label: string): Promise<void> {
  await removeImports(imports.map(({ id }) => id));
  showUndo(`${label} removed`, { kind: 'data' });
}

/** Where the rows came from: the vendor where it is known, else the file. */
const fromWords = ({ sample, source, origin, summary }: ImportRecord): string =>
  sample ? 'Sample data' : (summary.mapping.vendor ?? origin?.name ?? source.name);

function LoadedRow({ dataset: { id, label, fields } }: { dataset: Dataset }) {
  const { catalog, version } = useWorkspace();
  const { zone } = useSettings();
  const locale = useLocale();
  const state = catalog.datasets[id];
  const imports = version.imports.filter(({ dataset, undone }) => dataset === id && !undone);
  const last = imports.at(-1);
  const names = [...new Set(imports.map(fromWords))];
  const name = (
    <td>
      <b className="strong">{label}</b>
      <br />
      <span className="note">{feedsWords(id)}</span>
    </td>
  );
  if (!state || state.derived)
    return (
      <tr data-dataset={id}>
        {name}
        <td colSpan={4} className="quiet">
          {state?.derived ? 'Derived from orders: first order to a year after the last. ' : 'None yet. One row each: '}
          {state?.derived
            ? null
            : fields.filter(({ required }) => required).map((field) => <code key={field.id}>{field.id}</code>)}
        </td>
        <td className="number">
          <a className="text" href={`/templates/${id}.csv`} download>
            Template<span className="hidden"> for {label.toLowerCase()}</span>
          </a>
        </td>
      </tr>
    );
  return (
    <tr data-dataset={id}>
      {name}
      <td className="number">{formatCount(state.rows, locale)}</td>
      <td className="nowrap">
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
          onClick={() => void remove(imports, label)}
        >
          Remove
        </button>
      </td>
    </tr>
  );
}

/** What is loaded, by dataset. */
export function LoadedTable() {
  const { catalog } = useWorkspace();
  const locale = useLocale();
  const total = Object.values(catalog.datasets).reduce((sum, { rows, derived }) => (derived ? sum : sum + rows), 0);
  return (
    <section className="cell loaded" aria-labelledby="loaded-title">
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
            {datasets.map((each) => (
              <LoadedRow key={each.id} dataset={each} />
            ))}
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
