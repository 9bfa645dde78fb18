import { useEffect, useId, useRef, useState } from 'react';
import type { Interval } from '../import/address/source-schedule';
import { useAskNow, useIsAsking, useIsOnline } from '../queries/use-sources';
import { chooseFiles } from '../store/file-picker';
import { useSettings } from '../store/settings';
import type { Source } from '../store/source-document';
import { allowElsewhere, forgetSource, giveHeader, lacksHeader, setRefresh } from '../store/sources';
import { Choice } from '../ui/choice';
import { StatusIcon } from '../ui/icons';
import { howToPublish, intervalWords, nextText, sourceShape, sourceText } from './source-words';

const intervals = (['hand', 'quarter-hour', 'hour', 'day', 'week'] as const).map((value) => ({
  value,
  label: intervalWords[value],
}));

function HeaderAgain({ source, onGiven }: { source: Source; onGiven(): void }) {
  const [value, setValue] = useState('');
  return (
    <form
      className="row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '') void giveHeader(source.id, value).then(onGiven);
      }}
    >
      <label className="row">
        {source.headerName}
        <input
          className="field"
          type="password"
          autoComplete="off"
          value={value}
          aria-label={`${source.headerName ?? 'Header'} for ${source.name}`}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        Go on
      </button>
    </form>
  );
}

function Change({ source }: { source: Source }) {
  const [sure, setSure] = useState(false);
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (sure) yes.current?.focus();
  }, [sure]);
  return (
    <div className="source-change">
      <p className="note source-address">{source.url}</p>
      <div className="row wrap">
        <Choice<Interval>
          boxed
          label={`How often ${source.name} is asked`}
          value={source.interval}
          options={intervals}
          onChange={(value) => void setRefresh(source.id, value)}
        />
        {sure ? (
          <>
            <span>It is not asked again; its rows stay.</span>
            <button ref={yes} type="button" className="button danger" onClick={() => void forgetSource(source.id)}>
              Forget it
            </button>
            <button type="button" className="button" onClick={() => setSure(false)}>
              Keep it
            </button>
          </>
        ) : (
          <button type="button" className="text" onClick={() => setSure(true)} aria-label={`Forget ${source.name}`}>
            Forget
          </button>
        )}
      </div>
    </div>
  );
}

/** One source: what happened, when it is asked next, and what can be done. */
export function SourceRow({ source }: { source: Source }) {
  const asking = useIsAsking(source.id);
  const online = useIsOnline();
  const ask = useAskNow();
  const { zone, locale } = useSettings();
  const titleId = useId();
  const [open, setOpen] = useState<'publish' | 'change' | undefined>(undefined);
  const situation = { asking, online, lacksHeader: lacksHeader(source) };
  const clock = { now: Date.now(), zone, locale };
  const { failure } = source;
  const failed = failure !== undefined && !asking;
  const toggle = (part: 'publish' | 'change') => setOpen((now) => (now === part ? undefined : part));
  const publishing = failed && ['web-page', 'unreachable', 'no-access', 'not-found'].includes(failure.kind);
  return (
    <li className="source" aria-labelledby={titleId} data-state={sourceShape(source, situation)}>
      <StatusIcon shape={sourceShape(source, situation)} />
      <h3 id={titleId} className={failed ? 'source-name bad' : 'source-name'}>
        {source.name}
        {failed ? <span className="hidden">, failed</span> : null}
      </h3>
      <span className="source-next">{nextText(source, situation, clock)}</span>
      <div className="source-body">
        <p role="status">{sourceText(source, situation, clock)}</p>
        {situation.lacksHeader ? <HeaderAgain source={source} onGiven={() => void ask(source.id)} /> : null}
        <p className="row wrap source-actions">
          {situation.lacksHeader ? null : (
            <button type="button" className="text" disabled={asking} onClick={() => void ask(source.id)}>
              {failed ? 'Try now' : 'Ask now'}
              <span className="hidden">, {source.name}</span>
            </button>
          )}
          {failed && failure.elsewhere ? (
            <button
              type="button"
              className="text"
              onClick={() => void allowElsewhere(source.id, failure.elsewhere ?? '').then(() => ask(source.id))}
            >
              Allow {failure.elsewhere}
            </button>
          ) : null}
          {publishing ? (
            <button type="button" className="text" aria-expanded={open === 'publish'} onClick={() => toggle('publish')}>
              How to publish it
            </button>
          ) : null}
          {failed ? (
            <button type="button" className="text" onClick={chooseFiles}>
              Use a file instead
            </button>
          ) : null}
          <button type="button" className="text" aria-expanded={open === 'change'} onClick={() => toggle('change')}>
            Change<span className="hidden"> {source.name}</span>
          </button>
        </p>
        {open === 'publish' && publishing ? (
          <ol className="source-steps">
            {howToPublish(source).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        ) : null}
        {open === 'change' ? <Change source={source} /> : null}
      </div>
    </li>
  );
}
