import { plural } from '../format/value';
import { useWorkspace } from '../queries/use-workspace';
import { downloadOrphans } from '../queries/workspace-actions';
import { useLocale } from './use-locale';

/** How many rows of an import complete a record that is not there, and the way to them. Nothing when each has found its record. */
export function OrphansNote({ importId, name }: { importId: string; name: string }) {
  const { version } = useWorkspace();
  const locale = useLocale();
  const count = version.orphans?.[importId] ?? 0;
  if (count === 0) return null;
  return (
    <p className="note">
      {plural(count, ['row completes a record', 'rows complete records'], locale)} that no file has brought yet; they count when
      it comes.{' '}
      <button
        type="button"
        className="text"
        aria-label={`Download the ${count === 1 ? 'row' : 'rows'} of ${name} that ${count === 1 ? 'waits for its record' : 'wait for their records'}`}
        onClick={() => void downloadOrphans(importId, name)}
      >
        Download {count === 1 ? 'it' : 'them'} (CSV)
      </button>
    </p>
  );
}
