import { expect, test } from 'vitest';
import { ImportError } from '../warehouse';
import { storageProblem } from './storage-problem';

const doing = 'orders.csv could not be stored as orders';
const told = (cause: unknown): string => {
  const problem = storageProblem(cause, doing);
  return problem instanceof ImportError ? problem.message : 'passed on';
};

test.each([
  ['a full quota', new DOMException('the quota has been exceeded', 'QuotaExceededError'), 'has no room left'],
  ['a full disk, told by the engine', new Error('IO Error: Could not write file: No space left on device'), 'has no room left'],
  [
    'a file that changed while it was read',
    new DOMException('could not be read', 'NotReadableError'),
    'was changed, moved or removed',
  ],
  ['storage that was cleared', new DOMException('not found', 'NotFoundError'), 'storage was cleared'],
  ['a disk that fails', new Error('IO Error: Could not read from file'), 'did not answer'],
])('%s says what failed, what is unchanged and what to do', (_, cause, says) => {
  expect(told(cause)).toContain(says);
  expect(told(cause)).toMatch(/^orders\.csv could not be stored as orders: .* Nothing was imported/);
});

test('a reason that a person can read already is passed on, and so is a cancel', () => {
  const refused = new ImportError('all 3 records were refused');
  expect(storageProblem(refused, doing)).toBe(refused);
  const cancel = new DOMException('cancelled', 'AbortError');
  expect(storageProblem(cancel, doing)).toBe(cancel);
  // From a worker it comes as a plain error with the name.
  expect(told(Object.assign(new Error('all 3 records were refused'), { name: 'ImportError' }))).toBe(
    'all 3 records were refused',
  );
});
