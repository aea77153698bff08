/** What a user has changed, in words. */
import type { FitChanges } from '../../fit/inspection/fitChanges';
import { LINES } from '../catalogue';
import { labelOf } from '../derived/channels';
import type { FitTrial } from '../inspectionSlice';
import { namesOf, type Source } from '../source';
import { isSame } from '../steps';
import type { SelectionRule } from '../watchSlice';
import type { WorkbenchState } from '../workbench';
import { labels } from '../../labels/labels';
import { trialKey, type Decisions } from './decisions';
import {
  correctionText,
  differingSettings,
  lineName,
  listed,
  overrideText,
  SETTING_NAMES,
  settingText,
  splitName,
  stretchName,
  together,
  type ProfileLabel,
  type SettingKey,
} from './settingTexts';
import type { Change } from './timeline';

const TEXTS = labels.store.changes;

/** What the words need beside the decisions themselves. */
export interface WordContext {
  readonly profileLabel: ProfileLabel;
  /** Name of a network by its key. */
  readonly networkName: (key: string) => string;
  readonly detectors: NonNullable<WorkbenchState['summary']>['detectors'];
}

interface Part {
  readonly subject: string;
  readonly texts: readonly string[];
}

/** What `after` has that `before` has not; null where they differ in nothing that a user decides. */
export function changeBetween(before: Decisions, after: Decisions, context: WordContext): Change | null {
  const sourceText = sourceChange(before.source, after.source);
  if (sourceText !== null) {
    // What else is another way now came with the run, and went with the one before.
    const isOther = before.settings.profile !== after.settings.profile && after.source !== null;
    const words = isOther ? TEXTS.withProfile(sourceText, context.profileLabel(after.settings.profile)) : sourceText;
    return { subject: 'source', words };
  }
  const parts = [
    ...profileParts(before, after),
    ...settingParts(before, after, context),
    ...readingParts(before, after),
    ...trialParts(before.fitTrials, after.fitTrials, context),
    ...toolParts(before, after),
    ...networkParts(before, after, context),
  ].filter(({ texts }) => texts.length > 0);
  if (parts.length === 0) return null;
  const words = listed(parts.flatMap(({ texts }) => texts));
  return { words, subject: parts.map(({ subject }) => subject).join(' ') };
}

function sourceChange(before: Source | null, after: Source | null): string | null {
  if (before === after) return null;
  if (after === null) return TEXTS.cleared;
  if (after.kind === 'demo') return before?.kind === 'demo' ? null : TEXTS.demoLoaded;
  if (after.kind === 'kept') return TEXTS.restored;
  const known: readonly unknown[] = before?.kind === 'files' ? before.files : [];
  const added = after.files.filter((file) => !known.includes(file));
  const gone = before?.kind === 'files' ? before.files.filter((file) => !after.files.includes(file)) : [];
  const texts = [
    ...(added.length > 0
      ? [known.length > 0 ? TEXTS.filesAdded(namesOf(added)) : TEXTS.filesLoaded(namesOf(added))]
      : []),
    ...(gone.length > 0 ? [TEXTS.filesRemoved(namesOf(gone))] : []),
  ];
  return texts.length > 0 ? texts.join('; ') : null;
}

function settingParts(before: Decisions, after: Decisions, { profileLabel }: WordContext): Part[] {
  return differingSettings(before.settings, after.settings).map((key) => {
    const list = listChange(key, before, after);
    if (list !== null) return list;
    const [from, to] = [before, after].map(({ settings }) => settingText(key, settings, profileLabel));
    return { subject: key, texts: from === to ? [] : [TEXTS.setting(SETTING_NAMES[key], from ?? '', to ?? '')] };
  });
}

/** Settings that are lists of decisions: what was done to which. */
function listChange(key: SettingKey, before: Decisions, after: Decisions): Part | null {
  const [old, now] = [before.settings, after.settings];
  if (key === 'unblinded') return { subject: key, texts: [TEXTS.unblinded] };
  if (key === 'channelOverrides') {
    const labels = [...new Set([...Object.keys(old[key]), ...Object.keys(now[key])])];
    const changed = labels.filter((label) => old[key][label] !== now[key][label]);
    return { subject: `SDD ${changed.join()}`, texts: changed.map((label) => overrideText(label, now[key][label])) };
  }
  if (key === 'peakCorrections') {
    const made = missingIn(old[key], now[key]);
    const gone = missingIn(now[key], old[key]).filter(
      (other) => !made.some((own) => lineName(own) === lineName(other)),
    );
    return {
      subject: [...made, ...gone].map(lineName).join(),
      texts: [...made.map(correctionText), ...gone.map((other) => TEXTS.leftToFinder(lineName(other)))],
    };
  }
  if (key === 'batchSplits') {
    const [cut, joined] = [missingIn(old[key] ?? [], now[key] ?? []), missingIn(now[key] ?? [], old[key] ?? [])];
    return {
      subject: [...cut, ...joined].map(splitName).join(),
      texts: [
        ...cut.map((split) => TEXTS.split(splitName(split))),
        ...joined.map((split) => TEXTS.joined(splitName(split))),
      ],
    };
  }
  if (key === 'excludedStretches') {
    const [left, taken] = [missingIn(old[key] ?? [], now[key] ?? []), missingIn(now[key] ?? [], old[key] ?? [])];
    return {
      subject: [...left, ...taken].map(stretchName).join(),
      texts: [
        ...left.map((stretch) => TEXTS.leftOut(stretchName(stretch))),
        ...taken.map((stretch) => TEXTS.takenIn(stretchName(stretch))),
      ],
    };
  }
  return null;
}

