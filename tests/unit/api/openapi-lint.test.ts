import { type RulesetDefinition, Spectral } from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import { expect, it } from 'vitest';
import { type Document, openApiDocument } from '../../setup/openapi.ts';

/** What Spectral's OpenAPI rules find, as «code path: message». */
async function lint(document: Document): Promise<string[]> {
  const spectral = new Spectral();
  // Off: no mail address is known here, and a licence named by its SPDX identifier has no address of its own.
  spectral.setRuleset({
    extends: [[oas as unknown as RulesetDefinition, 'all']],
    rules: { 'contact-properties': 'off', 'license-url': 'off' },
  });
  const results = await spectral.run(JSON.stringify(document));
  return results.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

it('finds nothing to say against the description of the API', async () => {
  expect(await lint(await openApiDocument())).toEqual([]);
});

it('finds a fault that is planted', async () => {
  const document = await openApiDocument();
  const list = document.paths['/uploads']?.get;
  if (!list) throw new Error('no /uploads');
  list.operationId = 'depositUpload';
  delete list.responses[200];
  const schema = document.components.schemas.Problem;
  if (schema) schema.type = 'objet';
  const found = (await lint(document)).join('\n');
  expect(found).toMatch(/operation-operationId-unique/);
  expect(found).toMatch(/operation-success-response|oas3-schema/);
});
