import { formatCount } from '../format/value';
import { dataset } from '../model/dataset';
import { type Staged, useStaged } from '../store/staged';
import { importAll } from '../store/staging-import';
import { StatusIcon } from '../ui/icons';
import { knownDataset, stateShapes, stateWord } from './staged-words';
import { useLocale } from './use-locale';

function FileRow({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const { inspection, prepared, records, name, rates } = staged;
  const id = inspection && knownDataset(inspection);
  const summary = prepared[0]?.summary ?? records[0]?.summary;
  const rows = summary ? summary.accounting.loaded + summary.accounting.refused : inspection?.estimatedRecords;
  return (
    <li className="file-row">
      <StatusIcon shape={stateShapes[staged.state]} />
      <span className="file-what" title={name}>
        <b className="strong">{rates ? 'Exchange rates' : id ? dataset(id).label : name}</b>{' '}
        <span className="quiet">{rates ? name : id ? (inspection?.mapping.vendor ?? inspection?.guess.vendor ?? name) : ''}</span>
      </span>
      <span className="quiet number file-rows">
        {rates && rates.reading.rates.length > 0 ? `${formatCount(rates.reading.rates.length, locale)} rates` : null}
        {rows === undefined ? '' : `${summary ? '' : 'about '}${formatCount(rows, locale)} rows`}
      </span>
      <span className="file-state">{stateWord(staged)}</span>
    </li>
  );
}

const counted = (count: number, word: string): readonly string[] => (count > 0 ? [`${count} ${word}`] : []);

/** Every table on its way in, one row each, and the one button that takes what is sure. */
export function StagedPanel() {
  const staged = useStaged();
  const of = (...states: readonly Staged['state'][]) => staged.filter(({ state }) => states.includes(state));
  const ready = of('ready', 'preparing');
  const waiting = of('question', 'inspecting');
  const said = [
    ...counted(ready.length, 'ready'),
    ...counted(of('importing').length, 'importing'),
    ...counted(of('question').length, 'to answer'),
    ...counted(of('done').length, 'imported'),
    ...counted(of('failed').length, 'failed'),
  ];
  const names = of('question').map(({ name }) => name);
  return (
    <section className="cell" aria-label="Files">
      <p className="row spread">
        <span>
          <b className="section">Files</b> <span className="quiet">{said.join(', ')}</span>
        </span>
        {staged.length > 1 ? (
          <button type="button" className="button primary" disabled={ready.length === 0} onClick={() => void importAll()}>
            Import all
          </button>
        ) : null}
      </p>
      <ul className="file-list">
        {staged.map((each) => (
          <FileRow key={each.id} staged={each} />
        ))}
      </ul>
      {staged.length > 1 && waiting.length > 0 && names.length > 0 ? (
        <p className="note">
          Import all takes what is sure; {names.slice(0, 3).join(', ')}
          {names.length > 3 ? ` and ${names.length - 3} more` : ''} {names.length === 1 ? 'waits' : 'wait'} for you.
        </p>
      ) : null}
    </section>
  );
}
