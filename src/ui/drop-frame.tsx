import { useEffect, useState } from 'react';

const carriesFiles = (event: DragEvent): boolean => Array.from(event.dataTransfer?.types ?? []).includes('Files');

type Props = {
  text: string;
  /** Files come into the window; they may be dropped or leave again. */
  onNear?: () => void;
  onFiles(files: readonly File[]): void;
};

/** Takes files dropped anywhere in the window; while they hang over it, a frame says so. */
export function DropFrame({ text, onNear, onFiles }: Props) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (carriesFiles(event) && event.relatedTarget === null) onNear?.();
    };
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFiles(Array.from(event.dataTransfer?.files ?? []));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', hover);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onNear, onFiles]);
  return over ? <div className="drop-frame">{text}</div> : null;
}
