let picker: (() => void) | undefined;

/** The file input tells how to open its dialog. */
export function setFilePicker(open: (() => void) | undefined): void {
  picker = open;
}

export function chooseFiles(): void {
  picker?.();
}
