import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Analysis, InterestTable } from '../../assess/results';
import type { Profile } from '../../physics/profile';
import { Plot } from '../../plots/Plot';
import { LINES } from '../../store/catalogue';
import { EmptyState } from '../controls/EmptyState';
import { Jargon } from '../controls/Jargon';
import { Panel } from '../controls/Panel';
import { CountScale, ScaleSwitch } from '../controls/ScaleSwitch';
import { SeriesKey } from '../controls/SeriesKey';
import { Apart } from '../failures/Apart';
import { labels } from '../../labels/labels';
import { usePlotTheme } from '../usePlotTheme';
import { useProfile, useWorkbench } from '../useWorkbench';
import view from '../view.module.css';
import { AllLinesFigure } from './AllLinesFigure';
import { BeforeAfterPanel } from './BeforeAfterPanel';
import { BudgetPanel } from './BudgetPanel';
import { ClosurePanel } from './ClosurePanel';
import { DisplacementsPanel } from './DisplacementsPanel';
import { beforeAfterOf, fullSpectrumOf, linesOfKinds } from './figures';
import { LinesPanel } from './LinesPanel';
import { ResidualsPanel } from '../calibrate/ResidualsPanel';
import { RunKindsPanel } from './RunKindsPanel';
import { Section } from './Section';
import { UpperLimitPanel } from './UpperLimitPanel';
import { VerdictPanel } from './VerdictPanel';

const ALL = ['standard', 'reference', 'optimized'] as const;

/** Copper where it is not the line of interest: what the optimisation moves constants by. */
function copperTable({ cuKa }: Analysis): InterestTable {
  const neighbours = cuKa.some(({ withNickel }) => withNickel) ? (['NiKa'] as const) : [];
  return { line: 'CuKa', regionEv: [7000, 8500], neighbours, rows: cuKa };
}

/** What the place and width of the line of interest can tell. */
function remarkOn({ interest: { line }, optimisation, carried }: Analysis, profile: Profile | undefined): string {
  const all =
    carried.length === 0 ? '' : 'Physics and calibration runs together; each by itself under Sums per kind of run.';
  const limits = `${all} ${optimisation.limits ?? ''}`.trim();
  if (line === 'CuKa' || profile === undefined) return limits;
  const whose = `The line of interest of ${profile.label}.`;
  const known = profile.calibrationLines.includes(line)
    ? 'Its events made the scale as well, so its place is no test; widths are.'
    : 'No scale is made of it: its place is a measurement.';
  return `${whose} ${known} ${limits}`.trim();
}

/** Before and after: the line of interest first, then what it is for, what else moved, and how sure it is. */
export function ResultsView() {
  const analysis = useWorkbench((state) => state.analysis);
  const [isHeldOut, setHeldOut] = useState(true);
  const profile = useProfile(analysis?.settings.profile ?? '');
  if (analysis === null) {
    return (
      <EmptyState title="No results yet">
        Load a run and press {labels.names.runAnalysis}. The copper line before and after will stand here, first of all
        on events that the calibration has not seen.
      </EmptyState>
    );
  }
  const events = <EventsSwitch isHeldOut={isHeldOut} onChange={setHeldOut} />;
  return (
    <div className={view['view']}>
      <Apart>
        <VerdictPanel analysis={analysis} />
        <BeforeAfterPanel table={analysis.interest} remark={remarkOn(analysis, profile)} />
        <BeforeAfter analysis={analysis} isHeldOut={isHeldOut} tools={events} />
        {analysis.interest.line !== 'CuKa' && profile?.knownLines.includes('CuKa') === true && (
          <BeforeAfterPanel table={copperTable(analysis)} remark="The optimisation moves constants by this line." />
        )}
        {analysis.runKinds.length > 0 && <KindsOfRuns analysis={analysis} profile={profile} />}
        {analysis.upperLimit !== null && (
          <Section title="What the resolution is for">
            <UpperLimitPanel limit={analysis.upperLimit} />
          </Section>
        )}
        <Section title="Is it paid for elsewhere?">
          <LinesPanel lines={analysis.lines} isHeldOut={isHeldOut} />
          <AllLinesFigure analysis={analysis} />
          <FullSpectrum analysis={analysis} isHeldOut={isHeldOut} />
        </Section>
        <Section title="How sure is it?">
          <ResidualsPanel />
          <BudgetPanel />
          <ClosurePanel />
          <DisplacementsPanel analysis={analysis} />
        </Section>
      </Apart>
    </div>
  );
}

interface EventsSwitchProps {
  readonly isHeldOut: boolean;
  readonly onChange: (isHeldOut: boolean) => void;
}

function EventsSwitch({ isHeldOut, onChange }: EventsSwitchProps) {
  return (
    <SegmentedControl
      aria-label="Which constants the events are calibrated with"
      data={[
        { value: 'held-out', label: 'held out' },
        { value: 'in-sample', label: 'in sample' },
      ]}
      value={isHeldOut ? 'held-out' : 'in-sample'}
      onChange={(value) => onChange(value === 'held-out')}
    />
  );
}

interface PartProps {
  readonly analysis: Analysis;
  readonly isHeldOut: boolean;
}

function BeforeAfter({ analysis, isHeldOut, tools }: PartProps & { readonly tools: React.ReactNode }) {
  const theme = usePlotTheme();
  const [isLog, setLog] = useState(false);
  const { against } = analysis.verdict;
  const isCopper = analysis.interest.line === 'CuKa';
  const { label } = LINES[analysis.interest.line];
  const profile = useProfile(analysis.settings.profile);
  const figure = useMemo(
    () => beforeAfterOf(analysis, { profile, isHeldOut, isLog, theme }),
    [analysis, profile, isHeldOut, isLog, theme],
  );
  return (
    <Panel
      title={isCopper ? 'The copper line before and after' : `${label} before and after, as a spectrum`}
      note={
        <>
          Points with Poisson errors, best fits, background dotted; below, the{' '}
          <Jargon term="residual">residuals</Jargon>.{' '}
          {isHeldOut
            ? 'Events calibrated with constants that were made without them.'
            : 'Calibrated and judged on the same events: flatters.'}
        </>
      }
      tools={
        <>
          <SeriesKey spectra={[against, 'optimized']} />
          <CountScale label="Scale of the counts before and after" isLog={isLog} onChange={setLog} />
          {tools}
        </>
      }
    >
      <Plot
        figure={figure}
        label={`${isCopper ? 'Copper line' : label} before and after with best fits and residuals`}
        className={view['tall']}
      />
    </Panel>
  );
}

function KindsOfRuns({ analysis, profile }: { readonly analysis: Analysis; readonly profile: Profile | undefined }) {
  const lines = useMemo(() => linesOfKinds(profile), [profile]);
  return <RunKindsPanel analysis={analysis} lines={lines} />;
}

function FullSpectrum({ analysis, isHeldOut }: PartProps) {
  const isLog = useWorkbench((state) => state.isLogScale);
  const theme = usePlotTheme();
  const profile = useProfile(analysis.settings.profile);
  const figure = useMemo(
    () => fullSpectrumOf(analysis, { profile, isHeldOut, isLog, theme }),
    [analysis, profile, isHeldOut, isLog, theme],
  );
  return (
    <Panel
      title="Full spectrum"
      note="All SDDs and batches together after calibration."
      tools={
        <>
          <SeriesKey spectra={ALL} />
          <ScaleSwitch />
        </>
      }
    >
      <Plot
        figure={figure}
        label="Calibrated spectrum of the whole run with the lines named"
        className={view['plot']}
      />
    </Panel>
  );
}