function profileParts({ ownProfiles: before }: Decisions, { ownProfiles: after }: Decisions): Part[] {
  if (before === after) return [];
  const [saved, gone] = [missingIn(before, after), missingIn(after, before)];
  const deleted = gone.filter(({ label }) => !saved.some((own) => own.label === label));
  const texts = [
    ...saved.map(({ label }) => TEXTS.profileSaved(label)),
    ...deleted.map(({ label }) => TEXTS.profileDeleted(label)),
  ];
  return [{ subject: 'profiles', texts }];
}

function readingParts(before: Decisions, after: Decisions): Part[] {
  const { naming } = after;
  const isRenamed = !isSame(before.naming, naming);
  const how = naming.pattern === '' ? TEXTS.noPattern : TEXTS.pattern(naming.pattern);
  const byHand = Object.keys(naming.byHand).length;
  // That a file holds several things is no decision; what is read of it is, once it is another than before.
  const chosen = Object.entries(after.described).filter(([name, { choice }]) => {
    const old = before.described[name]?.choice;
    return old !== undefined && !isSame(old, choice);
  });
  return [
    {
      subject: 'naming',
      texts: isRenamed ? [byHand > 0 ? TEXTS.namedByHand(how, String(byHand)) : TEXTS.named(how)] : [],
    },
    { subject: 'choice', texts: chosen.map(([name]) => TEXTS.choice(name)) },
  ];
}

/** A list that is empty at once is that of another analysis: tries end with theirs, and nobody has decided it. */
function trialParts(before: readonly FitTrial[], after: readonly FitTrial[], { detectors }: WordContext): Part[] {
  if (before === after || after.length === 0) return [];
  return after.flatMap((trial) => {
    const old = before.find((other) => trialKey(other) === trialKey(trial))?.changes ?? {};
    if (isSame(old, trial.changes)) return [];
    const key = detectors[trial.detector];
    const lines = together(trial.lines.map((line) => LINES[line].label));
    const detector = key ? labelOf(key) : '?';
    const what = tried(old, trial.changes);
    const text =
      trial.batch === null
        ? TEXTS.fit(lines, detector, what)
        : TEXTS.fitInBatch(lines, detector, String(trial.batch + 1), what);
    return [{ subject: trialKey(trial), texts: [text] }];
  });
}

function tried(before: FitChanges, { range, starts = {}, fixed = {}, profile }: FitChanges): string {
  const fresh = Object.entries(starts).filter(([name, value]) => before.starts?.[name] !== value);
  const held = Object.entries(fixed).filter(([name, value]) => before.fixed?.[name] !== value);
  const texts = [
    ...(range !== undefined && !isSame(range, before.range)
      ? [TEXTS.fitRange(String(range.firstAdc), String(range.lastAdc))]
      : []),
    ...fresh.map(([name, value]) => TEXTS.fitStart(name, String(Number(value.toPrecision(6))))),
    ...held.map(([name, value]) => (value ? TEXTS.fitFixed(name) : TEXTS.fitFree(name))),
    ...(profile !== before.profile && profile !== undefined
      ? [profile === 'voigt' ? TEXTS.naturalWidthsOn : TEXTS.naturalWidthsOff]
      : []),
  ];
  return texts.length > 0 ? listed(texts) : TEXTS.fitAsAnalysed;
}

function toolParts(before: Decisions, after: Decisions): Part[] {
  const [closure, then] = [after.closureSettings, before.closureSettings];
  const percent = (rate: number) => `${String(Number((rate * 100).toPrecision(3)))} %`;
  return [
    {
      subject: 'closure',
      texts: (['toys', 'seed', 'variant'] as const)
        .filter((key) => closure[key] !== then[key])
        .map((key) => TEXTS.closure(TEXTS.closureSettings[key], String(then[key]), String(closure[key]))),
    },
    {
      subject: 'falseAlarmRate',
      texts:
        before.falseAlarmRate === after.falseAlarmRate
          ? []
          : [TEXTS.falseAlarms(percent(before.falseAlarmRate), percent(after.falseAlarmRate))],
    },
    {
      subject: 'rule',
      texts: isSame(before.rule, after.rule) ? [] : [ruleText(after.rule)],
    },
  ];
}

function ruleText({ kinds, leastScore, splitsAtSteps, leastStepScore }: SelectionRule): string {
  const given = [listed(kinds), String(leastScore)] as const;
  return splitsAtSteps ? TEXTS.ruleWithSplits(...given, String(leastStepScore)) : TEXTS.rule(...given);
}

function networkParts({ networks: before }: Decisions, { networks: after }: Decisions, context: WordContext): Part[] {
  const profiles = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return profiles
    .filter((id) => before[id] !== after[id])
    .map((id) => {
      const key = after[id];
      const profile = context.profileLabel(id);
      const text = key === undefined ? TEXTS.shippedNetwork(profile) : TEXTS.network(context.networkName(key), profile);
      return { subject: `network ${id}`, texts: [text] };
    });
}

/** Those of `after` that `before` has not. */
function missingIn<T>(before: readonly T[], after: readonly T[]): T[] {
  return after.filter((entry) => !before.some((other) => other === entry || isSame(other, entry)));
}
