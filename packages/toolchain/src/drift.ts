/** One line for each generated file that is not what its sources would give now. */
export async function checkDrift(): Promise<string[]> {
  // Loaded only here: it draws in the whole product, and a fault there must not keep the other steps from running.
  const { generateAll } = await import('./generate.ts');
  return await generateAll({ check: true });
}
