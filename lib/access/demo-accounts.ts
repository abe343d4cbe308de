/** The demo's accounts, as /login offers them and as the demo data create them. None exists out of demo. */
export const DEMO_ACCOUNTS = [
  { email: 'dns@demo.test', label: 'Task force DNS' },
  { email: 'ars-idf@demo.test', label: 'ARS Île-de-France' },
  { email: 'ars-bre@demo.test', label: 'ARS Bretagne' },
  { email: 'editeur-a@demo.test', label: 'Éditeur A' },
  { email: 'editeur-b@demo.test', label: 'Éditeur B' },
  { email: 'observateur@demo.test', label: 'Observation' },
  { email: 'admin@demo.test', label: 'Administration DNS' },
];

/** The password of every demo account. */
export const DEMO_PASSWORD = 'demo-vigie';
