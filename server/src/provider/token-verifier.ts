import { createLocalJWKSet, errors, jwtVerify, type JWK } from 'jose';
import type { TokenVerifier } from '../identity/index.ts';
import { apiResource } from './configuration.ts';
import { readSubject } from './subjects.ts';

/** Verifies access tokens of our own provider: issuer, audience, type, algorithm, expiry. */
export function tokenVerifier(options: { issuer: string; publicUrl: string; keys: JWK[] }): TokenVerifier {
  const publicKeys = options.keys.map(({ d: _privatePart, ...key }) => key);
  const keySet = createLocalJWKSet({ keys: publicKeys });
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer: options.issuer,
        audience: apiResource(options.publicUrl),
        typ: 'at+jwt',
        algorithms: ['ES256'],
        clockTolerance: 5,
      });
      const subject = readSubject(payload.sub);
      if (subject === undefined) return undefined;
      return { ...subject, scopes: typeof payload.scope === 'string' ? payload.scope.split(' ') : [] };
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };
}
