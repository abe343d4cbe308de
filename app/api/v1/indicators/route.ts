import { otherMethods } from '@/lib/api/other-methods';
import { withKey } from '@/lib/api/with-key';
import { FIGURES } from '@/lib/figures/registry';

/** Every definition, as the page /indicators shows them. */
export const GET = withKey('read', async () => Response.json({ items: FIGURES.map(({ definition }) => definition) }));

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods('GET');
