import type { Language } from '@snodo/contract';
import { readDefinition, type SurveyDefinition } from '@snodo/survey-engine';
import {
  checkDefinition as findUnreachable,
  compareVersions,
  completeness,
  publishGate,
  type ChangeClass,
  type Completeness,
} from '@snodo/survey-engine/authoring';
import type { Json } from '../../db/rows.gen.ts';
import { elementPaths, ownOf } from '../element-paths.ts';
import { toDefinition } from '../rows.ts';

export type { ChangeClass };

export interface Finding {
  source: 'format' | 'flow' | 'gate' | 'versions' | 'blocks';
  isBlocking: boolean;
  path: string;
  code: string;
  message: string;
  limit: number | null;
}

export interface Comparison {
  version: number;
  changeClass: ChangeClass | 'none';
  changes: { path: string; code: string; changeClass: ChangeClass }[];
}

export interface CheckedDraft {
  /** What was read; undefined as long as it cannot be. */
  definition: SurveyDefinition | undefined;
  findings: Finding[];
  completeness: Pick<Completeness, 'language' | 'done' | 'total'>[];
  comparison: Comparison | null;
}

/** What a draft is held against. */
interface Former {
  latest: { version: number; definition: Json } | undefined;
  /** The type of every question of any former version. */
  types: Readonly<Record<string, string>>;
  language: Language;
}

export const mostFindings = 300;
const mostChanges = 200;
/** Of a questionnaire that says nothing: the least that a campaign of a firm can have. */
const usualFloor = 10;

/** Everything that speaks against publishing a draft, and what publishing it would change. Nothing is kept. */
export function checkDefinition(json: unknown, { latest, types, language }: Former): CheckedDraft {
  const read = readDefinition(json);
  const findings: Finding[] = retyped(json, types);
  const languages = completeness(json, localesOf(json)).map(({ language: one, done, total }) => ({
    language: one,
    done,
    total,
  }));
  if ('faults' in read) {
    findings.push(...read.faults.map((fault) => toFinding('format', fault)));
    return {
      definition: undefined,
      findings: findings.slice(0, mostFindings),
      completeness: languages,
      comparison: null,
    };
  }
  const { definition } = read;
  for (const { path, code, severity } of findUnreachable(definition))
    findings.push({ ...toFinding('flow', { path, code, message: code }), isBlocking: severity === 'error' });
  findings.push(...gateFindings(definition, language));
  return {
    definition,
    findings: findings.slice(0, mostFindings),
    completeness: languages,
    comparison: latest === undefined ? null : compared(latest, definition),
  };
}

function localesOf(json: unknown): string[] {
  const given = ownOf(ownOf(json, 'x'), 'locales');
  return Array.isArray(given) ? given.filter((one): one is string => typeof one === 'string') : [];
}

export function toFinding(
  source: Finding['source'],
  { path, code, message, limit }: { path: string; code: string; message: string; limit?: number },
): Finding {
  return { source, isBlocking: true, path, code, message, limit: limit ?? null };
}

/** Answers of all versions are put side by side, so no question may have had another type in any of them. */
function retyped(json: unknown, types: Readonly<Record<string, string>>): Finding[] {
  return elementPaths(json).flatMap(({ path, name, type }) =>
    Object.hasOwn(types, name) && types[name] !== type
      ? [
          toFinding('versions', {
            path: `${path}.type`,
            code: 'type_changed',
            message: `${name} was published as ${types[name]}`,
          }),
        ]
      : [],
  );
}

/** What nobody may be asked keeps it from being published; what only firms' people may not is told beforehand. */
function gateFindings(definition: SurveyDefinition, spoken: Language): Finding[] {
  const paths = new Map(elementPaths(definition).map(({ name, path }) => [name, path]));
  const floor = Math.max(usualFloor, definition.x.minN ?? 0);
  const faultsOf = (kind: 'company' | 'programme') =>
    publishGate(definition, { kind, languages: [], floor, spoken });
  const never = new Set(faultsOf('programme').map(({ code, question }) => `${code} ${question?.name}`));
  return faultsOf('company').map(({ code, question }) => ({
    ...toFinding('gate', {
      path: question === null ? '' : (paths.get(question.name) ?? ''),
      code,
      message: question === null ? code : `${question.name}: ${code}`,
    }),
    isBlocking: never.has(`${code} ${question?.name}`),
  }));
}

function compared(
  { version, definition: before }: { version: number; definition: Json },
  definition: SurveyDefinition,
): Comparison {
  const { class: changeClass, changes } = compareVersions(toDefinition(before), definition);
  return {
    version,
    changeClass: changes.length === 0 ? 'none' : changeClass,
    changes: changes
      .slice(0, mostChanges)
      .map((change) => ({ path: change.path, code: change.code, changeClass: change.class })),
  };
}
