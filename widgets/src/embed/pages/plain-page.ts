/** Puts a heading and sentences into the page's `<main>`, in place of what stood there. */
export function showWords(heading: string, sentences: readonly string[], extra?: HTMLElement): void {
  const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  main.classList.add('plain-page');
  const title = Object.assign(document.createElement('h1'), { textContent: heading, tabIndex: -1 });
  const words = sentences.map((textContent) => Object.assign(document.createElement('p'), { textContent }));
  main.replaceChildren(title, ...words, ...(extra ? [extra] : []));
}

/** A button that closes the window, for browsers that do not let the page close itself. */
export function closeButton(words: string): HTMLElement {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button primary',
    textContent: words,
  });
  button.addEventListener('click', () => window.close());
  return button;
}
