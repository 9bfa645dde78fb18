import type { ReactNode } from 'react';
import { useWorkspace } from '../queries/use-workspace';
import { bringSample, takeSampleOut } from '../queries/workspace-actions';
import { changeSettings, useSettings } from '../store/settings';
import { zoneNames } from '../time/zone-names';
import { Choice, Segmented } from '../ui/choice';
import { EraseEverything } from '../widgets/erase-everything';
import { RatesEditor } from '../widgets/rates-editor';
import './settings-page.css';

const currencies = Intl.supportedValuesOf('currency');
const zones = zoneNames();

function months(locale: string): readonly { value: string; label: string }[] {
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: `1 ${name.format(Date.UTC(2026, index, 1))}`,
  }));
}

function Row({ label, help, children }: { label: string; help: string; children: ReactNode }) {
  return (
    <div className="setting">
      <h3>{label}</h3>
      <div>{children}</div>
      <p className="note">{help}</p>
    </div>
  );
}

function Calendar() {
  const { zone, weekStart, fiscalStart, locale } = useSettings();
  return (
    <section className="cell" aria-labelledby="calendar-title">
      <h2 id="calendar-title">Calendar</h2>
      <Row
        label="Time zone"
        help="Says on which day a record counts. Times in files without an offset are read in it; nothing is imported again."
      >
        <Choice
          boxed
          label="Time zone"
          value={zone}
          options={(zones.includes(zone) ? zones : [zone, ...zones]).map((value) => ({
            value,
            label: value.replaceAll('_', ' '),
          }))}
          onChange={(value) => void changeSettings({ zone: value })}
        />
      </Row>
      <Row label="Week starts" help="Moves the bounds of weeks.">
        <Segmented<'1' | '6' | '7'>
          label="Week starts on"
          value={weekStart === 1 ? '1' : weekStart === 6 ? '6' : '7'}
          onChange={(value) => void changeSettings({ weekStart: value === '1' ? 1 : value === '6' ? 6 : 7 })}
          options={[
            { value: '1', label: 'Monday' },
            { value: '7', label: 'Sunday' },
            { value: '6', label: 'Saturday' },
          ]}
        />
      </Row>
      <Row
        label="Fiscal year"
        help="Moves quarters, half-years and years. A fiscal year is named for the calendar year in which it ends."
      >
        <Choice
          boxed
          label="Fiscal year starts on"
          value={String(fiscalStart)}
          options={months(locale)}
          onChange={(value) => void changeSettings({ fiscalStart: Number(value) })}
        />
      </Row>
    </section>
  );
}

function Money() {
  const { currency, locale } = useSettings();
  const { version } = useWorkspace();
  const name = new Intl.DisplayNames(locale, { type: 'currency' });
  return (
    <section className="cell" aria-labelledby="money-title">
      <h2 id="money-title">Money and screen</h2>
      <Row
        label="Reporting currency"
        help={
          version.imports.length > 0
            ? 'Amounts already imported are shown in it as they are, not converted.'
            : 'Figures are shown in it.'
        }
      >
        <Choice
          boxed
          label="Reporting currency"
          value={currency}
          options={currencies.map((value) => ({ value, label: `${value} ${name.of(value) ?? ''}` }))}
          onChange={(value) => void changeSettings({ currency: value })}
        />
      </Row>
      <Row
        label="Rates"
        help="Rows in another currency are converted by these when a file is imported; without a rate they are set aside and listed. A new rate counts from the next import on."
      >
        <RatesEditor />
      </Row>
      <Row label="Theme" help="Auto follows the system.">
        <Theme />
      </Row>
    </section>
  );
}

function Theme() {
  const { theme } = useSettings();
  return (
    <Segmented<'auto' | 'light' | 'dark'>
      label="Theme"
      value={theme}
      onChange={(value) => void changeSettings({ theme: value })}
      options={[
        { value: 'auto', label: 'Auto' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
  );
}

function Sample() {
  const { sample, version, sampleProgress } = useWorkspace();
  const own = version.imports.some((record) => !record.sample);
  const state = sample ? 'on' : 'off';
  return (
    <Row
      label="Sample data"
      help={
        own
          ? 'It can be shown only while no file of yours is loaded.'
          : 'A made-up software firm over two years. It leaves with your first file.'
      }
    >
      <Segmented<'on' | 'off'>
        label="Sample data"
        value={state}
        onChange={(value) => void (value === 'on' ? bringSample() : takeSampleOut())}
        options={[
          { value: 'on', label: sampleProgress === undefined ? 'On' : 'Coming', disabled: own },
          { value: 'off', label: 'Off', disabled: own },
        ]}
      />
    </Row>
  );
}

function Erase() {
  return (
    <Row label="Erase everything" help="All data, targets and settings in this browser. This can’t be undone.">
      <EraseEverything />
    </Row>
  );
}

/** Our calendar, currency and workspace. */
export function SettingsPage() {
  return (
    <main className="settings-page">
      <div className="page-bar">
        <h1 className="bar-title">Settings</h1>
        <span className="quiet">Saved as you choose, on this machine</span>
      </div>
      <div className="split">
        <Calendar />
        <div>
          <Money />
          <section className="cell" aria-labelledby="workspace-title">
            <h2 id="workspace-title">Workspace</h2>
            <Sample />
            <Erase />
          </section>
        </div>
      </div>
    </main>
  );
}
