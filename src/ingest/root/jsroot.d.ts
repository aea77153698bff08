/** What is used of jsroot's io part, which comes without types. Objects are as the file says: nothing is sure of them. */
declare module 'jsroot/io' {
  /** The record in front of an object. */
  export interface TKey {
    readonly fName: string;
    readonly fTitle: string;
    readonly fClassName: string;
    readonly fCycle: number;
    /** Bytes of the record, this key included, as they are packed. */
    readonly fNbytes: number;
    readonly fKeylen: number;
    /** Bytes of the object, unpacked. */
    readonly fObjlen: number;
    /** Where the record starts; a BigInt above 2^53. */
    readonly fSeekKey: number | bigint;
  }

  /** An open file: its keys at the top, and the layout of its classes. */
  export interface TFile {
    readonly fKeys: readonly TKey[];
  }

  /** Where the bytes come from; to be extended. */
  export class FileProxy {
    openFile(): Promise<boolean>;
    getFileName(): string;
    getFileSize(): number;
    /** Optional in jsroot; it takes the place of `readBuffer`. */
    readBuffers(places: readonly number[]): Promise<DataView[]>;
  }

  export class TBuffer {
    constructor(view: DataView, position: number, file: TFile);
    readonly arr: DataView;
    fTagOffset: number;
    mapObject(tag: number, object: object): void;
    classStreamer(object: object, className: string): void;
    readTKey(): TKey;
    ntoi4(): number;
    ntoi1(): number;
    readVersion(): unknown;
  }

  export function openFile(proxy: FileProxy): Promise<TFile>;
  /** Null where the bytes cannot be unpacked to this size. */
  export function R__unzip(packed: DataView, bytes: number, silent: boolean): Promise<DataView | null>;
}
