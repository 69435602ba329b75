/** Puts a heading and sentences into the page's `<main>`, in place of what stood there. */
export function showWords(heading: string, sentences: readonly string[], extra?: HTMLElement): void {
  const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  main.classList.add('plain-page');
  const title = Object.assign(document.createElement('h1'), { textContent: heading, tabIndex: -1 });
  const words = sentences.map((textContent) => Object.assign(document.createElement('p'), { textContent }));
  main.replaceChildren(title, ...words, ...(extra ? [extra] : []));
}

/** Long enough for a window that may close to be gone. */
const closingMilliseconds = 300;

/** A button that closes the window; where a browser does not let a page do that, it gives way to `otherwise`. */
export function closeButton(words: string, otherwise: string): HTMLElement {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button primary',
    textContent: words,
  });
  button.addEventListener('click', () => {
    window.close();
    setTimeout(() => {
      const sentence = Object.assign(document.createElement('p'), { textContent: otherwise, tabIndex: -1 });
      button.replaceWith(sentence);
      sentence.focus();
    }, closingMilliseconds);
  });
  return button;
}
