// `npm start` and `npm test` come through here: plain JavaScript, because on a Node that is too old it must still say so.
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Vigie Ségur demande Node 20.19 ou plus récent\u00A0; ceci est Node ${process.versions.node}. ` +
      'Installez une version récente (nodejs.org, ou «\u00A0nvm install\u00A0» dans ce dossier), puis recommencez.',
  );
  process.exit(1);
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const [script] = process.argv.splice(2, 1);
try {
  await import('tsx');
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error('Les dépendances ne sont pas installées. Lancez «\u00A0npm ci\u00A0», puis recommencez.');
  process.exit(1);
}
await import(`./${script}.ts`);
