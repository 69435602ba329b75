import type { CampaignChoices, CampaignPlan } from './campaigns-api.ts';
import { formSteps, type FormStep } from './campaign-form-steps.ts';

/** What somebody has typed of a plan and not saved yet, kept in this tab. */
export interface KeptPlan {
  /** Code of the campaign that is being changed; empty for a new one. */
  readonly subject: string;
  readonly step: FormStep;
  readonly plan: CampaignPlan;
}

const storedAs = 'snodo-campaign-form';
const usualLeadDays = 21;
const usualLengthDays = 20;

export function keepPlan(kept: KeptPlan): void {
  sessionStorage.setItem(storedAs, JSON.stringify(kept));
}

export function forgetPlan(): void {
  sessionStorage.removeItem(storedAs);
}

/** What was typed for this campaign; undefined when nothing was, or what is kept is of another make. */
export function findKeptPlan(subject: string): KeptPlan | undefined {
  const text = sessionStorage.getItem(storedAs);
  if (text === null) return undefined;
  const kept = JSON.parse(text) as Partial<KeptPlan>;
  const isWhole =
    kept.plan?.name !== undefined &&
    Array.isArray(kept.plan.sites) &&
    formSteps.some((step) => step === kept.step);
  return isWhole && kept.subject === subject ? (kept as KeptPlan) : undefined;
}

/** A new plan with what is usual: all that can be chosen in one way only is chosen. */
export function emptyPlan({
  today,
  organisations,
  instruments,
  mayAskSeveral,
}: CampaignChoices): CampaignPlan {
  const [instrument] = instruments;
  const opensOn = plusDays(today, usualLeadDays);
  return {
    name: { it: '', en: '', ar: '' },
    instrument: { code: instrument?.code ?? '', version: instrument?.version ?? 1 },
    organisations:
      organisations.length === 1 || !mayAskSeveral ? organisations.slice(0, 1).map(({ code }) => code) : [],
    sites: [],
    opensOn,
    closesOn: plusDays(opensOn, usualLengthDays),
    languages: instrument?.languages ?? ['it'],
    floor: 10,
    isInWorkingTime: true,
    isForResearch: false,
    agreedOn: today,
    reminderDays: [],
    follows: null,
  };
}

/** The plan as it is sent: names that were left empty are the Italian one. */
export function completedPlan(plan: CampaignPlan): CampaignPlan {
  const { it, en, ar } = plan.name;
  return {
    ...plan,
    name: { it: it.trim(), en: en.trim() || it.trim(), ar: ar.trim() || it.trim() },
    reminderDays: [...new Set(plan.reminderDays)].toSorted(),
  };
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
