import { useEffect, useState } from 'react';
import { undoLast } from '../queries/workspace-actions';
import { restoreTarget } from '../store/goals';
import { hideUndo, type Undoable, useUndoLine } from '../store/undo';
import { Icon } from '../ui/icons';

const SECONDS = 8;

async function takeBack(what: Undoable): Promise<void> {
  if (what.kind === 'target') await restoreTarget(what.target);
  else await undoLast();
}

/** What just went, and the way back, for eight seconds; it waits while it is pointed at or has the focus. */
export function UndoFoot() {
  const line = useUndoLine();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!line || held) return undefined;
    const timer = setTimeout(hideUndo, SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [line, held]);
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
        Undo
      </button>
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={hideUndo}>
        <Icon name="close" />
      </button>
    </div>
  );
}
