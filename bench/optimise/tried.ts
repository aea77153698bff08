/** What was tried to make the optimisation better and was not worth it, with where its figures stand. */
export const TRIED = `## Tried, and no help

- **Copper at all, beyond what Ti and Mn tell.** Moving the smoothed reference by \`Cu Kα + prior\`, \`KDE\`, \`Entropy\` or \`All lines\` changes
  the FWHM on other events by 0.07 eV at most, in either direction, on every run ([losses-by-run.md](losses-by-run.md)).
- **Jacobian and background without a prior**: 7 eV worse on other events than the reference; each batch's own 15 copper events lead.
- **Shrinkage of the curvature over SDDs**: the rms of All lines on the month rose from 4.8 to 5.3 eV. The errors of the curvatures hold
  line energies that all SDDs share. It is off unless chosen.
- **Natural gradient and L-BFGS**: no fewer steps than plain descent in whitened parameters ([losses.md](../losses.md)); on Eq. 3 they only find its
  faults faster.
- **Early stopping on events left out**: it stops at the reference on the month, for the default as for Eq. 3. It is off unless chosen.
- **Batches shorter than the drift asks for**: once they are smoothed they gain less than 0.1 eV where drift is weak, at twice the time
  ([continuous.md](continuous.md)).
`;
