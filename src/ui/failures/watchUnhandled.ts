import { styles } from '../../parts/styles';
import { failureDetails, unhandledText } from './failureText';

/** Tells what nothing on the page has caught, in words and with what a report of it needs. */
export function watchUnhandled(page: Window, tell: (text: string, details: string) => void): void {
  const say = (error: unknown) => {
    const text = unhandledText(error);
    if (text !== null) tell(text, failureDetails(error));
  };
  page.addEventListener('unhandledrejection', (event) => {
    say(event.reason);
  });
  page.addEventListener('error', (event) => {
    say(event.error ?? event.message);
  });
  // Of elements: such an error is seen on its way down alone.
  page.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement) styles.note(target);
    },
    true,
  );
}
