import { anything, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, parseColour, safeTokens } from './theme-tokens.ts';

const channel = integer({ min: 0, max: 255 });

function readable(tokens: ReadonlyMap<string, string>): number {
  const primary = parseColour(tokens.get('--snodo-color-primary') ?? '');
  const onPrimary = parseColour(tokens.get('--snodo-color-on-primary') ?? '');
  if (!primary || !onPrimary) throw new Error('no pair of colours');
  return contrast(primary, onPrimary);
}

describe('safeTokens', () => {
  it('keeps text on every primary colour at 4.5 to 1 or better', () => {
    assert(
      property(channel, channel, channel, (red, green, blue) => {
        const tokens = safeTokens({ '--snodo-color-primary': `rgb(${red}, ${green}, ${blue})` });
        expect(readable(tokens)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('leaves a colour as it is when white or ink can be read on it', () => {
    expect(safeTokens({ '--snodo-color-primary': '#7a1f5c' })).toEqual(
      new Map([
        ['--snodo-color-primary', '#7a1f5c'],
        ['--snodo-color-on-primary', '#ffffff'],
      ]),
    );
    expect(safeTokens({ '--snodo-color-primary': '#f4bd24' }).get('--snodo-color-on-primary')).toBe(
      '#1b2629',
    );
  });

  it('darkens a colour on which neither can be read', () => {
    const tokens = safeTokens({ '--snodo-color-primary': '#808080' });
    expect(tokens.get('--snodo-color-primary')).not.toBe('#808080');
    expect(readable(tokens)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['', 'url(https://evil.example/x)', 'rgba(0, 0, 0, 0.1)', '#12345', 'rgb(300, 0, 0)', 'var(--x)'])(
    'refuses %j as a colour',
    (text) => {
      expect(safeTokens({ '--snodo-color-primary': text }).size).toBe(0);
    },
  );

  it('takes a surface and a text only together where they can be read together', () => {
    assert(
      property(channel, channel, channel, channel, channel, channel, (...channels) => {
        const [r, g, b, red, green, blue] = channels;
        const tokens = safeTokens({
          '--snodo-color-surface': `rgb(${r}, ${g}, ${b})`,
          '--snodo-color-text': `rgb(${red}, ${green}, ${blue})`,
        });
        const surface = parseColour(tokens.get('--snodo-color-surface') ?? '');
        const text = parseColour(tokens.get('--snodo-color-ink') ?? '');
        expect(surface === undefined).toBe(text === undefined);
        if (surface && text) expect(contrast(surface, text)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('finds a text for a surface that comes alone, and says which scheme it is', () => {
    const dark = safeTokens({ '--snodo-color-surface': '#202020' });
    expect(dark.get('--snodo-color-ink')).toBe('#ffffff');
    expect(dark.get('color-scheme')).toBe('dark');
    expect(safeTokens({ '--snodo-color-surface': '#f0f0f0' }).get('color-scheme')).toBe('light');
  });

  it('refuses a danger that cannot be read on the surface', () => {
    const pale = { '--snodo-color-danger': '#ffb0b0' };
    expect(safeTokens(pale).has('--snodo-color-danger')).toBe(false);
    expect(safeTokens({ ...pale, '--snodo-color-surface': '#202020' }).has('--snodo-color-danger')).toBe(
      true,
    );
  });

  it('widens and narrows the grid within bounds', () => {
    expect(safeTokens({ '--snodo-space': '5px' }).get('--snodo-space-4')).toBe('calc(5px * 4)');
    for (const text of ['40px', '-4px', '1rem', 'calc(4px)', 'x'])
      expect(safeTokens({ '--snodo-space': text }).size).toBe(0);
  });

  it('takes font names and nothing that could be anything else', () => {
    const font = '"Source Sans 3", Helvetica, sans-serif';
    expect(safeTokens({ '--snodo-font': font }).get('--snodo-font')).toBe(font);
    for (const text of ['url(x)', 'a;b', 'a}b', '/* */', 'x'.repeat(201), '']) {
      expect(safeTokens({ '--snodo-font': text }).size).toBe(0);
    }
  });

  it('takes small radii only', () => {
    for (const [text, isTaken] of [
      ['0', true],
      ['12px', true],
      ['0.5rem', true],
      ['100px', false],
      ['calc(1px)', false],
    ] as const) {
      expect(safeTokens({ '--snodo-radius': text }).has('--snodo-radius-card')).toBe(isTaken);
    }
  });

  it('never fails and sets nothing but its own tokens, whatever is sent', () => {
    const known = [
      '--snodo-color-primary',
      '--snodo-color-on-primary',
      '--snodo-font',
      '--snodo-radius-card',
      '--snodo-radius-field',
    ];
    assert(
      property(anything(), (given) => {
        for (const name of safeTokens(given).keys()) expect(known).toContain(name);
      }),
    );
  });
});
