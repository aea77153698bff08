/**
 * Small ROOT files, made without ROOT. They say their own layout of the classes, as all ROOT files do, with fewer members
 * than ROOT itself writes: what ROOT writes is tested with the measured files.
 */
import {
  f64,
  i16,
  i32,
  i64,
  joined,
  layout,
  list,
  named,
  numbers,
  objArray,
  packed,
  pointed,
  text,
  versioned,
} from './rootBytes';

const BEGIN = 100;
const UUID = Buffer.alloc(18);

interface MadeObject {
  readonly className: string;
  readonly name: string;
  readonly cycle?: number;
  /** Given where the object's own records start. */
  readonly content: (record: (key: Uint8Array) => number, from: number) => Uint8Array;
  /** How the content is packed; as it is without this. */
  readonly pack?: (content: Uint8Array) => Uint8Array;
}

interface MadeFolder {
  readonly folder: string;
  readonly objects: readonly (MadeObject | MadeFolder)[];
}

function keyOf(
  o: { className: string; name: string; cycle?: number },
  seek: number,
  bytes: number,
  unpacked: number,
  more = 0,
) {
  const names = joined(text(o.className), text(o.name), text(''));
  const length = 26 + names.length + more;
  return joined(i32(length + bytes), i16(4), i32(unpacked, 0), i16(length, o.cycle ?? 1), i32(seek, BEGIN), names);
}

/** A file with these objects at its top and in its folders. */
export function makeRoot(
  objects: readonly (MadeObject | MadeFolder)[],
  classes: readonly Uint8Array[] = CLASSES,
): Buffer<ArrayBuffer> {
  const top = { className: 'TFile', name: 'a.root' };
  const nameBytes = text('a.root').length + text('').length;
  const directory = (keyBytes: number, keys: number, self: number) =>
    joined(i16(5), i32(0, 0, keyBytes, 0, self, 0, keys), UUID);
  const topBytes = nameBytes + directory(0, 0, 0).length;
  const topKey = keyOf(top, BEGIN, topBytes, topBytes);
  const parts: Uint8Array[] = [];
  let end = BEGIN + topKey.length + topBytes;
  const put = (bytes: Uint8Array) => {
    parts.push(bytes);
    end += bytes.length;
    return end - bytes.length;
  };
  const putObject = (o: Omit<MadeObject, 'content'>, content: Uint8Array) => {
    const bytes = o.pack?.(content) ?? content;
    const key = keyOf(o, end, bytes.length, content.length);
    put(joined(key, bytes));
    return key;
  };
  const putKeys = (keys: readonly Uint8Array[]) => {
    const content = joined(i32(keys.length), ...keys);
    const key = keyOf(top, end, content.length, content.length);
    return [key.length + content.length, put(joined(key, content))] as const;
  };
  const putAll = (all: readonly (MadeObject | MadeFolder)[]): Uint8Array[] =>
    all.map((o) => {
      if ('content' in o) return putObject(o, o.content(put, end));
      const [bytes, seek] = putKeys(putAll(o.objects));
      return putObject({ className: 'TDirectory', name: o.folder }, directory(bytes, seek, end));
    });
  const keys = putAll(objects);
  const infoAt = end;
  const info = putObject({ className: 'TList', name: 'StreamerInfo', pack: packed }, list(...classes));
  const infoBytes = info.readUInt32BE(0);
  const [keyBytes, keysAt] = putKeys(keys);
  const nameLength = topKey.length + nameBytes;
  const header = joined(
    Buffer.from('root'),
    i32(61400, BEGIN, end, 0, 0, 0, nameLength),
    Buffer.from([4]),
    i32(1, infoAt, infoBytes),
  );
  const start = joined(header, Buffer.alloc(BEGIN - header.length), topKey, text('a.root'), text(''));
  return Buffer.from(joined(start, directory(keyBytes, keysAt, BEGIN), ...parts));
}

