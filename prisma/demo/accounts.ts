import { createHash } from 'node:crypto';

type Role = 'ADMIN' | 'TASKFORCE' | 'REGIONAL' | 'VENDOR' | 'OBSERVER';

export type DemoAccount = {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** Of a REGIONAL account. */
  region: string | null;
  /** Of a VENDOR account. */
  vendor: string | null;
};

function account(
  rank: number,
  name: string,
  person: string,
  role: Role,
  limit: { region?: string; vendor?: string } = {},
): DemoAccount {
  return {
    id: `01856aa0-c800-7000-8000-00000000000${rank}`,
    email: `${name}@demo.test`,
    name: person,
    role,
    region: limit.region ?? null,
    vendor: limit.vendor ?? null,
  };
}

/** Fictional people. The addresses are those that /login offers; the password is in lib/access/demo-accounts. */
export const ACCOUNTS: readonly DemoAccount[] = [
  account(1, 'admin', 'Élise Marchand', 'ADMIN'),
  account(2, 'dns', 'Camille Lormont', 'TASKFORCE'),
  account(3, 'ars-idf', 'Karim Belhadj', 'REGIONAL', { region: '11' }),
  account(4, 'ars-bre', 'Yann Le Guével', 'REGIONAL', { region: '53' }),
  account(5, 'editeur-a', 'Nadia Ferrand', 'VENDOR', { vendor: 'ormelis' }),
  account(6, 'editeur-b', 'Hugo Castellani', 'VENDOR', { vendor: 'calanque' }),
  account(7, 'observateur', 'Solène Aubry', 'OBSERVER'),
];

/** API keys of the demo, in clear: no other database has them. */
const KEYS = [
  { key: 'demo-key-editeur-a', label: 'Démonstration, Ormélis', role: 'VENDOR', vendor: 'ormelis' },
  { key: 'demo-key-editeur-b', label: 'Démonstration, Calanque Santé', role: 'VENDOR', vendor: 'calanque' },
  { key: 'demo-key-dns', label: 'Démonstration, task force', role: 'TASKFORCE', vendor: null },
] as const;

/** The same keys as the database knows them: by the SHA-256 of the key, in hexadecimal. */
export const API_KEYS = KEYS.map(({ key, label, role, vendor }, i) => ({
  id: `01856aa0-c800-7000-8000-0000000000a${i + 1}`,
  label,
  hash: createHash('sha256').update(key).digest('hex'),
  role,
  vendor,
  scopes: ['uploads', 'read'],
}));
