import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useCallback, useState } from 'react';
import { ChoiceField } from '../controls/ChoiceField';
import { formatCount } from '../format/number';
import { HistoryTools } from '../history/HistoryTools';
import { labels } from '../../labels/labels';
import { SessionMenu } from '../sessions/SessionMenu';
import { useProfiles, useWorkbench } from '../useWorkbench';
import { useShortcuts } from './useShortcuts';
import classes from './Header.module.css';
import { createPart } from '../failures/createPart';

const texts = labels.header;
const HelpDialog = createPart(texts.help.title, 'HelpDialog', () => import('./HelpDialog'));

/** Name of the product, what is loaded, the experiment, appearance and help. */
export function Header() {
  const { profile, chooseProfile } = useWorkbench(({ settings, chooseProfile }) => ({
    profile: settings.profile,
    chooseProfile,
  }));
  const profiles = useProfiles();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  useShortcuts(openHelp);
  return (
    <header className={classes['header']}>
      <h1 className={classes['name']}>{labels.names.product}</h1>
      <RunFacts />
      <div className={classes['tools']}>
        <HistoryTools />
        <SessionMenu />
        <ChoiceField
          label={labels.names.profile}
          term="profile"
          options={profiles}
          value={profile}
          onChange={chooseProfile}
        />
        <AppearanceSwitch />
        <Button variant="default" onClick={openHelp}>
          {texts.help.open}
        </Button>
      </div>
      {isHelpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
    </header>
  );
}

function RunFacts() {
  const { summary, source } = useWorkbench(({ summary, source }) => ({ summary, source }));
  if (summary === null) return <p className={classes['facts']}>{texts.run.nothing}</p>;
  const name = source?.kind === 'demo' ? texts.run.demo : (summary.files[0]?.name ?? texts.run.unnamed);
  const others = summary.files.length - 1;
  return (
    <p className={classes['facts']}>
      <strong>{others > 0 ? texts.run.withOthers(name, String(others)) : name}</strong>
      <span>{texts.run.sdds(summary.detectors.length)}</span>
      <span>{texts.run.batches(summary.batches.length)}</span>
      <span>{texts.run.events(formatCount(summary.events))}</span>
    </p>
  );
}

function AppearanceSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const name = isDark ? texts.lightAppearance : texts.darkAppearance;
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={name}
      title={name}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
      </svg>
    </ActionIcon>
  );
}
