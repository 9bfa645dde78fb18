import { useId, useState } from 'react';
import type { RatesOptions } from '../import/rates/rates';
import { setRates } from '../store/rates';
import { readRatesFile } from '../store/rates-file';
import { useSettings } from '../store/settings';
import { recountStaged } from '../store/staging-import';
import { type Asks, RatesQuestion } from './rates-question';

/** Takes rates out of a file, and asks what the file does not say. */
export function RatesFile() {
  const id = useId();
  const { zone, currency } = useSettings();
  const [pending, setPending] = useState<{ file: File; options: RatesOptions; asks: Asks } | undefined>(undefined);
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean }>({ text: '', bad: false });

  async function take(file: File, options: RatesOptions): Promise<void> {
    try {
      const { rates, findings, asks, averaged } = await readRatesFile(file, options);
      setPending(asks ? { file, options, asks } : undefined);
      if (asks) return setSaid({ text: '', bad: false });
      if (rates.length > 0) {
        await setRates(rates, { zone, currency }, { now: Date.now(), file: file.name });
        recountStaged();
      }
      const [first] = findings;
      const left = first ? ` ${findings.length} left out: line ${first.line}, ${first.text}.` : '';
      const mean = averaged > 1 ? ' Of several days in a month the mean holds.' : '';
      setSaid({
        text: `${rates.length === 0 ? 'No rates' : `${rates.length} rates`} from ${file.name}.${mean}${left}`,
        bad: rates.length === 0,
      });
    } catch (cause) {
      setPending(undefined);
      setSaid({ text: `${file.name} could not be read: ${cause instanceof Error ? cause.message : String(cause)}.`, bad: true });
    }
  }

  return (
    <div className="rates-file">
      <label htmlFor={id}>From a file (CSV, XLSX)</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.json,.zip"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void take(file, { reporting: currency });
        }}
      />
      {pending ? (
        <RatesQuestion
          asks={pending.asks}
          reporting={currency}
          onAnswer={(given) => void take(pending.file, { ...pending.options, ...given })}
        />
      ) : null}
      <p className={said.bad ? 'bad' : 'note'} role="status">
        {said.text}
      </p>
    </div>
  );
}
