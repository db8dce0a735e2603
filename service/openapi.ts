/** OpenAPI 3.1 of the service, written from the endpoint table that also parses the requests. */
import { z } from 'zod';
import { endpoints, issuesSchema, type Endpoint } from '../shared/api.ts';

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  const { $schema: _dialect, ...rest } = json as Record<string, unknown>;
  return rest;
}

function describeParameters(endpoint: Endpoint): unknown[] {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  if (endpoint.query === null) return inPath;
  const query = schemaOf(endpoint.query, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const inQuery = Object.entries(query.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required?.includes(name) ?? false,
    schema,
  }));
  return [...inPath, ...inQuery];
}

function describeEndpoint(name: string, endpoint: Endpoint): Record<string, unknown> {
  const issues = { 'application/json': { schema: schemaOf(issuesSchema, 'input') } };
  return {
    operationId: name,
    summary: endpoint.summary,
    parameters: describeParameters(endpoint),
    ...(endpoint.body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }),
    responses: {
      200: {
        description: 'The answer',
        content: { 'application/json': { schema: schemaOf(endpoint.answer, 'input') } },
      },
      ...(endpoint.method === 'GET'
        ? {}
        : {
            409: { description: 'The books moved on meanwhile', content: issues },
            422: { description: 'Every issue that stands in the way', content: issues },
          }),
      400: { description: 'The request cannot be read' },
      ...(endpoint.permission === 'public' ? {} : { 401: { description: 'No or a wrong token' } }),
    },
    security: endpoint.permission === 'public' ? [] : [{ token: [] }],
  };
}

export function describeApi(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = (paths[endpoint.path] ??= {});
    path[endpoint.method.toLowerCase()] = describeEndpoint(name, endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Serialbook', version, license: { name: 'MIT' } },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
}
