/** `20260309T090000`: a wall time, given as milliseconds since 1970-01-01 00:00 on those clocks. */
export function localText(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}
