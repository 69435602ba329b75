/**
 * Ends the task, so that what somebody does now, and what is drawn now, need not wait; what awaits it goes on in
 * another one, soon.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}

/** After the next picture has been drawn, in a task of its own. */
export async function afterNextPicture(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await nextTask();
}
