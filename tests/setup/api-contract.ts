import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Response as Described, Document, Operation } from './openapi.ts';

type Handler = (request: Request, context: { params: Promise<{ [name: string]: string }> }) => Promise<Response>;
export type Route = { [name: string]: Handler | undefined };

const ROOT = path.resolve('app/api/v1');

/** The addresses of the API on disk, as the description writes them, the one that catches all others left out. */
export function addressesOnDisk(): string[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts' && !file.includes('[...'))
    .map((file) => `/${path.dirname(file).replace(/\[(\w+)\]/g, '{$1}')}`)
    .sort();
}

/** What handles an address of the description. */
export async function routeOf(address: string): Promise<Route> {
  return import(path.join(ROOT, address.replace(/\{(\w+)\}/g, '[$1]'), 'route.ts'));
}

/** Checks answers against the description: their status, their media type, their body. */
export class Contract {
  /** «operationId status», for every answer checked. */
  readonly met = new Set<string>();
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(document: Document) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ $id: 'https://test/openapi', ...document });
  }

  /** The faults of an answer, told with the call; none: it is as described. @returns the body too. */
  async check(operation: Operation, call: string, response: Response): Promise<{ faults: string[]; body: unknown }> {
    const { operationId, responses } = operation;
    const told = `${operationId} ${call} → ${response.status}`;
    const described = this.#followed(responses[response.status]);
    const bytes = await response.text();
    if (!described) return { faults: [`${told}: this status is not described\n${bytes.slice(0, 300)}`], body: null };
    this.met.add(`${operationId} ${response.status}`);
    if (!described.content) return { faults: bytes === '' ? [] : [`${told}: a body`], body: null };
    const mediaType = response.headers.get('content-type')?.split(';')[0] ?? '';
    const name = mediaType in described.content ? mediaType : '*/*';
    const schema = described.content[name]?.schema;
    if (!schema) return { faults: [`${told}: ${mediaType} is not described`], body: null };
    if (!/\bjson$/.test(name)) return { faults: [], body: bytes };
    const body: unknown = JSON.parse(bytes);
    const validate = this.#validator(`${operationId} ${response.status} ${name}`, schema);
    if (validate(body)) return { faults: [], body };
    return { faults: [`${told}: ${this.#ajv.errorsText(validate.errors)}`], body };
  }

  #followed(response: Described | undefined): Described | undefined {
    const name = response?.$ref?.replace('#/components/responses/', '');
    return name === undefined ? response : this.#document.components.responses[name];
  }

  #validator(key: string, schema: unknown): ValidateFunction {
    const known = this.#validators.get(key);
    if (known) return known;
    const text = JSON.stringify(schema).replaceAll('"#/', '"https://test/openapi#/');
    const made = this.#ajv.compile(JSON.parse(text));
    this.#validators.set(key, made);
    return made;
  }
}
