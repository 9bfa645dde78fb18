import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DropFrame } from './drop-frame';
import { FileInput } from './file-input';
import './theme.css';

afterEach(cleanup);

function carrying(...names: readonly string[]): DataTransfer {
  const data = new DataTransfer();
  for (const name of names) data.items.add(new File(['a,b\n1,2\n'], name, { type: 'text/csv' }));
  return data;
}

function drag(type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', dataTransfer: DataTransfer): DragEvent {
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  act(() => void document.body.dispatchEvent(event));
  return event;
}

const text = 'Drop the files anywhere';

test('files over the window show a frame, and are taken when they are dropped', () => {
  const taken: string[] = [];
  render(<DropFrame text={text} onFiles={(files) => taken.push(...files.map(({ name }) => name))} />);
  expect(screen.queryByText(text)).toBeNull();
  const files = carrying('leads.csv', 'spend.csv');
  drag('dragover', files);
  expect(screen.getByText(text)).toBeTruthy();
  // The browser must not open the file in place of the app.
  expect(drag('drop', files).defaultPrevented).toBe(true);
  expect(taken).toEqual(['leads.csv', 'spend.csv']);
  expect(screen.queryByText(text)).toBeNull();
});

test('files that come into the window are announced once, before they are dropped; words are not', () => {
  let near = 0;
  render(<DropFrame text={text} onNear={() => (near += 1)} onFiles={() => undefined} />);
  const word = new DataTransfer();
  word.setData('text/plain', 'churn');
  drag('dragenter', word);
  expect(near).toBe(0);
  const files = carrying('leads.csv');
  drag('dragenter', files);
  drag('dragover', files);
  expect(near).toBe(1);
});

test('files that leave the window take the frame with them', () => {
  render(<DropFrame text={text} onFiles={() => undefined} />);
  const files = carrying('leads.csv');
  drag('dragover', files);
  drag('dragleave', files);
  expect(screen.queryByText(text)).toBeNull();
});

test('a dragged word is left to the browser', () => {
  const taken: unknown[] = [];
  render(<DropFrame text={text} onFiles={(files) => taken.push(files)} />);
  const word = new DataTransfer();
  word.setData('text/plain', 'churn');
  expect(drag('dragover', word).defaultPrevented).toBe(false);
  expect(drag('drop', word).defaultPrevented).toBe(false);
  expect(screen.queryByText(text)).toBeNull();
  expect(taken).toEqual([]);
});

test('the file input takes several files, and the same file a second time', () => {
  const taken: string[] = [];
  render(
    <FileInput
      label="Add files"
      accept=".csv"
      onFiles={(files) => taken.push(...files.map(({ name }) => name))}
      onReady={() => undefined}
    />,
  );
  const input = screen.getByLabelText<HTMLInputElement>('Add files');
  expect(input.multiple).toBe(true);
  for (const names of [['leads.csv', 'spend.csv'], ['leads.csv']]) {
    input.files = carrying(...names).files;
    act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    expect(input.value).toBe('');
  }
  expect(taken).toEqual(['leads.csv', 'spend.csv', 'leads.csv']);
});

test('whoever holds the door of the file input loses it when the input goes', () => {
  const doors: ((() => void) | undefined)[] = [];
  const keep = (open: (() => void) | undefined) => void doors.push(open);
  const { unmount } = render(<FileInput label="Add files" accept=".csv" onFiles={() => undefined} onReady={keep} />);
  unmount();
  expect(doors.map((door) => typeof door)).toEqual(['function', 'undefined']);
});
