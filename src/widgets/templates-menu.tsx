import { datasets } from '../model/dataset';
import { Popover } from '../ui/popover';

/** A file for each dataset that shows how its rows are written. */
export function TemplatesMenu() {
  return (
    <Popover label="Templates" className="text" button="templates">
      {() => (
        <ul className="templates">
          {datasets.map(({ id, label }) => (
            <li key={id}>
              <a className="option" href={`/templates/${id}.csv`} download>
                {label}
                <span className="note">{id}.csv</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}
