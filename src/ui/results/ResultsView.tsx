import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Analysis, InterestTable } from '../../assess/results';
import type { Profile } from '../../physics/profile';
import { Plot } from '../../plots/Plot';
import { LINES } from '../../store/catalogue';
import { EmptyState } from '../controls/EmptyState';
import { Panel } from '../controls/Panel';
import { CountScale, ScaleSwitch } from '../controls/ScaleSwitch';
import { SeriesKey } from '../controls/SeriesKey';
import { Worded } from '../controls/Worded';
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

const { noneYet, sections, events, remarks, spectrum: texts, fullSpectrum } = labels.results;
const ALL = ['standard', 'reference', 'optimized'] as const;

/** Copper where it is not the line of interest. */
function copperTable({ cuKa }: Analysis): InterestTable {
  const neighbours = cuKa.some(({ withNickel }) => withNickel) ? (['NiKa'] as const) : [];
  return { line: 'CuKa', regionEv: [7000, 8500], neighbours, rows: cuKa };
}

/** Analyses from before other lines could be taken were moved by copper. */
function isMovedByCopper({ optimisation: { line = 'CuKa' } }: Analysis): boolean {
  return line === 'CuKa';
}

/** What the place and width of the line of interest can tell. */
function remarkOn({ interest: { line }, optimisation, carried }: Analysis, profile: Profile | undefined): string {
  const all = carried.length === 0 ? '' : remarks.kindsTogether;
  const limits = `${all} ${optimisation.limits ?? ''}`.trim();
  if (line === 'CuKa' || profile === undefined) return limits;
  const whose = remarks.interestOf(profile.label);
  const known = profile.calibrationLines.includes(line) ? remarks.makesScale : remarks.noScale;
  return `${whose} ${known} ${limits}`.trim();
}

/** Before and after: the line of interest first, then what it is for, what else moved, and how sure it is. */
export function ResultsView() {
  const analysis = useWorkbench((state) => state.analysis);
  const [isHeldOut, setHeldOut] = useState(true);
  const profile = useProfile(analysis?.settings.profile ?? '');
  if (analysis === null) {
    return <EmptyState title={noneYet.title}>{noneYet.text(labels.names.runAnalysis)}</EmptyState>;
  }
  const tools = <EventsSwitch isHeldOut={isHeldOut} onChange={setHeldOut} />;
  return (
    <div className={view['view']}>
      <Apart>
        <VerdictPanel analysis={analysis} />
        <BeforeAfterPanel table={analysis.interest} remark={remarkOn(analysis, profile)} />
        <BeforeAfter analysis={analysis} isHeldOut={isHeldOut} tools={tools} />
        {analysis.interest.line !== 'CuKa' && profile?.knownLines.includes('CuKa') === true && (
          <BeforeAfterPanel
            table={copperTable(analysis)}
            remark={isMovedByCopper(analysis) ? remarks.byCopper : remarks.notByCopper}
          />
        )}
        {analysis.runKinds.length > 0 && <KindsOfRuns analysis={analysis} profile={profile} />}
        {analysis.upperLimit !== null && (
          <Section title={sections.purpose}>
            <UpperLimitPanel limit={analysis.upperLimit} />
          </Section>
        )}
        <Section title={sections.elsewhere}>
          <LinesPanel lines={analysis.lines} isHeldOut={isHeldOut} />
          <AllLinesFigure analysis={analysis} />
          <FullSpectrum analysis={analysis} isHeldOut={isHeldOut} />
        </Section>
        <Section title={sections.certainty}>
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
      aria-label={events.switch}
      data={[
        { value: 'held-out', label: events.heldOut },
        { value: 'in-sample', label: events.inSample },
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
      title={isCopper ? texts.copperTitle : texts.title(label)}
      note={
        <>
          <Worded text={texts.note} /> {isHeldOut ? texts.heldOut : texts.inSample}
        </>
      }
      tools={
        <>
          <SeriesKey spectra={[against, 'optimized']} />
          <CountScale label={texts.scale} isLog={isLog} onChange={setLog} />
          {tools}
        </>
      }
    >
      <Plot figure={figure} label={texts.plot(isCopper ? texts.copper : label)} className={view['tall']} />
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
      title={fullSpectrum.title}
      note={fullSpectrum.note}
      tools={
        <>
          <SeriesKey spectra={ALL} />
          <ScaleSwitch />
        </>
      }
    >
      <Plot figure={figure} label={fullSpectrum.plot} className={view['plot']} />
    </Panel>
  );
}
