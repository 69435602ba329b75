/**
 * All that passes between the frame and the page that holds it: the frame says once that it stands, the host
 * says how it looks. Nothing of the answering is told, neither the height of the content, from which the
 * question could be read, nor the end.
 */
export function linkToHost(hostOrigins: readonly string[]): void {
  if (window.parent === window) return;
  window.addEventListener('message', (event: MessageEvent<{ type?: unknown; tokens?: unknown } | null>) => {
    if (event.source !== window.parent || !hostOrigins.includes(event.origin)) return;
    if (event.data?.type !== 'snodo-theme') return;
    const { tokens } = event.data;
    // How it looks can wait until the questions stand.
    void import('./theme-tokens.ts').then(({ applyTokens }) => applyTokens(tokens));
  });
  // Where the browser names the holder only that one is told; otherwise the browser delivers to the right one.
  const above = [...((location.ancestorOrigins ?? []) as Iterable<string>)].slice(0, 1);
  for (const origin of hostOrigins.filter((one) => above.length === 0 || above.includes(one))) {
    window.parent.postMessage({ type: 'snodo-ready' }, origin);
  }
}
