/** Three channels, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Turns any CSS colour into `#rrggbb`, `rgb(…)` or nothing; a browser does it, tests bring their own. */
export type ColourResolver = (text: string) => string | undefined;

const white: Colour = [255, 255, 255];
const ink: Colour = [27, 38, 41];
/** WCAG 2.2 §1.4.3 for text. */
const leastContrast = 4.5;

/** Sets what is safe of a host's look on this document, or on one element, in place of what was set before. */
export function applyTokens(given: unknown, on: HTMLElement = document.documentElement): void {
  const safe = safeTokens(given, resolveColour);
  for (const name of Array.from(on.style)) {
    if (name.startsWith('--snodo-') && !safe.has(name)) on.style.removeProperty(name);
  }
  for (const [name, text] of safe) on.style.setProperty(name, text);
}

/** A canvas reads every colour that CSS knows; what has its own opacity comes back as `rgba()` and is refused. */
const resolveColour: ColourResolver = (text) => {
  const paint = document.createElement('canvas').getContext('2d');
  if (!paint || !CSS.supports('color', text)) return undefined;
  paint.fillStyle = text;
  return paint.fillStyle;
};

/**
 * What of a host's look may be taken over, as properties to set; anything else is dropped. A primary colour on
 * which neither white nor ink can be read is darkened until white can; a surface and a text that cannot be
 * read together are both dropped.
 */
export function safeTokens(given: unknown, resolve: ColourResolver = (text) => text): Map<string, string> {
  if (typeof given !== 'object' || given === null) return new Map();
  const told = (name: string): string => {
    const text: unknown = Object.hasOwn(given, name) ? Reflect.get(given, name) : '';
    return typeof text === 'string' && text.length <= 200 ? text.trim() : '';
  };
  const colour = (name: string) => parseColour(resolve(told(name)) ?? '');
  const font = told('--snodo-font');
  const radius = told('--snodo-radius');
  const space = told('--snodo-space');
  const isRadius = /^(?:\d|[12]\d)(?:\.\d+)?px$|^[01](?:\.\d+)?rem$|^0$/u.test(radius);
  const isSpace = /^[2-8](?:\.\d+)?px$|^0?\.[1-5]\d*rem$/u.test(space);
  const surface = surfaceTokens(colour('--snodo-color-surface'), colour('--snodo-color-text'));
  const ground = parseColour(surface['--snodo-color-surface'] ?? '') ?? white;
  return new Map([
    ...Object.entries(primaryTokens(colour('--snodo-color-primary'))),
    ...Object.entries(surface),
    ...Object.entries(dangerTokens(colour('--snodo-color-danger'), ground)),
    ...(/^[\p{L}\p{N} ,'"_-]+$/u.test(font) ? [['--snodo-font', font] as const] : []),
    ...(isRadius ? radii.map((name) => [name, radius] as const) : []),
    ...(isSpace
      ? spaces.map((times, at) => [`--snodo-space-${at + 1}`, `calc(${space} * ${times})`] as const)
      : []),
  ]);
}

const radii = ['--snodo-radius-card', '--snodo-radius-field'] as const;
/** The grid's steps, in its unit. */
const spaces = [1, 2, 3, 4, 6, 8, 12, 16] as const;

type Tokens = Readonly<Record<string, string>>;

function primaryTokens(colour: Colour | undefined): Tokens {
  if (!colour) return {};
  const isInkReadable = contrast(colour, ink) >= leastContrast;
  const primary = isInkReadable ? colour : readableUnderWhite(colour);
  const onPrimary = contrast(primary, white) >= leastContrast ? white : ink;
  return { '--snodo-color-primary': hex(primary), '--snodo-color-on-primary': hex(onPrimary) };
}

/** Soft text and sunken grounds give way to the plain pair, which alone is known to be readable. */
function surfaceTokens(surface: Colour | undefined, text: Colour | undefined): Tokens {
  if (!surface && !text) return {};
  const ground = surface ?? white;
  const words = text ?? (contrast(ground, ink) >= contrast(ground, white) ? ink : white);
  if (contrast(ground, words) < leastContrast) return {};
  return {
    'color-scheme': luminance(ground) > luminance(words) ? 'light' : 'dark',
    '--snodo-color-surface': hex(ground),
    '--snodo-color-sunken': hex(ground),
    '--snodo-color-ink': hex(words),
    '--snodo-color-ink-soft': hex(words),
  };
}

function dangerTokens(colour: Colour | undefined, ground: Colour): Tokens {
  return colour && contrast(colour, ground) >= leastContrast ? { '--snodo-color-danger': hex(colour) } : {};
}

/** `#rgb`, `#rrggbb` or opaque `rgb()`; undefined for everything else. */
export function parseColour(text: string): Colour | undefined {
  const short = /^#([\da-f])([\da-f])([\da-f])$/iu.exec(text);
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(text);
  const plain = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/u.exec(text);
  const parts =
    short?.slice(1).map((digit) => parseInt(digit + digit, 16)) ??
    long?.slice(1).map((digits) => parseInt(digits, 16)) ??
    plain?.slice(1).map(Number);
  const [red, green, blue] = parts ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return Math.max(red, green, blue) > 255 ? undefined : [red, green, blue];
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: Colour, other: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function readableUnderWhite(colour: Colour): Colour {
  let darker = colour;
  while (contrast(darker, white) < leastContrast) {
    darker = [darker[0] * 0.95, darker[1] * 0.95, darker[2] * 0.95];
  }
  return darker;
}

function hex(colour: Colour): string {
  return `#${colour.map((channel) => Math.floor(channel).toString(16).padStart(2, '0')).join('')}`;
}
