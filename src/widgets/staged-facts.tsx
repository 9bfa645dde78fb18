import type { ReactNode } from 'react';
import { plural } from '../format/value';
import type { Inspection } from '../import/recognise/inspection';
import { dataset } from '../model/dataset';
import { useSettings } from '../store/settings';
import { type Staged, summariesOf } from '../store/staged';
import { chooseFeed, chooseSheet, forgetStagedForm } from '../store/staging';
import { Choice } from '../ui/choice';
import { howWritten, whatItIs, whyItIs } from './staged-words';
import { useLocale } from './use-locale';

/** One fact: its name, a word or two, and what is to be said about it. */
export function Fact({ name, word, children }: { name: string; word: ReactNode; children?: ReactNode }) {
  return (
    <div className="staged-fact">
      <p className="note">{name}</p>
      <div>
        <p className="fact-word">{word}</p>
        <div className="fact-detail">{children}</div>
      </div>
    </div>
  );
}

function What({ staged, inspection }: { staged: Staged; inspection: Inspection }) {
  const { id, rememberedAt, sheets, notes } = staged;
  return (
    <Fact name="What it is" word={whatItIs(inspection)}>
      {rememberedAt === undefined ? (
        whyItIs(inspection, false)
      ) : (
        <>
          {inspection.guess.why}.{' '}
          <button
            type="button"
            className="text"
            aria-label={`Forget how ${staged.name} was mapped`}
            onClick={() => void forgetStagedForm(id)}
          >
            Forget
          </button>
        </>
      )}
      {sheets && sheets.names.length > 1 ? (
        <p className="row">
          Sheet{' '}
          <Choice
            boxed
            label={`Sheet of ${staged.name}`}
            value={sheets.chosen}
            onChange={(sheet) => chooseSheet(id, sheet)}
            options={sheets.names.map((name) => ({ value: name, label: name }))}
          />
        </p>
      ) : null}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Fact>
  );
}

/** The other datasets in the same file, each to be taken or left. */
function AlsoFeeds({ staged, inspection }: { staged: Staged; inspection: Inspection }) {
  const locale = useLocale();
  const taken = inspection.also.filter(({ on }) => on);
  const [first = inspection.also[0]] = taken;
  const summaries = summariesOf(staged);
  // Several rows may be of one record: what counts is the records.
  const fed = staged.prepared.length > 0 ? staged.prepared : staged.records;
  const counted = fed.slice(1).reduce((sum, { changes: c }) => sum + c.added + c.updated + c.unchanged + c.orphans, 0);
  const known = counted > 0 && summaries.length === taken.length + 1;
  const label = first ? dataset(first.mapping.dataset).label.toLowerCase() : '';
  return (
    <Fact
      name="It also feeds"
      word={known ? plural(counted, [label.replace(/s$/, ''), label], locale) : label[0]?.toUpperCase() + label.slice(1)}
    >
      {inspection.also.map((feed, index) => (
        <label key={`${feed.mapping.dataset} ${feed.label}`} className="feed-row">
          <input
            type="checkbox"
            checked={feed.on}
            disabled={staged.state === 'importing' || staged.state === 'done'}
            onChange={(event) => chooseFeed(staged.id, index, event.target.checked)}
          />
          <span>
            {feed.label}
            {feed.why ? <span className="quiet">: {feed.why}</span> : null}
          </span>
        </label>
      ))}
    </Fact>
  );
}

function Currency({ staged, inspection }: { staged: Staged; inspection: Inspection }) {
  const { currency } = useSettings();
  const locale = useLocale();
  const rule = inspection.mapping.columns.find(({ field, rule: each }) => field && each.kind === 'money')?.rule;
  const own = rule?.kind === 'money' ? (rule.currency ?? currency) : currency;
  const aside = summariesOf(staged)
    .flatMap(({ groups }) => groups)
    .filter(({ reason }) => reason === 'no-rate' || reason === 'other-currency')
    .reduce((sum, { count }) => sum + count, 0);
  const name = new Intl.DisplayNames([locale.locale], { type: 'currency' }).of(own) ?? own;
  return (
    <Fact name="Currency" word={name}>
      {aside > 0
        ? `${plural(aside, ['row', 'rows'], locale)} in another ${aside === 1 ? 'is' : 'are'} set aside until you give a rate`
        : own === currency
          ? 'As you report'
          : `Converted to ${currency} by your rates`}
    </Fact>
  );
}

function Refused({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const summaries = summariesOf(staged);
  const groups = summaries.flatMap((summary) => summary.groups).filter(({ severity }) => severity === 'refused');
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return (
    <Fact
      name={staged.state === 'done' ? 'What was refused' : 'What will be refused'}
      word={count === 0 ? 'Nothing' : plural(count, ['row', 'rows'], locale)}
    >
      {groups[0]?.text ?? (summaries.length > 0 ? 'Every row can be read' : '')}
    </Fact>
  );
}

/** Three facts about a table: what it is and why, and the two that matter for it. */
export function StagedFacts({ staged }: { staged: Staged }) {
  const { inspection } = staged;
  if (!inspection) return null;
  const { word, detail } = howWritten(inspection);
  const money = inspection.mapping.columns.some(({ field, rule }) => field && rule.kind === 'money');
  return (
    <div className="staged-facts">
      <What staged={staged} inspection={inspection} />
      {inspection.also.length > 0 ? (
        <AlsoFeeds staged={staged} inspection={inspection} />
      ) : (
        <Fact name="How it is written" word={word}>
          {detail}
        </Fact>
      )}
      {money && inspection.also.length === 0 ? <Currency staged={staged} inspection={inspection} /> : <Refused staged={staged} />}
    </div>
  );
}
