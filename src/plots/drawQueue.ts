/**
 * One drawing per animation frame: a page of plots appears one after the other, and the main thread stays free in
 * between.
 */
const queue: (() => void)[] = [];
let isScheduled = false;
let isAny = false;

function drawNext(): void {
  isScheduled = false;
  queue.shift()?.();
  if (queue.length > 0) schedule();
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(drawNext);
}

/** Draws in a coming frame; the function returned takes the drawing back. */
export function enqueueDrawing(draw: () => void): () => void {
  isAny = true;
  queue.push(draw);
  schedule();
  return () => {
    const index = queue.indexOf(draw);
    if (index >= 0) queue.splice(index, 1);
  };
}

/** Whether a plot was drawn, or waits for it. */
export function isAnyDrawn(): boolean {
  return isAny;
}
