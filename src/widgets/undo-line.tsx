import { useEffect, useState } from 'react';
import { useWorkspace } from '../queries/use-workspace';
import { bringSample, undoLast } from '../queries/workspace-actions';
import { restoreTarget } from '../store/goals';
import { hideUndo, type Undoable, useUndoLine } from '../store/undo';
import { Icon } from '../ui/icons';

const SECONDS = 8;

async function takeBack(what: Undoable): Promise<void> {
  if (what.kind === 'target') await restoreTarget(what.target);
  else if (what.kind === 'sample') await bringSample();
  else await undoLast();
}

/** What just went, and the way back, for eight seconds; it waits while it is pointed at or has the focus. That nothing is loaded stands
 * until something is. */
export function UndoFoot() {
  const line = useUndoLine();
  const [held, setHeld] = useState(false);
  const { status } = useWorkspace();
  const lasting = line?.what.kind === 'sample';
  useEffect(() => {
    if (lasting && status === 'ready') hideUndo();
    if (!line || held || lasting) return undefined;
    const timer = setTimeout(hideUndo, SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [line, held, lasting, status]);
  if (!line) return null;
  return (
    <div
      className="undo-line"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{line.text}</span>
      <button
        type="button"
        className="text"
        onClick={() => {
          hideUndo();
          void takeBack(line.what);
        }}
      >
        {lasting ? 'Try the sample data' : 'Undo'}
      </button>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={hideUndo}>
        <Icon name="close" />
      </button>
    </div>
  );
}
