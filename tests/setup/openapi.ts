import { GET as describe } from '@/app/api/v1/openapi.json/route';

type Json = { [key: string]: unknown };
export type Response = { $ref?: string; content?: { [mediaType: string]: Json } };
export type Parameter = { $ref?: string; name: string; in: string; required?: boolean; schema?: Json };
export type Operation = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: { [mediaType: string]: Json } };
  responses: { [status: string]: Response };
  security?: unknown[];
};
export const METHODS = ['get', 'post', 'delete'] as const;
export type Method = (typeof METHODS)[number];
export type PathItem = { parameters?: Parameter[] } & { [method in Method]?: Operation };
export type Document = Json & {
  paths: { [path: string]: PathItem };
  components: { responses: { [name: string]: Response }; schemas: { [name: string]: Json } };
};

/** The description that the API gives of itself. */
export async function openApiDocument(): Promise<Document> {
  const response = await describe(new Request('http://test/api/v1/openapi.json'));
  return response.json();
}

/** Every operation of the description, with its address and its method. */
export function operationsOf({ paths }: Document): { path: string; method: Method; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}
