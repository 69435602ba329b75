import openapiTypescript, { astToString } from 'openapi-typescript';

const header = '// Generated from packages/contract/openapi.json by `npm run generate`. Do not edit.\n\n';

/** The TypeScript types of an OpenAPI document, as the text of `src/schema.gen.ts`. */
export async function clientTypes(document: string): Promise<string> {
  return header + astToString(await openapiTypescript(document));
}
