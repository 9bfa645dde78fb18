import { expect, test } from 'vitest';
import { known, viewOf } from '../testing/kpi-views';
import { flagWords, tileEvidence } from './flags';
import { noiseWords, reasonWords } from './words';

const locale = { locale: 'en-GB', currency: 'EUR' };
const empty = (text: string) => ({ code: 'empty', text }) as const;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('where nothing was found the reason names the filters', () => {
  const channel = { dimension: 'channel', values: ['Nope'] } as const;
  expect(reasonWords(empty('No leads in this period'), [channel])).toBe('No leads with channel Nope in this period');
  expect(reasonWords(empty('No customers at the start of this period'), [channel])).toBe(
    'No customers with channel Nope at the start of this period',
  );
  expect(
    reasonWords(empty('No leads in this period'), [
      { dimension: 'region', values: ['', 'EMEA'], exclude: true },
      { dimension: 'channel', values: ['a', 'b', 'c', 'd'] },
    ]),
  ).toBe('No leads without region none given or EMEA and with channel in 4 values in this period');
});

test('without a filter, and for any other reason, the reason stands as it is', () => {
  expect(reasonWords(empty('No leads in this period'), [])).toBe('No leads in this period');
  const needs = { code: 'needs-dataset', text: 'Needs a leads file', datasets: ['leads'] } as const;
  expect(reasonWords(needs, [{ dimension: 'channel', values: ['Nope'] }])).toBe('Needs a leads file');
});

test('unanswered records are said as a count and a share', () => {
  const detail = '1970 of 2000 leads are unanswered: they are not in the mean';
  const flag = { id: 'unanswered', count: 1970, text: '98.5\u00a0% unanswered', detail } as const;
  expect(plain(flagWords(flag, locale))).toBe('1,970 unanswered, 98.5 %');
  const reading = known({ value: 60, n: 30, flags: [flag] });
  const { kpi } = viewOf('lead-response-time', reading);
  expect('value' in reading ? tileEvidence(kpi, reading, locale) : '').toBe('30 answered');
});

test('changes within chance are listed with their size and direction', () => {
  const change = { absolute: -0.004, direction: 'down', better: false, verdict: 'noise' } as const;
  const views = [
    viewOf('conversion-rate', known({ value: 0.04, n: 900 }), { change }),
    viewOf('nps', known({ value: 30, n: 312 }), { change: { absolute: 5, direction: 'up', better: true, verdict: 'noise' } }),
    viewOf('csat', known({ value: 4, n: 99 }), { change: { absolute: 0, direction: 'same', verdict: 'noise' } }),
  ];
  expect(plain(noiseWords(views, locale))).toBe('Conversion −0.40 pp, NPS +5 points, CSAT unchanged');
});
