import { useState } from 'react';
import { formatBytes, formatCount } from '../format/value';
import { useWorkspace } from '../queries/use-workspace';
import { eraseEverything } from '../queries/workspace-actions';
import { useLocale } from './use-locale';

/** Erases all that the app keeps here, after one question that says what goes. */
export function EraseEverything() {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const { version } = useWorkspace();
  const locale = useLocale();
  const rows = version.segments.reduce((sum, segment) => sum + segment.rows, 0);
  const bytes = version.segments.reduce((sum, segment) => sum + segment.bytes, 0);
  async function erase(): Promise<void> {
    setBusy(true);
    try {
      await eraseEverything();
      setAsked(false);
      setFailure(undefined);
    } catch (cause) {
      setFailure(
        `Not everything could be erased: ${cause instanceof Error ? cause.message : String(cause)}. Close other tabs of Plumbline and try again.`,
      );
    } finally {
      setBusy(false);
    }
  }
  if (!asked) {
    return (
      <button type="button" className="button danger" onClick={() => setAsked(true)}>
        Erase everything
      </button>
    );
  }
  return (
    <span className="row wrap">
      <span>
        {formatCount(rows, locale)} rows, {formatBytes(bytes, locale)}, all targets and settings go for good.
      </span>
      <button type="button" className="button danger" disabled={busy} onClick={() => void erase()}>
        {busy ? 'Erasing' : 'Yes, erase all of it'}
      </button>
      <button type="button" className="button" disabled={busy} onClick={() => setAsked(false)}>
        Keep it
      </button>
      {failure ? (
        <span className="bad" role="alert">
          {failure}
        </span>
      ) : null}
    </span>
  );
}
