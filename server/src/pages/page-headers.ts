/** Who may show the page in a frame: nobody, or the exact origins of one embed client. */
export interface Framing {
  ancestors: readonly string[];
  /** The script that stands in the document, as {@link InlineStart} names it. */
  script?: string | undefined;
}

/** A page that isolates itself holds a frame of another site only if that one isolates itself too and lets it. */
const embeddable = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
};

/**
 * Headers of every document of ours: no source but our own origin, no inline style, no inline script but one that is
 * named by its hash, no plug-ins.
 * `form-action` names the organisations' providers, because a sign-in form is answered by a redirect there;
 * `connect-src` the hosts of our own that a page calls, where they are not its own.
 */
export function pageHeaders(
  framing: Framing = { ancestors: [] },
  formTargets: readonly string[] = [],
  connectTargets: readonly string[] = [],
): Record<string, string> {
  const ancestors = framing.ancestors.length === 0 ? "'none'" : framing.ancestors.join(' ');
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${framing.script ?? ''}`.trim(),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${connectTargets.join(' ')}`.trim(),
    `form-action 'self' ${formTargets.join(' ')}`.trim(),
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(framing.ancestors.length === 0
      ? { 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin' }
      : embeddable),
  };
}

/**
 * Headers of the pages that the window of a sign-in goes through. They keep the link to the page that opened it:
 * the first one must hear that page, and a window that has lost its opener may not close itself.
 */
export function signInHeaders(formTargets: readonly string[] = []): Record<string, string> {
  const { 'cross-origin-opener-policy': _cut, ...headers } = pageHeaders(undefined, formTargets);
  return headers;
}
