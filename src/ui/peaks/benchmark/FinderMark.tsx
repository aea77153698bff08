import { usePlotTheme } from '../../usePlotTheme';
import classes from './benchmark.module.css';

/** A short stroke in the colour that the finder has in the plots. */
export function FinderMark({ index }: { readonly index: number }) {
  const { kinds } = usePlotTheme();
  return <span aria-hidden="true" className={classes['swatch']} style={{ background: kinds[index % kinds.length] }} />;
}

/** The same for the limit, which is dashed. */
export function LimitMark() {
  return <span aria-hidden="true" className={`${classes['swatch'] ?? ''} ${classes['dashed'] ?? ''}`} />;
}
