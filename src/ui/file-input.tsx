import { useEffect, useRef } from 'react';

type Props = {
  label: string;
  accept: string;
  onFiles(files: readonly File[]): void;
  onReady(open: (() => void) | undefined): void;
};

/** The one file input of the app; buttons anywhere open its dialog. */
export function FileInput({ label, accept, onFiles, onReady }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    onReady(() => input.current?.click());
    return () => onReady(undefined);
  }, [onReady]);
  return (
    <input
      ref={input}
      className="hidden"
      type="file"
      multiple
      tabIndex={-1}
      accept={accept}
      aria-label={label}
      onChange={(event) => {
        onFiles(Array.from(event.target.files ?? []));
        event.target.value = '';
      }}
    />
  );
}
