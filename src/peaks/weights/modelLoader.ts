/** Reads a file that is shipped with the product, by its name under `models/`; from the disk or by the network. */
export type ModelLoader = (name: string) => Promise<ArrayBuffer>;
