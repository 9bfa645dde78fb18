import { useMemo } from 'react';
import { useWorkspace } from '../queries/use-workspace';
import { useSettings } from '../store/settings';
import { showAddressForm, useAddressForm, useSources } from '../store/sources';
import { AddressForm } from './address-form';
import { HandSourceRow } from './hand-source-row';
import { handSources } from './hand-sources';
import { SourceRow } from './source-row';
import './sources-panel.css';

function summary(byThemselves: number, byHand: number): string {
  if (byThemselves + byHand === 0) return 'none yet';
  return [
    byThemselves > 0 ? `${byThemselves} ${byThemselves === 1 ? 'refreshes by itself' : 'refresh by themselves'}` : '',
    byHand > 0 ? `${byHand} by hand` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Where rows come from: addresses with what happened and when each is asked next, and what somebody brings as files. */
export function SourcesPanel() {
  const sources = useSources();
  const adding = useAddressForm();
  const { version } = useWorkspace();
  const { zone } = useSettings();
  const brought = useMemo(() => handSources(version.imports, zone), [version, zone]);
  const byHand = sources.filter(({ interval }) => interval === 'hand').length;
  return (
    <section className="cell sources" id="sources" aria-labelledby="sources-title">
      <div className="row spread sources-head">
        <span className="row wrap">
          <h2 id="sources-title">Sources</h2>
          <span className="quiet">{summary(sources.length - byHand, byHand + brought.length)}</span>
        </span>
        <button type="button" className="text" aria-expanded={adding} onClick={() => showAddressForm(!adding)}>
          Add an address
        </button>
      </div>
      {adding ? <AddressForm /> : null}
      {sources.length + brought.length > 0 ? (
        <ul className="source-list">
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} />
          ))}
          {brought.map((source) => (
            <HandSourceRow key={source.dataset} source={source} />
          ))}
        </ul>
      ) : null}
      {sources.length > 0 || adding ? null : (
        <p className="quiet">
          A file behind an address, or a published Google sheet, can be asked again by itself: every hour, every day, or when you
          say.
        </p>
      )}
    </section>
  );
}
