const keptMilliseconds = 10_000;

/** A file that was made in the browser. */
export interface MadeFile {
  readonly name: string;
  readonly content: Blob;
}

/** Hands a file to the browser's own downloads. */
export function saveFile({ name, content }: MadeFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin to read only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), keptMilliseconds);
}
