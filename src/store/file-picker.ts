import { theWarehouse } from './workspace';

let picker: (() => void) | undefined;

/** The file input tells how to open its dialog. */
export function setFilePicker(open: (() => void) | undefined): void {
  picker = open;
}

/** Files are about to come, so what reads them may start. What can't start now says so when a file comes. */
export function expectFiles(): void {
  void theWarehouse()
    .then((warehouse) => warehouse.expectFiles())
    .catch(() => undefined);
}

export function chooseFiles(): void {
  expectFiles();
  picker?.();
}
