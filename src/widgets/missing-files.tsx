import { recordDatasets } from '../model/dataset';
import { useWorkspace } from '../queries/use-workspace';
import { chooseFiles } from '../store/file-picker';
import { Icon, StatusIcon } from '../ui/icons';
import { feedsWords } from './dataset-words';

const SHOWN = 4;

/** Files that would open further KPIs. */
export function MissingFiles() {
  const { catalog } = useWorkspace();
  const missing = recordDatasets.filter(({ id }) => !catalog.datasets[id] || catalog.datasets[id]?.derived);
  return (
    <section className="cell" aria-label="To do">
      <p>
        <b className="section">To do</b> <span className="quiet">by what it opens</span>
      </p>
      <ul className="file-list">
        {missing.slice(0, SHOWN).map(({ id, label }) => (
          <li key={id} className="todo-row">
            <StatusIcon shape="unknown" />
            <span>
              <b className="strong">Add {label.toLowerCase()}</b> <span className="quiet">{feedsWords(id)}</span>
            </span>
            <button type="button" className="button" onClick={chooseFiles}>
              <Icon name="add" size={14} /> Add<span className="hidden"> {label.toLowerCase()}</span>
            </button>
          </li>
        ))}
        {missing.length === 0 ? <li className="quiet">Nothing is missing.</li> : null}
      </ul>
    </section>
  );
}
