import type { SlicedRun } from './batchesOfSlices';
import type { Batch, Histograms } from './histograms';
import { addPacked } from './packedSpectrum';

/** The batches of one detector, cut where its scale jumps. */
export interface BatchPieces {
  /** Holds the detector's spectra, one per piece: the run itself where nothing is cut. */
  readonly histograms: Histograms;
  /** The detector in it. */
  readonly detector: number;
  /** Batch of the run that each piece belongs to. */
  readonly batchOf: readonly number[];
  /** Piece of each slice; empty without slices. */
  readonly pieceOfSlice: readonly number[];
  /** Pieces before which the scale jumps. */
  readonly jumpsBefore: readonly number[];
}

/** Without slices a split must be at the start of a batch, to a second. */
const SAME_S = 1;

/**
 * Cuts the batches of a detector at times of `splitsS` (Unix seconds), each moved to the nearest edge of a slice: where one
 * starts within a batch, or where a batch starts. A time that is further from any edge than a slice is long is left out, and
 * so is one at the start of the run. Without slices batches cannot be cut; a jump at the start of one holds all the same.
 */
export function piecesOf(
  histograms: Histograms,
  detector: number,
  sliced: SlicedRun | null,
  splitsS: readonly number[],
): BatchPieces {
  const edges = edgesOf(histograms, sliced, splitsS);
  const pieceOfSlice: number[] = [];
  if (!edges.some((edge) => isWithinBatch(histograms, edge)) || sliced === null) {
    return {
      histograms,
      detector,
      batchOf: histograms.batches.map((_, batch) => batch),
      pieceOfSlice: sliced?.batchOfSlice ?? [],
      jumpsBefore: histograms.batches.flatMap(({ start }, i) => (isEdge(edges, start) ? [i] : [])),
    };
  }
  const pieces = histograms.batches.flatMap((batch, index) => cut(batch, edges).map((own) => ({ ...own, index })));
  const { channelCount, detectors, overflow, stated } = histograms;
  const counts = new Uint32Array(pieces.length * channelCount);
  const view = (piece: number) => counts.subarray(piece * channelCount, (piece + 1) * channelCount);
  const { batches: slices, packed } = sliced.slices;
  slices.forEach(({ start }, slice) => {
    const batch = sliced.batchOfSlice[slice] ?? 0;
    const piece = pieces.findIndex(
      ({ index, stop }) => index === batch && (start === null || stop === null || start < stop),
    );
    pieceOfSlice.push(piece);
    const own = packed[detector * slices.length + slice] ?? null;
    if (own !== null) addPacked(view(piece), own);
  });
  const key = detectors[detector];
  return {
    histograms: {
      detectors: key === undefined ? [] : [key],
      batches: pieces.map(({ start, stop }) => ({ start, stop })),
      channelCount,
      counts,
      overflow: overflow.slice(detector, detector + 1),
      stated: [stated[detector] ?? null],
    },
    detector: 0,
    batchOf: pieces.map(({ index }) => index),
    pieceOfSlice,
    jumpsBefore: pieces.flatMap(({ start }, i) => (isEdge(edges, start) ? [i] : [])),
  };
}

/** The edges nearest to the times of the splits, each once, ascending. */
function edgesOf({ batches }: Histograms, sliced: SlicedRun | null, splitsS: readonly number[]): number[] {
  const starts = [...batches, ...(sliced?.slices.batches ?? [])].flatMap(({ start }) => start ?? []);
  const first = starts.reduce((a, b) => Math.min(a, b), Infinity);
  const reachS = sliced?.slices.grid.lengthS ?? SAME_S;
  const edges = splitsS.flatMap((time) => {
    const nearest = starts.reduce((a, b) => (Math.abs(b - time) < Math.abs(a - time) ? b : a), Infinity);
    return Math.abs(nearest - time) <= reachS && nearest > first ? [nearest] : [];
  });
  return [...new Set(edges)].sort((a, b) => a - b);
}

function isEdge(edges: readonly number[], time: number | null): boolean {
  return time !== null && edges.includes(time);
}

function isWithinBatch({ batches }: Histograms, edge: number): boolean {
  return batches.some(({ start, stop }) => start !== null && stop !== null && edge > start && edge < stop);
}

function cut({ start, stop }: Batch, edges: readonly number[]): Batch[] {
  if (start === null || stop === null) return [{ start, stop }];
  const own = [start, ...edges.filter((edge) => edge > start && edge < stop), stop];
  return own.slice(1).map((to, i) => ({ start: own[i] ?? start, stop: to }));
}
