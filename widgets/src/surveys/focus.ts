/**
 * Puts the page to its top and the focus on an element of it. Neither asks the browser to bring anything into
 * view, because that moves the page around the frame too, and its owner could count the questions by it.
 */
export function focusFromTop(root: ParentNode, selector: string): void {
  const target = root.querySelector<HTMLElement>(selector);
  if (!target) return;
  document.scrollingElement?.scrollTo(0, 0);
  target.focus({ preventScroll: true });
}
