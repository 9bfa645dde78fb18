import { dataset } from '../model/dataset';
import { forgetForm, useRememberedForms } from '../store/mappings';
import { Scroll } from '../ui/scroll';
import { dayOfInstant } from './staged-words';
import { useLocale } from './use-locale';

/** Forms whose mapping was corrected or answered for once, and is used again. */
export function RememberedForms() {
  const forms = useRememberedForms();
  const { locale } = useLocale();
  if (forms.length === 0) return null;
  return (
    <section className="history" aria-labelledby="forms-title">
      <h2 id="forms-title">
        Remembered forms <span className="note">files with the same columns are read the same way</span>
      </h2>
      <Scroll label="Remembered forms">
        <table>
          <thead>
            <tr>
              <th scope="col">Learnt from</th>
              <th scope="col">Feeds</th>
              <th scope="col">Columns</th>
              <th scope="col">On</th>
              <th scope="col">
                <span className="hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {[...forms].reverse().map(({ fingerprint, name, savedAt, mapping }) => (
              <tr key={fingerprint}>
                <td className="strong from-cell" title={name}>
                  {name}
                </td>
                <td>{dataset(mapping.dataset).label}</td>
                <td className="from-cell quiet" title={mapping.columns.map((column) => column.name).join(', ')}>
                  {mapping.columns.map((column) => column.name).join(', ')}
                </td>
                <td className="nowrap">{dayOfInstant(savedAt, locale)}</td>
                <td className="number">
                  <button
                    type="button"
                    className="text"
                    aria-label={`Forget ${name}`}
                    onClick={() => void forgetForm(fingerprint)}
                  >
                    Forget
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
