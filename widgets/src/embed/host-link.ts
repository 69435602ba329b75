/** How often and how long the frame says that it stands, while nobody answers: as long as the holder waits. */
const pauseMilliseconds = 500;
const mostGreetings = 30;

/**
 * All that passes between the frame and the page that holds it: the frame says that it stands until the host has
 * answered, the host says how it looks. Nothing of the answering is told, neither the height of the content, from
 * which the question could be read, nor the end.
 */
export function linkToHost(hostOrigins: readonly string[]): void {
  if (window.parent === window) return;
  let isAnswered = false;
  window.addEventListener('message', (event: MessageEvent<{ type?: unknown; tokens?: unknown } | null>) => {
    if (event.source !== window.parent || !hostOrigins.includes(event.origin)) return;
    if (event.data?.type !== 'snodo-theme') return;
    isAnswered = true;
    const { tokens } = event.data;
    // How it looks can wait until the questions stand.
    void import('./theme-tokens.ts').then(({ applyTokens }) => applyTokens(tokens));
  });
  // Where the browser names the holder only that one is told; otherwise the browser delivers to the right one.
  const above = location.ancestorOrigins?.[0];
  // A browser may lose what is said while it still sets up the frame, and the frame would stay covered.
  const greet = (left: number) => {
    for (const origin of hostOrigins)
      if (!above || origin === above) window.parent.postMessage({ type: 'snodo-ready' }, origin);
    setTimeout(() => isAnswered || !left || greet(left - 1), pauseMilliseconds);
  };
  greet(mostGreetings);
}