const NAMED = { base: 'TNamed', version: 1 };
const plain = (name: string, type: number, of: string) => ({ name, type, of });

/** Layouts: numbers of types are ROOT's (3 int, 6 counter, 8 double, 16 long, 18 bool, 61 object, 65 string, + 40 list). */
const CLASSES = [
  layout(
    'TAxis',
    9,
    NAMED,
    plain('fNbins', 3, 'Int_t'),
    plain('fXmin', 8, 'Double_t'),
    plain('fXmax', 8, 'Double_t'),
    plain('fXbins', 62, 'TArrayD'),
  ),
  layout('TH1', 7, NAMED, plain('fXaxis', 61, 'TAxis'), plain('fEntries', 8, 'Double_t')),
  ...['C', 'S', 'I', 'F', 'D'].map((kind) =>
    layout(`TH1${kind}`, 1, { base: 'TH1', version: 7 }, { base: `TArray${kind}`, version: 1 }),
  ),
  layout('TH2', 4, { base: 'TH1', version: 7 }, plain('fYaxis', 61, 'TAxis')),
  layout('TH2D', 1, { base: 'TH2', version: 4 }, { base: 'TArrayD', version: 1 }),
  layout('TTree', 19, NAMED, plain('fEntries', 16, 'Long64_t'), plain('fBranches', 61, 'TObjArray')),
  layout(
    'TBranch',
    12,
    NAMED,
    plain('fMaxBaskets', 6, 'Int_t'),
    plain('fEntries', 16, 'Long64_t'),
    ...['fBranches', 'fLeaves', 'fBaskets'].map((name) => plain(name, 61, 'TObjArray')),
    { name: 'fBasketBytes', type: 43, of: 'Int_t*', counter: 'fMaxBaskets' },
    { name: 'fBasketEntry', type: 56, of: 'Long64_t*', counter: 'fMaxBaskets' },
    { name: 'fBasketSeek', type: 56, of: 'Long64_t*', counter: 'fMaxBaskets' },
    plain('fFileName', 65, 'TString'),
  ),
  layout(
    'TLeaf',
    2,
    NAMED,
    plain('fLen', 3, 'Int_t'),
    plain('fIsUnsigned', 18, 'Bool_t'),
    plain('fLeafCount', 64, 'TLeaf*'),
  ),
  ...['B', 'S', 'I', 'L', 'F', 'D'].map((kind) => layout(`TLeaf${kind}`, 1, { base: 'TLeaf', version: 2 })),
];

const KINDS = { C: 'u8', S: 'i16', I: 'i32', F: 'f32', D: 'f64' } as const;

/** A histogram; `contents` has the bins below and above the axis at its ends. */
export function histogram(
  name: string,
  kind: keyof typeof KINDS,
  contents: readonly number[],
  {
    from = 0,
    width = 1,
    entries = contents.reduce((a, b) => a + b, 0),
    edges = [] as number[],
    ...more
  }: {
    from?: number;
    width?: number;
    entries?: number;
    edges?: number[];
    cycle?: number;
    pack?: (content: Uint8Array) => Uint8Array;
  } = {},
): MadeObject {
  const bins = contents.length - 2;
  const axis = versioned(
    9,
    named('xaxis'),
    i32(bins),
    f64(from, from + width * bins),
    i32(edges.length),
    f64(...edges),
  );
  const base = versioned(7, named(name), axis, f64(entries));
  const content = versioned(1, base, i32(contents.length), numbers(KINDS[kind], ...contents));
  return { className: `TH1${kind}`, name, content: () => content, ...more };
}

const axisOf = (bins: number, from: number, width = 1) =>
  versioned(9, named('axis'), i32(bins), f64(from, from + width * bins), i32(0));

