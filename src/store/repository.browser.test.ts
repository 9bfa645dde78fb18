import * as v from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../storage/database';
import { NewerDocument, repository } from './repository';

const numbers = () => repository('targets', 1, v.array(v.number()));

beforeEach(async () => {
  await (await openDatabase()).clear('targets');
});

test('two that change a document at once both keep their change', async () => {
  const [one, other] = [numbers(), numbers()];
  await Promise.all([
    one.update((kept = []) => [...kept, 1]),
    other.update((kept = []) => [...kept, 2]),
    one.update((kept = []) => [...kept, 3]),
  ]);
  expect((await other.read())?.toSorted()).toEqual([1, 2, 3]);
});

test('other tabs are told which document changed, once it is on disk', async () => {
  const tab = new BroadcastChannel('plumbline-documents');
  const heard = new Promise((resolve) => {
    tab.onmessage = async ({ data }) => resolve([data, await numbers().read()]);
  });
  await numbers().update(() => [7]);
  expect(await heard).toEqual(['targets', [7]]);
  tab.close();
});

test('what another tab changed is heard', async () => {
  const heard = new Promise<void>((resolve) => numbers().follow(resolve));
  const tab = new BroadcastChannel('plumbline-documents');
  tab.postMessage('settings');
  tab.postMessage('targets');
  await heard;
  tab.close();
});

test('a document of a newer app is refused and stays as it is', async () => {
  await (await openDatabase()).put('targets', { schema: 2, document: ['new'] }, 'current');
  await expect(numbers().update(() => [1])).rejects.toBeInstanceOf(NewerDocument);
  expect(await (await openDatabase()).get('targets', 'current')).toEqual({ schema: 2, document: ['new'] });
});

test('a change that does not fit the document writes nothing', async () => {
  await numbers().update(() => [1]);
  await expect(numbers().update(() => [Number.NaN])).rejects.toThrow();
  expect(await numbers().read()).toEqual([1]);
});
