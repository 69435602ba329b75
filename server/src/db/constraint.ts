interface DatabaseError {
  code: string;
  constraint_name?: string;
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** 23505: the row was there already. The database's word is the last one in a race. */
export function isUniqueViolation(error: unknown): boolean {
  return isDatabaseError(error) && error.code === '23505';
}

/** 23P01: somebody else has it at that time. */
export function isExclusionViolation(error: unknown): boolean {
  return isDatabaseError(error) && error.code === '23P01';
}

/** 40P01, 40001: two transactions stood in each other's way and this one gave up; it may be tried again. */
export function isLostRace(error: unknown): boolean {
  return isDatabaseError(error) && ['40P01', '40001'].includes(error.code);
}

/** The constraint that was violated, or that a function of ours named when it refused. */
export function constraintOf(error: unknown): string | undefined {
  return isDatabaseError(error) ? error.constraint_name : undefined;
}

/** Classes 22 and 23: a value or a constraint, and so the fault of some row that was to be written. */
export function isWrongData(error: unknown): boolean {
  return isDatabaseError(error) && /^2[23]/.test(error.code);
}

/**
 * Two statements wrote one role at once. Changing: XX000, `tuple concurrently updated`. Creating: the name was
 * there in time (42710) or a moment too late (23505).
 */
export function isRoleRace(error: unknown): boolean {
  return isDatabaseError(error) && ['XX000', '42710', '23505'].includes(error.code);
}
