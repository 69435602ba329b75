import { expect, test } from 'vitest';
import { portalClientId } from './clients.ts';
import { freshnessOf } from './federation.ts';

const embed = 'milano.naviglio-intranet';

test.each<[Record<string, unknown>, ReturnType<typeof freshnessOf>]>([
  [{ client_id: embed }, {}],
  [{ client_id: embed, prompt: 'login' }, { prompt: 'login' }],
  [{ client_id: embed, prompt: 'consent login' }, { prompt: 'login' }],
  [{ client_id: embed, prompt: 'consent' }, {}],
  [{ client_id: embed, max_age: '600' }, { maxAgeSeconds: 600 }],
  [
    { client_id: embed, prompt: 'login', max_age: 60 },
    { prompt: 'login', maxAgeSeconds: 60 },
  ],
  // The portal always asks anew here; her organisation's provider may know her still.
  [{ client_id: portalClientId, prompt: 'login' }, {}],
  [
    { client_id: portalClientId, prompt: 'login', max_age: '1' },
    { prompt: 'login', maxAgeSeconds: 1 },
  ],
  [{ client_id: embed, max_age: 'soon' }, {}],
  [{ client_id: embed, max_age: '-1' }, {}],
])('of our own request %j the organisation’s provider is asked %j', (params, expected) => {
  expect(freshnessOf(params)).toEqual(expected);
});
