import { useEffect, useId, useRef, useState } from 'react';
import { type AddressProblem, hostMatches, type SourceAddress, sourceAddress } from '../import/address/source-address';
import type { Interval } from '../import/address/source-schedule';
import { useAskNow } from '../queries/use-sources';
import { addSource, showAddressForm, useConfirmedHosts, useSources } from '../store/sources';
import { Choice } from '../ui/choice';
import { intervalWords } from './source-words';

const intervals = (['hand', 'quarter-hour', 'hour', 'day', 'week'] as const).map((value) => ({
  value,
  label: intervalWords[value],
}));

const isHeaderName = (text: string): boolean => /^[!#$%&'*+.^_`|~\w-]+$/.test(text);

/** A new address: typed, then its host confirmed once, then asked. Nothing is sent before. */
export function AddressForm() {
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const yes = useRef<HTMLButtonElement>(null);
  const [typed, setTyped] = useState('');
  const [name, setName] = useState('');
  const [interval, setRhythm] = useState<Interval>('day');
  const [headerName, setHeaderName] = useState('Authorization');
  const [headerValue, setHeaderValue] = useState('');
  const [problem, setProblem] = useState('');
  const [toConfirm, setToConfirm] = useState<SourceAddress | undefined>(undefined);
  const confirmed = useConfirmedHosts();
  const sources = useSources();
  const ask = useAskNow();
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    if (toConfirm) yes.current?.focus();
  }, [toConfirm]);
  const read = sourceAddress(typed);
  const note = 'url' in read ? read.note : undefined;

  function problemOf(address: SourceAddress | AddressProblem): string | undefined {
    if ('problem' in address) return address.problem;
    if (sources.some(({ url }) => url === address.url)) return 'This address is a source already.';
    return headerValue !== '' && !isHeaderName(headerName) ? `“${headerName}” can’t be the name of a header.` : undefined;
  }

  function next(): void {
    const address = sourceAddress(typed);
    const wrong = problemOf(address);
    setProblem(wrong ?? '');
    if (wrong !== undefined || 'problem' in address) return;
    if (hostMatches(address.host, confirmed)) void add(address);
    else setToConfirm(address);
  }

  async function add(address: SourceAddress): Promise<void> {
    const header = headerValue === '' ? undefined : { name: headerName, value: headerValue };
    try {
      const added = await addSource(address, { interval, now: Date.now(), named: name, ...(header ? { header } : {}) });
      showAddressForm(false);
      await ask(added);
    } catch (cause) {
      setProblem(`The address could not be kept: ${cause instanceof Error ? cause.message : String(cause)}`);
      setToConfirm(undefined);
    }
  }

  return (
    <form
      className="address-form"
      aria-label="New address"
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') showAddressForm(false);
      }}
    >
      <label htmlFor={`${id}-url`}>Address of a table</label>
      <input
        ref={first}
        id={`${id}-url`}
        className="field"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        placeholder="https://"
        aria-describedby={`${id}-note`}
        aria-invalid={problem !== ''}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem('');
          setToConfirm(undefined);
        }}
      />
      <p id={`${id}-note`} className="note">
        {note ?? 'CSV, TSV, JSON, NDJSON, XLSX, Parquet, also gzipped; or a link to a Google sheet.'}
      </p>
      <div className="address-row">
        <label>
          Name
          <input className="field" autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <div className="labelled">
          <span aria-hidden="true">Ask again</span>
          <Choice<Interval> boxed label="Ask again" value={interval} options={intervals} onChange={setRhythm} />
        </div>
      </div>
      <details>
        <summary>It needs a token</summary>
        <div className="address-row">
          <label>
            Header
            <input
              className="field"
              autoComplete="off"
              spellCheck={false}
              value={headerName}
              onChange={(event) => setHeaderName(event.target.value.trim())}
            />
          </label>
          <label>
            Value
            <input
              className="field"
              type="password"
              autoComplete="off"
              value={headerValue}
              onChange={(event) => setHeaderValue(event.target.value)}
            />
          </label>
        </div>
        <p className="note">Kept only while this page is open: never stored, never exported, sent to this address alone.</p>
      </details>
      <p className="bad" role="alert">
        {problem}
      </p>
      {toConfirm ? (
        <fieldset className="row wrap" aria-label={`Confirm ${toConfirm.host}`}>
          <span>
            We will ask <b className="strong">{toConfirm.host}</b>. Nothing {headerValue === '' ? '' : 'but the header '}else is
            sent.
          </span>
          <button ref={yes} type="button" className="button primary" onClick={() => void add(toConfirm)}>
            Ask {toConfirm.host}
          </button>
          <button type="button" className="button" onClick={() => showAddressForm(false)}>
            Cancel
          </button>
        </fieldset>
      ) : (
        <div className="row wrap">
          <button type="submit" className="button primary">
            Add
          </button>
          <button type="button" className="button" onClick={() => showAddressForm(false)}>
            Cancel
          </button>
        </div>
      )}
    </form>
  );
}
