import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useCallback, useState } from 'react';
import { ChoiceField } from '../controls/ChoiceField';
import { formatCount } from '../format/number';
import { HistoryTools } from '../history/HistoryTools';
import { LABELS } from '../labels';
import { SessionMenu } from '../sessions/SessionMenu';
import { useProfiles, useWorkbench } from '../useWorkbench';
import { useShortcuts } from './useShortcuts';
import classes from './Header.module.css';
import { createPart } from '../failures/createPart';

const HelpDialog = createPart('Help', 'HelpDialog', () => import('./HelpDialog'));

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
      <h1 className={classes['name']}>{LABELS.product}</h1>
      <RunFacts />
      <div className={classes['tools']}>
        <HistoryTools />
        <SessionMenu />
        <ChoiceField
          label={LABELS.profile}
          term="profile"
          options={profiles}
          value={profile}
          onChange={chooseProfile}
        />
        <AppearanceSwitch />
        <Button variant="default" onClick={openHelp}>
          ? Help
        </Button>
      </div>
      {isHelpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
    </header>
  );
}

function RunFacts() {
  const { summary, source } = useWorkbench(({ summary, source }) => ({ summary, source }));
  if (summary === null) return <p className={classes['facts']}>No run loaded</p>;
  const name = source?.kind === 'demo' ? 'demo month' : (summary.files[0]?.name ?? 'run');
  const more = summary.files.length > 1 ? ` and ${String(summary.files.length - 1)} more` : '';
  return (
    <p className={classes['facts']}>
      <strong>
        {name}
        {more}
      </strong>
      <span>{plural(summary.detectors.length, 'SDD')}</span>
      <span>{plural(summary.batches.length, 'batch', 'batches')}</span>
      <span>{formatCount(summary.events)} events</span>
    </p>
  );
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

function AppearanceSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const name = isDark ? 'Light appearance' : 'Dark appearance';
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