/** A histogram of two axes, from 0 on; `rows` run along y, each with the bins below and above its x axis at its ends. */
export function histogram2d(name: string, rows: readonly (readonly number[])[], width = 1): MadeObject {
  const bins = (rows[0]?.length ?? 2) - 2;
  const entries = rows.flat().reduce((a, b) => a + b, 0);
  const base = versioned(7, named(name), axisOf(bins, 0, width), f64(entries));
  const cells = joined(i32(rows.flat().length), numbers('f64', ...rows.flat()));
  const content = versioned(1, versioned(4, base, axisOf(rows.length - 2, 0)), cells);
  return { className: 'TH2D', name, content: () => content };
}

/** A branch: its type by the letter of the leaf, and the numbers of its baskets. */
export interface MadeBranch {
  readonly name: string;
  readonly kind: 'B' | 'S' | 'I' | 'L' | 'F' | 'D';
  readonly baskets: readonly (readonly number[])[];
  /** Numbers of each entry of an array. */
  readonly length?: number;
  /** How many numbers each entry has, per basket, and the branch that says so. */
  readonly counted?: { readonly by: string; readonly counts: readonly (readonly number[])[] };
}

const LEAVES = { B: 'u8', S: 'i16', I: 'i32', L: 'i64', F: 'f32', D: 'f64' } as const;

/** A tree with these branches, every second basket packed. */
export function tree(name: string, branches: readonly MadeBranch[], className = 'TTree'): MadeObject {
  const entriesIn = ({ baskets, counted, length = 1 }: MadeBranch, i: number) =>
    counted?.counts[i]?.length ?? (baskets[i]?.length ?? 0) / length;
  const entriesOf = (branch: MadeBranch) => branch.baskets.reduce((sum, _, i) => sum + entriesIn(branch, i), 0);
  return {
    className,
    name,
    content: (put, from) => {
      let end = from;
      const made = branches.map((branch) => {
        const places = branch.baskets.map((values, i) => {
          const data = numbers(LEAVES[branch.kind], ...values);
          const entries = entriesIn(branch, i);
          // ROOT writes where each entry starts behind lists; nothing reads it here.
          const starts =
            branch.counted === undefined ? [] : [entries + 1, ...Array.from({ length: entries + 1 }, () => 0)];
          const content = joined(data, i32(...starts));
          const bytes = i % 2 === 1 ? packed(content) : content;
          const keyBytes = 19 + keyOf({ className: 'TBasket', name: branch.name }, 0, 0, 0).length;
          const last = joined(i16(3), i32(32000, 0, entries, keyBytes + data.length), Buffer.from([0]));
          const key = keyOf(
            { className: 'TBasket', name: branch.name },
            end,
            bytes.length,
            content.length,
            last.length,
          );
          const record = joined(key, last, bytes);
          end += record.length;
          return { seek: put(record), bytes: record.length, entries };
        });
        return madeBranch(branch, places);
      });
      const entries = branches[0] === undefined ? 0 : entriesOf(branches[0]);
      return versioned(19, named(name), i64(entries), objArray(...made));
    },
  };
}

function madeBranch(
  { name, kind, length = 1, counted }: MadeBranch,
  places: readonly { seek: number; bytes: number; entries: number }[],
): Uint8Array {
  const starts = places.map((_, i) => places.slice(0, i).reduce((sum, { entries }) => sum + entries, 0));
  const leafOf = (leaf: string, count: Uint8Array) =>
    versioned(1, versioned(2, named(leaf), i32(length), Buffer.from([0]), count));
  const leaf = leafOf(name, counted === undefined ? i32(0) : pointed('TLeafI', leafOf(counted.by, i32(0))));
  const pointer = (...values: Uint8Array[]) => joined(Buffer.from([1]), ...values);
  return pointed(
    'TBranch',
    versioned(
      12,
      named(name),
      i32(places.length),
      i64(places.reduce((sum, { entries }) => sum + entries, 0)),
      objArray(),
      objArray(pointed(`TLeaf${kind}`, leaf)),
      objArray(),
      pointer(i32(...places.map(({ bytes }) => bytes))),
      pointer(i64(...starts)),
      pointer(i64(...places.map(({ seek }) => seek))),
      text(''),
    ),
  );
}
