// A server's work on one upload, in a process of its own, to be killed: says «ready», waits for the work, says «done».
import { viewerOfUser } from '../../lib/access/viewer.ts';
import { db } from '../../lib/db.ts';
import { applyUpload, cancelUpload, checkKept } from '../../lib/uploads/commands.ts';

const [user = ''] = process.argv.slice(2);
const viewer = await viewerOfUser(user);
if (!viewer) throw new Error('no viewer');
await db().upload.count(); // connected before it is ready

process.on('message', async ({ task, id }: { task: 'check' | 'apply' | 'cancel'; id: string }) => {
  if (task === 'check') await checkKept(id);
  if (task === 'apply') await applyUpload(viewer, id, { codes: 'all', reasons: {} });
  if (task === 'cancel') await cancelUpload(viewer, id);
  process.send?.('done');
});
process.send?.('ready');
