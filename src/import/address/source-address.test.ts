import { expect, test } from 'vitest';
import { hostMatches, sourceAddress } from './source-address';

const urlOf = (typed: string): string => {
  const address = sourceAddress(typed);
  return 'url' in address ? address.url : address.problem;
};

test.each([
  ['an https address stays as it is', 'https://example.com/a/leads.csv?x=1', 'https://example.com/a/leads.csv?x=1'],
  ['without a scheme it is https', ' example.com/leads.csv ', 'https://example.com/leads.csv'],
  ['the part behind # is never sent, so it is not kept', 'https://example.com/leads.csv#top', 'https://example.com/leads.csv'],
  ['http is allowed on this machine', 'http://localhost:8080/leads.csv', 'http://localhost:8080/leads.csv'],
  [
    'the ordinary link of a sheet becomes its export, of the tab that it shows',
    'https://docs.google.com/spreadsheets/d/1AbC-d_E/edit?usp=sharing#gid=42',
    'https://docs.google.com/spreadsheets/d/1AbC-d_E/export?format=csv&gid=42',
  ],
  [
    'the link of a second account too',
    'https://docs.google.com/spreadsheets/u/1/d/1AbC/edit',
    'https://docs.google.com/spreadsheets/d/1AbC/export?format=csv',
  ],
  [
    'the published page becomes its CSV',
    'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pubhtml?gid=7&single=true',
    'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?gid=7&single=true&output=csv',
  ],
  [
    'the published CSV stays as it is',
    'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=csv',
    'https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?output=csv',
  ],
])('%s', (_, typed, url) => {
  expect(urlOf(typed)).toBe(url);
});

test.each([
  ['javascript:alert(1)', 'begin with javascript: are refused'],
  ['data:text/csv,a,b', 'begin with data: are refused'],
  ['file:///etc/hosts', 'begin with file: are refused'],
  ['blob:https://example.com/1', 'begin with blob: are refused'],
  ['https://ann:secret@example.com/x.csv', 'holds a user name or password'],
  ['http://example.com/x.csv', 'not encrypted'],
  ['http://localhost.example.com/x.csv', 'not encrypted'],
  ['leads of march', 'is not an address'],
  ['   ', 'Type or paste an address'],
])('%s is refused with a sentence', (typed, sentence) => {
  expect(urlOf(typed)).toContain(sentence);
});

test('a sheet’s link says what was changed and what the sheet needs; a plain address says nothing', () => {
  const sheet = sourceAddress('https://docs.google.com/spreadsheets/d/1AbC/edit');
  expect('note' in sheet ? sheet.note : '').toContain('anyone with the link may view');
  expect(sheet).toMatchObject({ host: 'docs.google.com', name: 'Google Sheet', answersFrom: ['*.googleusercontent.com'] });
  expect(sourceAddress('https://example.com/a%20b.csv')).toEqual({
    url: 'https://example.com/a%20b.csv',
    host: 'example.com',
    name: 'a b.csv',
    answersFrom: [],
  });
});

test('a wildcard names the hosts below a domain, not the domain itself nor one that only ends alike', () => {
  const allowed = ['example.com:8443', '*.googleusercontent.com'];
  expect(hostMatches('doc-0s.googleusercontent.com', allowed)).toBe(true);
  expect(hostMatches('googleusercontent.com', allowed)).toBe(false);
  expect(hostMatches('evilgoogleusercontent.com', allowed)).toBe(false);
  expect(hostMatches('example.com:8443', allowed)).toBe(true);
  expect(hostMatches('example.com', allowed)).toBe(false);
});
