import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { OpenForm } from '@/components/issues/inbox/open-form';

const feedback = {
  id: 7,
  number: 'R-0007',
  body: 'Le texte du terrain.',
  meToo: false,
  author: 'Maëlle Kervella',
  organisation: 'ARS Bretagne',
  lab: null,
  region: 'Bretagne',
  product: null,
  productCode: null,
  category: 'Bug',
  categoryCode: 'DIFF-BUG',
  severity: 'BLOCKS' as const,
  channel: 'VISIT' as const,
  givenOn: '',
  days: 0,
  late: false,
  splitFrom: null,
  said: null,
  issueId: null,
  reason: null,
};

it('does not publish the words of the field: they stand beside, and the fields are empty', () => {
  const open = async () => ({ status: 'new' as const });
  const page = renderToStaticMarkup(
    createElement(OpenForm, { feedback, categories: [], products: [], back: '', open }),
  );
  expect(/<textarea[^>]*>([^<]*)<\/textarea>/.exec(page)?.[1]).toBe('');
  expect(page).toMatch(/<input[^>]*name="title"[^>]*value=""/);
  expect(page).toMatch(/<blockquote[^>]*><p>Le texte du terrain\.<\/p>/);
});
