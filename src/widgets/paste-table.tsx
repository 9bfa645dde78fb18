import { useEffect, useState } from 'react';
import { isTable, stageText } from '../store/staging';
import { Popover } from '../ui/popover';

/** A pasted table becomes a staged file: typed into a box, or Ctrl+V anywhere on the page. */
export function PasteTable() {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!isTable(text)) return;
      event.preventDefault();
      stageText(text);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
  return (
    <Popover label="Paste a table" className="text" button="paste a table">
      {(close) => <PasteBox onDone={close} />}
    </Popover>
  );
}

function PasteBox({ onDone }: { onDone(): void }) {
  const [text, setText] = useState('');
  const table = isTable(text);
  return (
    <form
      className="paste-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (!table) return;
        stageText(text);
        onDone();
      }}
    >
      <label htmlFor="pasted">
        <b className="section">Paste a table</b>
        <br />
        <span className="quiet">Cells from a spreadsheet or a page, with the names of the columns in the first line.</span>
      </label>
      <textarea
        id="pasted"
        className="field"
        rows={8}
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the panel opens for this box alone
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="row spread">
        <span className="note">
          {text === '' || table ? '' : 'That is no table yet: two lines with tabs or commas between the cells'}
        </span>
        <button type="submit" className="button primary" disabled={!table}>
          Look at it
        </button>
      </p>
    </form>
  );
}
