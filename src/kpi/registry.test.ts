import { expect, test } from 'vitest';
import { kpiNamed, kpiNames } from '../model/kpi-names';
import { kpis } from './registry';

test('every KPI has a name for files, with the same id and label', () => {
  expect(kpiNames.map(({ id, label }) => [id, label]).sort()).toEqual(kpis.map(({ id, label }) => [id, label]).sort());
});

test('a file may call a KPI by its label, its short form or what people say', () => {
  for (const { id, label, short } of kpis) expect([kpiNamed(id), kpiNamed(label), kpiNamed(short)]).toEqual([id, id, id]);
  const said = [
    'CAC',
    'cost per acquisition',
    'Churn %',
    'logo churn',
    'net promoter',
    'CLTV',
    'lead response',
    'First Reply Time',
  ];
  expect(said.map(kpiNamed)).toEqual([
    'cac',
    'cac',
    'churn-rate',
    'churn-rate',
    'nps',
    'clv',
    'lead-response-time',
    'first-response-time',
  ]);
  expect(kpiNamed('revenue')).toBeUndefined();
});

test('no spelling stands under two KPIs', () => {
  for (const { id, synonyms } of kpiNames) for (const synonym of synonyms) expect(kpiNamed(synonym)).toBe(id);
});
