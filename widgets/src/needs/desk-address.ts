/** So that a manager can send another the very view that she sees. */
export function changeAddress(changes: Readonly<Record<string, string | undefined>>): void {
  const address = new URL(location.href);
  for (const [name, told] of Object.entries(changes)) {
    if (told === undefined) address.searchParams.delete(name);
    else address.searchParams.set(name, told);
  }
  history.replaceState(history.state, '', address);
}
