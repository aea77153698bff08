import { Button, Switch } from '@mantine/core';
import { useId } from 'react';
import { Dialog } from '../controls/Dialog';
import { labels, type Term } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';
import { SHORTCUTS } from './shortcuts';
import { useSingleKeys } from './useSingleKeys';
import classes from './HelpDialog.module.css';

const texts = labels.header.help;
/** Every term of the glossary has a word here. */
const WORDS: Readonly<Record<Term, string>> = labels.header.terms;

/** How to use the page in five steps, and every term in a sentence. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { areOn, setOn } = useSingleKeys();
  const aboutKeys = useId();
  const startTour = useWorkbench((state) => state.startTour);
  return (
    <Dialog onClose={onClose} title={texts.title} size="lg" closeName={texts.close}>
      <ol className={classes['steps']}>
        {texts.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Button
        variant="default"
        onClick={() => {
          onClose();
          startTour();
        }}
      >
        {labels.names.takeTour}
      </Button>
      <p>{texts.about}</p>
      <p>{texts.history(labels.names.history, labels.names.undo, labels.names.redo)}</p>
      <p>{texts.session(labels.names.session)}</p>
      <h3 className={classes['title']}>{texts.shortcuts}</h3>
      <Switch
        size="xs"
        label={labels.names.singleKeys}
        aria-describedby={aboutKeys}
        checked={areOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      <p id={aboutKeys} className="faint">
        {texts.aboutKeys}
      </p>
      <table className={`figures ${classes['keys'] ?? ''}`} aria-label={texts.shortcuts}>
        <tbody>
          {SHORTCUTS.map(({ keys, does }) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className={classes['title']}>{texts.terms}</h3>
      <dl className={classes['terms']}>
        {(Object.keys(labels.glossary) as Term[]).map((term) => (
          <div key={term}>
            <dt>{WORDS[term]}</dt>
            <dd>{labels.glossary[term]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
