import { describe, expect, test } from 'vitest';
import { ConfigFault, originsOf, ownOrigins, readConfig } from './config.ts';

const secret = 's'.repeat(40);
const read = (settings: Record<string, string>) => readConfig({ SNODO_SECRET: secret, ...settings }, '/tmp');

describe('the origins of an installation', () => {
  test('are one, unless they are told apart', () => {
    const { origins, publicUrl } = read({ SNODO_PUBLIC_URL: 'https://snodo.example/' });
    const all = 'https://snodo.example';
    expect(origins).toEqual({ portal: all, id: all, api: all, embed: all });
    expect(publicUrl).toBe(all);
    expect(ownOrigins(origins)).toEqual([all]);
  });

  test('are split by a setting each; what is not told stands on the portal’s', () => {
    const { origins } = read({
      SNODO_PUBLIC_URL: 'https://www.snodo.example',
      SNODO_ID_URL: 'https://id.snodo.example',
      SNODO_API_URL: 'https://api.snodo.example:8443/',
    });
    expect(origins).toEqual({
      portal: 'https://www.snodo.example',
      id: 'https://id.snodo.example',
      api: 'https://api.snodo.example:8443',
      embed: 'https://www.snodo.example',
    });
    expect(ownOrigins(origins)).toHaveLength(3);
  });

  test.each([
    'https://snodo.example/path',
    'https://snodo.example/?x',
    'https://a@snodo.example',
    'https://a.example/#b',
  ])('are no addresses of pages: %s', (address) => {
    expect(() => read({ SNODO_ID_URL: address, SNODO_PUBLIC_URL: 'https://snodo.example' })).toThrow(
      ConfigFault,
    );
  });

  test('all have TLS or none has', () => {
    expect(() => originsOf('https://snodo.example', { id: 'http://id.snodo.example' })).toThrow(ConfigFault);
  });
});

describe('the contact for faults of security', () => {
  test.each(['mailto:faults@snodo.example', 'https://snodo.example/faults', 'tel:+390200000000'])(
    'may be %s',
    (contact) => {
      expect(read({ SNODO_SECURITY_CONTACT: contact }).securityContact).toBe(contact);
    },
  );

  test.each([
    'faults@snodo.example',
    'http://snodo.example/faults',
    'mailto:a@snodo.example\nExpires: never',
  ])('is refused: %j', (contact) => {
    expect(() => read({ SNODO_SECURITY_CONTACT: contact })).toThrow(ConfigFault);
  });

  test('is nobody unless it is set', () => {
    expect(read({}).securityContact).toBeUndefined();
  });
});
