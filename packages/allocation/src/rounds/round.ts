import { MatchFault } from '../fault.ts';
import { readBoolean, readFields, readInteger, readList, readText } from '../reading.ts';

/** Inputs beyond these bounds are refused. */
export const roundBounds = Object.freeze({
  services: 5_000,
  applications: 100_000,
  /** Of all applications together; one may name every service. */
  wishes: 5_000_000,
  criteria: 8,
  levels: 10_000,
  classes: 1_000_000,
  places: 1_000_000,
});

/** One published rule of priority, e.g. continuity: level 0 goes before level 1, and so on. */
export interface PriorityCriterion {
  readonly name: string;
  /** How many levels there are, 1 or more. */
  readonly levels: number;
}

export interface RoundRules {
  readonly version: string;
  /** In the order in which they decide; what they leave equal, the lottery decides. May be empty. */
  readonly criteria: readonly PriorityCriterion[];
}

export interface ScarceService {
  readonly code: string;
  readonly places: number;
  /** How many of them go first to those whom the service reserves them for. What they leave goes to anybody. */
  readonly reservedPlaces: number;
}

export interface Wish {
  readonly service: string;
  /** Whether she is among those for whom places of this service are reserved. */
  readonly isReserved: boolean;
  /** Her level under each criterion of the rules, at this service. */
  readonly levels: readonly number[];
}

/** Names nobody: the code is known to the applicant and to whoever took the application. */
export interface Application {
  readonly code: string;
  /** Best first; as many as she likes, none twice. */
  readonly wishes: readonly Wish[];
}

/** Everything that the outcome depends on but the seed. */
export interface AllocationRound {
  readonly rules: RoundRules;
  readonly services: readonly ScarceService[];
  readonly applications: readonly Application[];
}

/**
 * Reads a round into its one canonical form: services and applications by code, known fields only. In whatever order
 * rows come, equal rounds are equal bytes. Throws {@link MatchFault} with the field's path: a service that is not in
 * the round, a wish stated twice, levels that do not fit the rules, more reserved places than places.
 */
export function readRound(given: unknown): AllocationRound {
  const fields = readFields(given, 'round');
  const rules = readRules(fields['rules']);
  const services = readList(fields['services'], 'round.services', roundBounds.services, readService);
  const known = uniqueCodes(services, 'round.services');
  const applications = readList(
    fields['applications'],
    'round.applications',
    roundBounds.applications,
    (application, path) => readApplication(application, path, rules, known),
  );
  uniqueCodes(applications, 'round.applications');
  const wishes = applications.reduce((sum, application) => sum + application.wishes.length, 0);
  if (wishes > roundBounds.wishes) {
    throw new MatchFault('too_many', 'round.applications', `at most ${roundBounds.wishes} wishes`);
  }
  return { rules, services: services.sort(byCode), applications: applications.sort(byCode) };
}

/** The class of priority that levels give, 0 the first: a number in the mixed base of the rules' levels. */
export function classOf(rules: RoundRules, levels: readonly number[]): number {
  return rules.criteria.reduce((sum, { levels: count }, index) => sum * count + (levels[index] ?? 0), 0);
}

export function classCount(rules: RoundRules): number {
  return rules.criteria.reduce((product, { levels }) => product * levels, 1);
}

export function byCode(one: { readonly code: string }, other: { readonly code: string }): number {
  return one.code < other.code ? -1 : 1;
}

function readRules(given: unknown): RoundRules {
  const fields = readFields(given, 'round.rules');
  const criteria = readList(
    fields['criteria'],
    'round.rules.criteria',
    roundBounds.criteria,
    (criterion, path) => {
      const named = readFields(criterion, path);
      return {
        name: readText(named['name'], `${path}.name`),
        levels: readInteger(named['levels'], `${path}.levels`, 1, roundBounds.levels),
      };
    },
  );
  const rules = { version: readText(fields['version'], 'round.rules.version'), criteria };
  if (classCount(rules) > roundBounds.classes) {
    throw new MatchFault('too_many', 'round.rules.criteria', `at most ${roundBounds.classes} classes`);
  }
  return rules;
}

function readService(given: unknown, path: string): ScarceService {
  const fields = readFields(given, path);
  const places = readInteger(fields['places'], `${path}.places`, 0, roundBounds.places);
  return {
    code: readText(fields['code'], `${path}.code`),
    places,
    reservedPlaces: readInteger(fields['reservedPlaces'], `${path}.reservedPlaces`, 0, places),
  };
}

function readApplication(
  given: unknown,
  path: string,
  rules: RoundRules,
  services: ReadonlySet<string>,
): Application {
  const fields = readFields(given, path);
  const wishes = readList(fields['wishes'], `${path}.wishes`, roundBounds.services, (wish, where) =>
    readWish(wish, where, rules),
  );
  const wished = new Set<string>();
  for (const [index, { service }] of wishes.entries()) {
    const where = `${path}.wishes[${index}].service`;
    if (!services.has(service)) throw new MatchFault('not_allowed', where, 'no service of this round');
    if (wished.has(service)) throw new MatchFault('repeated', where, 'this service stands twice');
    wished.add(service);
  }
  return { code: readText(fields['code'], `${path}.code`), wishes };
}

function readWish(given: unknown, path: string, rules: RoundRules): Wish {
  const fields = readFields(given, path);
  const levels = readList(fields['levels'], `${path}.levels`, roundBounds.criteria, (level, where) =>
    readInteger(level, where, 0, roundBounds.levels),
  );
  if (levels.length !== rules.criteria.length) {
    throw new MatchFault('too_few', `${path}.levels`, 'expected one level a criterion');
  }
  for (const [index, level] of levels.entries()) {
    const count = rules.criteria[index]?.levels ?? 0;
    if (level >= count) {
      throw new MatchFault('out_of_range', `${path}.levels[${index}]`, `expected 0 to ${count - 1}`);
    }
  }
  return {
    service: readText(fields['service'], `${path}.service`),
    isReserved: readBoolean(fields['isReserved'], `${path}.isReserved`),
    levels,
  };
}

function uniqueCodes(list: readonly { readonly code: string }[], path: string): Set<string> {
  const codes = new Set<string>();
  for (const [index, { code }] of list.entries()) {
    if (codes.has(code)) throw new MatchFault('repeated', `${path}[${index}].code`, 'this code stands twice');
    codes.add(code);
  }
  return codes;
}
