import { plural } from '../format/value';
import { downloadOrphans } from '../queries/workspace-actions';
import { useLocale } from './use-locale';

/** Rows that complete a record that no file has brought yet, and the way to them. */
export function OrphansLine({ count, importId, name }: { count: number; importId: string; name: string }) {
  const locale = useLocale();
  if (count === 0) return null;
  return (
    <p className="note orphans-line">
      {plural(count, ['row waits for its record', 'rows wait for their record'], locale)}: no file has brought{' '}
      {count === 1 ? 'it' : 'them'} yet, and {count === 1 ? 'it counts' : 'they count'} when it comes.{' '}
      <button
        type="button"
        className="text"
        aria-label={`Download ${plural(count, ['waiting row', 'waiting rows'], locale)} of ${name}`}
        onClick={() => void downloadOrphans(importId, name)}
      >
        Download {count === 1 ? 'it' : 'them'} (CSV)
      </button>
    </p>
  );
}
