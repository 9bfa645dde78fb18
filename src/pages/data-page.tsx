import { formatBytes, plural } from '../format/value';
import { datasets } from '../model/dataset';
import { useWorkspace } from '../queries/use-workspace';
import { chooseFiles } from '../store/file-picker';
import { showAddressForm } from '../store/sources';
import { useStaged } from '../store/staged';
import { dataAnswer, stagedAnswer } from '../widgets/data-answer';
import { EraseEverything } from '../widgets/erase-everything';
import { ImportHistory } from '../widgets/import-history';
import { LoadedTable } from '../widgets/loaded-table';
import { MissingFiles } from '../widgets/missing-files';
import { PasteTable } from '../widgets/paste-table';
import { ReadinessMatrix } from '../widgets/readiness-matrix';
import { RememberedForms } from '../widgets/remembered-forms';
import { SourcesPanel } from '../widgets/sources-panel';
import { StagedFile } from '../widgets/staged-file';
import { StagedPanel } from '../widgets/staged-panel';
import { TemplatesMenu } from '../widgets/templates-menu';
import { useChosenName } from '../widgets/use-chosen-name';
import { useLocale } from '../widgets/use-locale';
import './data-page.css';

function PageBar() {
  const { version, status, sample, sampleProgress } = useWorkspace();
  const staged = useStaged();
  const locale = useLocale();
  const live = version.imports.filter(({ undone }) => !undone);
  const stored = version.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const waiting = staged.reduce((sum, { file }) => sum + file.size, 0);
  const words =
    status === 'starting'
      ? 'Opening'
      : sampleProgress !== undefined
        ? `Bringing in the sample data, ${Math.round(sampleProgress * 100)}\u00a0%`
        : staged.length > 0
          ? `${plural(staged.length, ['file', 'files'], locale)} on the way in, ${formatBytes(waiting, locale)}. Read on this machine`
          : `${plural(live.length, ['file', 'files'], locale)}, ${formatBytes(stored, locale)} in this browser`;
  return (
    <div className="page-bar">
      <div className="bar-left">
        <h1 className="bar-title">{staged.length > 0 ? 'Add to your data' : 'Data'}</h1>
        <span className="quiet">
          {words}
          {sample ? '. This is the sample firm; it leaves with your first file' : ''}
        </span>
      </div>
      <span className="quiet bar-right">Nothing counts until it is imported. Any import can be undone.</span>
    </div>
  );
}

/** Opens the form of the sources, where they are listed. */
function fetchAddress(): void {
  showAddressForm(true);
  document.getElementById('sources')?.scrollIntoView();
}

/** What do we have, and how do I add to it? */
export function DataPage() {
  const { catalog, version } = useWorkspace();
  const staged = useStaged();
  const locale = useLocale();
  const chosenName = useChosenName();
  const here = datasets.filter(({ id }) => catalog.datasets[id]).map(({ id }) => id);
  const { strong, quiet } = staged.length > 0 ? stagedAnswer(staged, here, locale) : dataAnswer(here, locale);
  return (
    <main className="data-page">
      <PageBar />
      <div className="split lede-row">
        <section className="cell" aria-label="Add to your data">
          <p className="answer" role="status">
            {strong} <span className="quiet">{quiet}</span>
          </p>
          <div className="row wrap data-actions">
            <span className="quiet">Drop files anywhere, or</span>
            <button type="button" className="text" onClick={chooseFiles}>
              choose files
            </button>
            <PasteTable />
            <button type="button" className="text" onClick={fetchAddress}>
              fetch an address
            </button>
            <TemplatesMenu />
          </div>
        </section>
        {staged.length > 0 ? <StagedPanel /> : <MissingFiles />}
      </div>
      {staged.map((each) => (
        <StagedFile key={each.id} staged={each} />
      ))}
      <div className="split">
        <LoadedTable />
        <SourcesPanel />
      </div>
      <ReadinessMatrix periodName={chosenName} />
      <ImportHistory />
      <RememberedForms />
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
