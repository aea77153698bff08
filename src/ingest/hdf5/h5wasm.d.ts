/** What is used of h5wasm; its own types need the DOM library. Attributes and members are as the file says. */
declare module 'h5wasm' {
  export interface Metadata {
    /** HDF5's class of the type: 0 whole numbers, 1 real ones, 6 records. */
    readonly type: number;
    /** Bytes of one element. */
    readonly size: number;
    readonly signed: boolean;
    readonly littleEndian: boolean;
    /** Null for an empty dataset. */
    readonly shape: readonly number[] | null;
    readonly chunks: readonly number[] | null;
    readonly compound_type?: {
      readonly members: readonly (Metadata & { readonly name: string; readonly offset: number })[];
    };
    readonly array_type?: Metadata;
    readonly virtual_sources?: readonly unknown[];
  }

  export interface Attribute {
    readonly value: unknown;
  }

  export class Group {
    readonly path: string;
    keys(): string[];
    get(name: string): unknown;
    get attrs(): Readonly<Record<string, Attribute>>;
  }

  export class Dataset {
    readonly file_id: bigint;
    readonly path: string;
    get metadata(): Metadata;
    get filters(): readonly { readonly id: number; readonly name: string }[];
  }

  export class File extends Group {
    constructor(path: string, mode: 'r');
    close(): void;
  }

  export interface FileSystem {
    readonly filesystems: { readonly WORKERFS: unknown };
    mkdir(path: string): void;
    rmdir(path: string): void;
    mount(type: unknown, options: { readonly blobs: readonly { name: string; data: Blob }[] }, path: string): void;
    unmount(path: string): void;
    writeFile(path: string, bytes: Uint8Array): void;
    unlink(path: string): void;
  }

  export interface Library {
    readonly FS: FileSystem;
    /** The library's memory: another array whenever it has grown. */
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    activate_throwing_error_handler(): number;
    /** Reads the elements chosen, as they are in the file, to the pointer. */
    get_dataset_data(
      file: bigint,
      path: string,
      count: readonly bigint[],
      offset: readonly bigint[],
      strides: readonly bigint[],
      pointer: bigint,
    ): number;
  }

  const h5wasm: {
    readonly ready: Promise<Library>;
    readonly File: typeof File;
    readonly Group: typeof Group;
    readonly Dataset: typeof Dataset;
  };
  export default h5wasm;
}
