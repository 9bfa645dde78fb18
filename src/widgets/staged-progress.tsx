import { viewHref } from '../store/filters';
import { usePath } from '../store/navigation';
import { useStaged } from '../store/staged';
import { Link } from '../ui/link';

/** How far the imports are, on pages other than Data. */
export function StagedProgress() {
  const staged = useStaged();
  const path = usePath();
  const running = staged.filter(({ state }) => state === 'importing');
  const waiting = staged.filter(({ state }) => state === 'question' || state === 'ready' || state === 'preparing');
  if (path === '/data' || running.length + waiting.length === 0) return null;
  const [first] = running;
  const share = first?.progress ? Math.round((100 * first.progress.bytes) / Math.max(1, first.progress.totalBytes)) : 0;
  return (
    <Link className="text note" href={viewHref('/data')}>
      {first
        ? `Importing ${first.name}, ${share}\u00a0%`
        : `${waiting.length} ${waiting.length === 1 ? 'file waits' : 'files wait'}`}
    </Link>
  );
}
