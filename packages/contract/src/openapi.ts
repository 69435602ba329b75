import { OpenAPIHono } from '@hono/zod-openapi';
import { catalogueRoutes } from './catalogue.ts';
import { identityRoutes } from './identity.ts';
import { impactRoutes } from './impact.ts';
import { matchingRoutes } from './matching.ts';
import { placesRoutes } from './places.ts';
import { surveysRoutes } from './surveys.ts';

/**
 * The OpenAPI 3.1 document, made from the contract alone: no server needs to run. Every route of the contract is
 * in it, in the contract's order.
 */
export function openApiDocument() {
  const document = new OpenAPIHono();
  const registry = document.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'portalCookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'snodo_portal',
  });
  registry.registerComponent('securitySchemes', 'accessToken', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'at+jwt',
  });
  for (const route of contractRoutes()) registry.registerPath(route);
  return document.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Snodo',
      version: '0.1.0',
      description:
        'Corporate and community welfare: needs surveys, services, places and matching. Errors are RFC 9457 problems.',
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
    },
    servers: [{ url: '/' }],
  });
}

/** All routes of all domains, as the contract lists them. */
export function contractRoutes() {
  return [
    ...Object.values(identityRoutes),
    ...Object.values(impactRoutes),
    ...Object.values(catalogueRoutes),
    ...Object.values(placesRoutes),
    ...Object.values(surveysRoutes),
    ...Object.values(matchingRoutes),
  ];
}
