import type { Kpi } from '../kpi/kpi';
import { groups, kpis } from '../kpi/registry';
import { dataset, datasets, recordDatasets } from '../model/dataset';
import { useWorkspace } from '../queries/use-workspace';
import { bringSample } from '../queries/workspace-actions';
import { chooseFiles } from '../store/file-picker';
import { Icon, StatusIcon } from '../ui/icons';
import { Meter } from '../ui/meter';
import { Scroll } from '../ui/scroll';
import { Missing } from '../widgets/kpi-tile';
import { groupQuestions } from '../widgets/words';
import './first-visit.css';

const sources: Readonly<Record<string, readonly [from: string, ask: string]>> = {
  spend: ['Ad accounts, or your ledger', 'Cost by day and campaign'],
  leads: ['CRM', 'All leads with create date, first contact, conversion'],
  customers: ['CRM or billing', 'Customers with start and cancel date'],
  orders: ['Billing or shop', 'Orders or invoices, refunds included'],
  tickets: ['Help desk', 'Tickets with first reply and solution'],
  figures: ['Your own sheet of months', 'Each KPI’s numerator and denominator, or value and n'],
  surveys: ['Survey tool, or ratings in the help desk', 'Answers with date, kind and score'],
};

const feeds = (id: string): readonly Kpi[] => kpis.filter(({ needs }) => needs[0]?.some((need) => need.dataset === id));
const also = (kpi: Kpi, id: string): boolean =>
  id === 'figures' || kpi.needs.some((files) => files.some((need) => need.dataset === id));

/** "CAC, churn and retention" without capitals inside, but for abbreviations. */
const names = (list: readonly Kpi[]): string =>
  list.map(({ short }, index) => (index === 0 || short === short.toUpperCase() ? short : short.toLowerCase())).join(', ');

function EmptyTile({ kpi }: { kpi: Kpi }) {
  const missing = kpi.needs[0]?.map((need) => need.dataset) ?? [];
  const names = missing.map((id) => dataset(id).label.toLowerCase());
  return (
    <article className="cell tile" aria-label={kpi.label} data-kpi={kpi.id} data-state="none">
      <header className="tile-name">
        <h3>{kpi.label}</h3>
        <span className="note">{kpi.option}</span>
      </header>
      <Missing
        view={{ kpi }}
        reading={{
          none: {
            code: 'needs-dataset',
            text:
              names.length > 1
                ? `Needs ${names.join(' and ')}`
                : `Needs ${/^[aeiou]/.test(names[0] ?? '') ? 'an' : 'a'} ${names[0]} file`,
            datasets: missing,
          },
          parts: [],
        }}
      />
    </article>
  );
}

/** No dead controls: that there is nothing yet, and when they will appear. After an undo it says where the sample went. */
function EmptyBar() {
  const { version } = useWorkspace();
  const undone = version.action === 'undo' && version.imports.length === 0;
  return (
    <section className="split empty-bar" aria-label="View">
      <p className="row wrap">
        <b className="strong">{undone ? 'Nothing is loaded' : 'No data yet'}</b>
        <span className="quiet">
          {undone
            ? 'Your import is undone, and the sample had left when it came. Add files, or try the sample data again'
            : 'Periods, comparisons and filters appear with the first file'}
        </span>
      </p>
      <p className="quiet">No account, no upload.</p>
    </section>
  );
}

/** "1 KPI", "1 to 3 KPIs": how many the file gives alone, and with others. */
function howMany(id: string): string {
  const own = feeds(id).length;
  const all = kpis.filter((kpi) => also(kpi, id)).length;
  return `${own < all ? `${own} to ${all}` : all} ${all === 1 ? 'KPI' : 'KPIs'}`;
}

/** Nothing is loaded: what each KPI needs, and the two ways to begin. */
export function FirstVisit() {
  const { sampleProgress, sampleProblem } = useWorkspace();
  return (
    <main className="overview first-visit">
      <EmptyBar />
      <div className="split lede-row">
        <section className="cell drop-field">
          <h1>
            Drop your exports here.
            <br />
            Nothing leaves this machine.
          </h1>
          <p className="lead-text">
            CSV, Excel, JSON or Parquet, zipped or not, as your systems write them. Plumbline says what each file is, how sure it
            is and which rows it refuses, before anything counts.
          </p>
          <p className="row wrap">
            <button type="button" className="button primary large" onClick={chooseFiles}>
              <Icon name="add" /> Add files
            </button>
            <button
              type="button"
              className="button large"
              disabled={sampleProgress !== undefined}
              onClick={() => void bringSample()}
            >
              Try the sample data
            </button>
            <span className="note">A made-up firm, two years, six files. It leaves with your first file.</span>
          </p>
          {sampleProgress === undefined ? null : <Meter label="Sample data" share={sampleProgress} />}
          {sampleProblem ? (
            <p className="bad" role="alert">
              The sample data could not be brought in: {sampleProblem.message}.
            </p>
          ) : null}
        </section>
        <section className="cell" aria-label="Start with the file you have">
          <p>
            <b className="section">Start with the file you have</b> <span className="quiet">one is enough</span>
          </p>
          <ul className="start-list">
            {recordDatasets.map(({ id, label }) => (
              <li key={id}>
                <span className="row">
                  <StatusIcon shape="unknown" /> <b className="strong">{label}</b>
                </span>
                <span className="quiet">{names(feeds(id))}</span>
                <span className="strong">{howMany(id)}</span>
              </li>
            ))}
          </ul>
          <p className="note">
            Only have monthly totals? They do as well:{' '}
            <a className="text" href="/templates/figures.csv" download>
              template for monthly totals
            </a>
          </p>
        </section>
      </div>
      <div className="board">
        {groups.map(({ id, label }) => (
          <section key={id} className={`group ${id}`} aria-labelledby={`group-${id}`}>
            <div className="group-name">
              <h2 className="section" id={`group-${id}`}>
                {label}
              </h2>
              <span className="quiet">{groupQuestions[id]}</span>
            </div>
            <div className="group-tiles">
              {kpis
                .filter(({ group }) => group === id)
                .map((kpi) => (
                  <EmptyTile key={kpi.id} kpi={kpi} />
                ))}
            </div>
          </section>
        ))}
      </div>
      <section className="cell which" aria-labelledby="which">
        <div className="row spread">
          <h2 id="which">Which export feeds which KPI</h2>
          <p className="row note">
            <span className="disc" /> needed <span className="disc open" /> will do as well
          </p>
        </div>
        <Scroll label="Which export feeds which KPI">
          <table>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">From</th>
                <th scope="col" className="ask">
                  Ask it for
                </th>
                {kpis.map(({ id, short }) => (
                  <th key={id} scope="col" className="feeds">
                    {short}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {datasets.map(({ id, label }) => (
                <tr key={id}>
                  <td className="strong">{label}</td>
                  <td>
                    {sources[id]?.[0]}
                    <span className="note feeds-line">feeds {names(kpis.filter((kpi) => also(kpi, id)))}</span>
                  </td>
                  <td className="quiet ask">{sources[id]?.[1]}</td>
                  {kpis.map((kpi) => {
                    const needed = feeds(id).includes(kpi);
                    const used = also(kpi, id);
                    return (
                      <td key={kpi.id} className="feeds">
                        {used ? <span className={needed ? 'disc' : 'disc open'} /> : null}
                        <span className="hidden">{needed ? 'needed' : used ? 'will do as well' : ''}</span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </section>
      <footer className="foot note">
        <span>No account, no upload. 0 files; nothing was sent anywhere, and nothing will be.</span>
      </footer>
    </main>
  );
}
