/**
 * The platform types that Node, pages and workers share, declared narrowly. The core is compiled without the DOM
 * library (no `document`, no `self`), so what it may use of the platform stands here and nowhere else.
 */

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}

interface ReadableStreamReadResult<T> {
  readonly done: boolean;
  readonly value: T | undefined;
}

interface ReadableStreamDefaultReader<T> {
  read(): Promise<ReadableStreamReadResult<T>>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}

interface ReadableStream<T = unknown> {
  getReader(): ReadableStreamDefaultReader<T>;
  pipeThrough<U>(transform: { readonly readable: ReadableStream<U>; readonly writable: unknown }): ReadableStream<U>;
}

interface WritableStreamDefaultWriter<T> {
  readonly closed: Promise<void>;
  write(chunk: T): Promise<void>;
  close(): Promise<void>;
  abort(reason?: unknown): Promise<void>;
}

interface WritableStream<T = unknown> {
  getWriter(): WritableStreamDefaultWriter<T>;
}

interface Blob {
  readonly size: number;
  slice(start?: number, end?: number): Blob;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

declare class DecompressionStream {
  constructor(format: 'gzip' | 'deflate' | 'deflate-raw');
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<Uint8Array<ArrayBuffer>>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean });
  decode(input?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

declare class TextEncoder {
  encode(input: string): Uint8Array<ArrayBuffer>;
}

interface File extends Blob {
  readonly name: string;
}

declare function atob(base64: string): string;
declare function btoa(binary: string): string;
