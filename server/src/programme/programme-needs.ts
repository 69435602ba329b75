import type { NeedInput } from '@snodo/contract';

/** What people ask for and how far it has come, and rounds of places; days count from the day of loading. */
export interface StatedNeeds {
  readonly needs: readonly DemonstrationNeed[];
  readonly rounds: readonly DemonstrationRound[];
}

export interface DemonstrationNeed {
  readonly code: string;
  readonly person: string;
  readonly forWhom: NeedInput['forWhom'];
  readonly entries: readonly string[];
  readonly ageBands: readonly NeedInput['ageBands'][number][];
  readonly district: string;
  readonly around: string | null;
  readonly reach: NeedInput['reach'];
  readonly windows: readonly {
    readonly weekday: number;
    readonly startMinute: number;
    readonly endMinute: number;
  }[];
  readonly languages: readonly NeedInput['languages'][number][];
  readonly budgetCents: number | null;
  readonly sharing: boolean | null;
  readonly hasRoom: boolean;
  readonly daysAgo: number;
  /** Who takes it; null: it waits. */
  readonly manager: string | null;
  readonly isProposed: boolean;
  readonly referTo: string | null;
  readonly reason: string | null;
}

export interface DemonstrationRound {
  readonly code: string;
  readonly name: string;
  readonly madeBy: string;
  readonly openForDays: number;
  readonly criteria: readonly { readonly name: string; readonly levels: readonly string[] }[];
  readonly services: readonly {
    readonly service: string;
    readonly places: number;
    readonly reservedPlaces: number;
  }[];
  readonly parties: readonly { readonly party: string; readonly nonce: string }[];
  readonly applications: readonly {
    readonly person: string;
    readonly wishes: readonly { readonly service: string; readonly levels: readonly number[] }[];
  }[];
}
