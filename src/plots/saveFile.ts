/** Saves a content as a file by an ordinary download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}

/** The words of a label as the stem of a file name: `halfmax-adc-spectrum-of-the-selected-sdd`. */
export function fileStem(label: string): string {
  const words = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ['halfmax', ...words].join('-').slice(0, 80);
}
