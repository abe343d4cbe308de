import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { isDemo } from '../instance';
import { readExpectedLabs } from '../uploads/queries';
import type { ExampleData } from './examples';

// Vendors of the demo that have a key there.
const DEMO_KEYS: { [vendor: string]: string } = { ormelis: 'demo-key-editeur-a', calanque: 'demo-key-editeur-b' };
const DEMO_VENDOR = 'calanque';

/** The examples' own values: a lab of the vendor who reads, or of the demo's; otherwise what is to be replaced. */
export async function exampleData(viewer: Viewer | null, origin: string): Promise<ExampleData> {
  const demo = await isDemo();
  const vendor = viewer?.vendor?.slug ?? (demo ? DEMO_VENDOR : null);
  const month = lastCompleteMonth();
  const [lab] = vendor ? await readExpectedLabs(vendor, month) : [];
  return {
    origin,
    month,
    key: (demo && vendor && DEMO_KEYS[vendor]) || 'votre-cle',
    finess: lab?.finess ?? '350000022',
    product: lab?.product ?? 'VOTRE-LOGICIEL',
  };
}
