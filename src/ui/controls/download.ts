import { saveFile } from '../../plots/saveFile';

/** Saves a text as a file by an ordinary download. */
export function download(name: string, text: string, type: string): void {
  saveFile(name, new Blob([text], { type }));
}
