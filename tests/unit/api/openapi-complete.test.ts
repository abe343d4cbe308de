import { expect, it } from 'vitest';
import { openApiDocument, operationsOf } from '../../setup/openapi.ts';

it('describes every operation with its own name, words and an example of what it answers', async () => {
  const operations = operationsOf(await openApiDocument()).map(({ operation }) => operation);
  for (const operation of operations) {
    const bare = Object.values(operation.responses).filter(({ content }) => {
      const media = content?.['application/json'];
      return media && !('example' in media) && !('examples' in media);
    });
    expect(bare, operation.operationId).toEqual([]);
    expect(operation, operation.operationId).toHaveProperty('description');
  }
  const names = operations.map(({ operationId }) => operationId);
  expect(names).toEqual([...new Set(names)]);
  expect(names).toEqual(
    expect.arrayContaining(['depositUpload', 'listUploads', 'getUpload', 'cancelUpload', 'getUploadFile']),
  );
});
