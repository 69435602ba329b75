import { adoptTokens } from '../ui/tokens.css.ts';

/** The ground that a frame of ours stands on; the host's look is laid over it when it comes. */
export function dressFrame(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    'html{font-family:system-ui,sans-serif;background:var(--snodo-color-surface);scroll-padding:1rem}' +
      'body{margin:0;padding:clamp(1rem,4vw,2rem)}',
  );
  adoptTokens(document);
  document.adoptedStyleSheets.push(sheet);
}

/** The portal's own type, which the document holds back so that no first screen waits for it. */
export function takeInType(): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=stylesheet][media=print]');
  const show = () => link?.removeAttribute('media');
  if (link?.sheet) show();
  else link?.addEventListener('load', show);
}
