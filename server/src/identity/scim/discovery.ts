import { Schemas } from 'scimmy';
import { listAnswer, mostPerPage } from './answers.ts';
import { DirectoryPersonSchema } from './directory-person.ts';

/** What this end of SCIM can do; public, as RFC 7643 §5 wishes, so that a directory can ask before it has a token. */
export function providerConfigAnswer(baseAddress: string) {
  return new Schemas.ServiceProviderConfig(
    {
      patch: { supported: true },
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: true, maxResults: mostPerPage },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: true },
      authenticationSchemes: [
        {
          type: 'oauthbearertoken',
          name: 'Bearer token',
          description:
            'A token that the operator of the programme gives to the firm, in the Authorization header',
          specUri: 'https://www.rfc-editor.org/info/rfc6750',
        },
      ],
    },
    `${baseAddress}/ServiceProviderConfig`,
  );
}

function userType(baseAddress: string) {
  return new Schemas.ResourceType(
    {
      id: 'User',
      name: 'User',
      endpoint: '/Users',
      description: 'A person of the firm',
      schema: DirectoryPersonSchema.id,
    },
    `${baseAddress}/ResourceTypes`,
  );
}

/** Groups are answered as an empty list to those who ask, and are not declared: none is kept. */
export function resourceTypesAnswer(baseAddress: string) {
  return listAnswer([userType(baseAddress)], { startIndex: 1, total: 1 });
}

export function resourceTypeAnswer(name: string, baseAddress: string) {
  return name === 'User' ? userType(baseAddress) : undefined;
}

export function schemasAnswer(baseAddress: string) {
  return listAnswer([userSchema(baseAddress)], { startIndex: 1, total: 1 });
}

export function schemaAnswer(id: string, baseAddress: string) {
  return id.toLowerCase() === DirectoryPersonSchema.id.toLowerCase() ? userSchema(baseAddress) : undefined;
}

function userSchema(baseAddress: string) {
  return DirectoryPersonSchema.definition.describe(`${baseAddress}/Schemas`);
}
