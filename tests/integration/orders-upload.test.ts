import { beforeEach, describe, expect, it } from 'vitest';
import { viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { isoDate } from '@/lib/month';
import { toFrenchCsv } from '@/lib/tabular/write';
import { readUpload } from '@/lib/uploads/queries';
import { readTemplate } from '@/lib/uploads/template-queries';
import { deposit, uploads } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN, SITE, CLOSED] = ['350000022', '010000024', '350000048', '350000055'] as const;
const HEAD = 'numero;finess;dispositif;produit;etape;date;montant;motif';
const file = (...lines: string[]) => [HEAD, ...lines].join('\r\n');
const send = (body: string, query = '', key = 'dns') =>
  deposit(key, body, `kind=orders&acknowledgeWarnings=true&${query}`);

let dnsUser: string;

beforeEach(async () => {
  await freshOnce();
  await db()
    .$executeRaw`truncate sons_order_event_withdrawal, sons_order_event, sons_order, period, upload_file, upload cascade`;
});

let prepared: Promise<void> | null = null;
function freshOnce(): Promise<void> {
  prepared ??= (async () => {
    await freshDatabase({ demo: false });
    await insertVendors();
    await db().referencing.createMany({
      data: [
        { productCode: 'ALPHA-LAB', waveId: 'biologie-1', version: '1', referencedOn: new Date('2022-01-10') },
        { productCode: 'BETA-LOINC', waveId: 'biologie-1', version: '1', referencedOn: new Date('2022-02-01') },
      ],
    });
    await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
    await insertLab({ finess: AIN, department: '01', product: 'BETA-SIL' });
    await insertLab({ finess: CLOSED, department: '35', product: 'ALPHA-LAB', closedOn: '2022-03-01' });
    await db().site.create({
      data: { finess: SITE, legalEntityFiness: RENNES, name: 'Site', town: 'Rennes', departmentCode: '35' },
    });
    await insertApiKey('dns', null);
    await insertApiKey('alpha', 'alpha');
    dnsUser = await insertUser('Dominique', { role: 'TASKFORCE' });
  })();
  return prepared;
}

const effect = ({ status, upload }: Awaited<ReturnType<typeof deposit>>) =>
  upload && [status, upload.rows, upload.added, upload.changed, upload.unchanged];
const faults = ({ upload }: Awaited<ReturnType<typeof deposit>>) =>
  upload?.errors.map(({ line, column, code }) => [line, column, code]);

/** [order, stage, day, cents, cause] of the events that count. */
async function lives() {
  const rows = await db().$queryRaw<
    { number: string; stage: string; on: Date; cents: number | null; cause: string | null }[]
  >`select order_number as number, stage::text as stage, occurred_on as on, amount_cents as cents, cause
    from effective_order_event order by order_number, occurred_on, stage`;
  return rows.map(({ number, stage, on, cents, cause }) => [number, stage, isoDate(on), cents, cause]);
}
const kept = async () => [await db().orderEvent.count(), await db().orderEventWithdrawal.count()];
const version = async () => (await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } })).version;

const of =
  (number: string, finess: string) =>
  (stage: string, date: string, amount = '', cause = '') =>
    `${number};${finess};SGL;Alpha Lab;${stage};${date};${amount};${cause}`;
const row = of('S-1', RENNES);
const BEGUN = [row('bon de commande signé', '01/03/2022', '31 500,00'), row("demande d'avance", '10/03/2022')];

describe('a deposit of orders', () => {
  it('reads the stages in words and codes, in any order, and gives the advance and the balance their amounts', async () => {
    const body = file(
      row('SOLDE VERSE', '2023-03-01'),
      row('va_signed', '05/12/2022'),
      ...BEGUN,
      row('Avance versée', '20/04/2022', '9 450 €'),
      row('demande de solde', '10/01/2023', '22050'),
      row('PRESTATION', '01/12/2022'),
      `L-1;${AIN};loinc;BETA-LOINC;order_signed;2022-02-01;3500;`,
    );
    expect(effect(await send(body))).toEqual([200, 8, 8, 0, 0]);
    expect(await lives()).toEqual([
      ['L-1', 'ORDER_SIGNED', '2022-02-01', 350_000, null],
      ['S-1', 'ORDER_SIGNED', '2022-03-01', 3_150_000, null],
      ['S-1', 'ADVANCE_REQUESTED', '2022-03-10', 945_000, null],
      ['S-1', 'ADVANCE_PAID', '2022-04-20', 945_000, null],
      ['S-1', 'SERVICE_DELIVERED', '2022-12-01', null, null],
      ['S-1', 'VA_SIGNED', '2022-12-05', null, null],
      ['S-1', 'BALANCE_REQUESTED', '2023-01-10', 2_205_000, null],
      ['S-1', 'BALANCE_PAID', '2023-03-01', 2_205_000, null],
    ]);
    const event = await db().orderEvent.findFirstOrThrow({ where: { stage: 'VA_SIGNED' } });
    expect([event.actorLabel, event.uploadId !== null, isoDate(event.recordedAt)]).toEqual([
      'Clé «\u00A0dns\u00A0»',
      true,
      '2023-10-05',
    ]);
    const order = await db().order.findUniqueOrThrow({ where: { number: 'L-1' } });
    expect([order.legalEntityFiness, order.deviceCode, order.productCode, order.amountCents]).toEqual([
      AIN,
      'LOINC',
      'BETA-LOINC',
      350_000,
    ]);
  });

  it('leaves what is known alone, and an order of a site is its EJ’s', async () => {
    await send(file(...BEGUN));
    const before = await version();
    const again = await send(file(row('signature', '2022-03-01'), row('advance_requested', '10/03/2022', '9450')));
    expect(effect(again)).toEqual([200, 2, 0, 0, 2]);
    expect([await version(), await kept()]).toEqual([before, [2, 0]]);
    await send(file(of('S-2', SITE)('signature', '01/04/2022', '22500')));
    const order = await db().order.findUniqueOrThrow({ where: { number: 'S-2' } });
    expect([order.legalEntityFiness, order.siteFiness]).toEqual([RENNES, SITE]);
  });

  it('takes a cause without control characters', async () => {
    const refused = row('refus', '20/03/2022', '', 'pièce\u0001 illisible\u0007');
    expect(effect(await send(file(...BEGUN, refused)))).toEqual([200, 3, 3, 0, 0]);
    expect((await lives()).at(-1)).toEqual(['S-1', 'REFUSED', '2022-03-20', null, 'pièce illisible']);
    expect(effect(await send(file(refused, ...BEGUN)))).toEqual([200, 3, 0, 0, 3]);
  });

  it('checks without writing, and shows the old value and the new one', async () => {
    await send(file(...BEGUN, row('VA', '05/12/2022')));
    const body = file(
      row('VA', '07/12/2022'),
      row('signature', '01/03/2022', '31000'),
      row('prestation', '01/12/2022'),
    );
    const dry = await send(body, 'dryRun=true');
    expect(effect(dry)).toEqual([200, 3, 1, 2, 0]);
    expect(await kept()).toEqual([3, 0]);
    const viewer = await viewerOfUser(dnsUser);
    const upload = viewer && (await readUpload(viewer, dry.upload?.id ?? ''));
    expect(upload?.report.textChanges.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['S-1, VA', '05/12/2022', '07/12/2022'],
      ['S-1, Bon de commande signé', '01/03/2022, 31\u202F500\u00A0€', '01/03/2022, 31\u202F000\u00A0€'],
    ]);
    expect(effect(await send(body))).toEqual([200, 3, 1, 2, 0]);
    expect(await lives()).toEqual([
      ['S-1', 'ORDER_SIGNED', '2022-03-01', 3_100_000, null],
      ['S-1', 'ADVANCE_REQUESTED', '2022-03-10', 945_000, null],
      ['S-1', 'SERVICE_DELIVERED', '2022-12-01', null, null],
      ['S-1', 'VA_SIGNED', '2022-12-07', null, null],
    ]);
    expect(await kept()).toEqual([6, 0]); // nothing is overwritten
    expect((await db().order.findUniqueOrThrow({ where: { number: 'S-1' } })).amountCents).toBe(3_100_000);
  });

  it('takes a request after its refusal for a new one, not for a correction', async () => {
    await send(file(...BEGUN));
    const body = file(
      row('refus', '20/03/2022', '', 'pièce illisible'),
      row('demande d’avance', '28/03/2022'),
      row('advance_paid', '30/04/2022'),
    );
    expect(effect(await send(body))).toEqual([200, 3, 3, 0, 0]);
    expect((await lives()).map(([, stage, on]) => [stage, on])).toEqual([
      ['ORDER_SIGNED', '2022-03-01'],
      ['ADVANCE_REQUESTED', '2022-03-10'],
      ['REFUSED', '2022-03-20'],
      ['ADVANCE_REQUESTED', '2022-03-28'],
      ['ADVANCE_PAID', '2022-04-30'],
    ]);
  });
});

describe('a faulty deposit of orders', () => {
  it('is refused with all its faults, and writes nothing', async () => {
    const result = await send(
      file(
        ';;SGL;Alpha Lab;VA;05/12/2022;;',
        of('A', RENNES)('livraison', '31/02/2022', 'gratuit'),
        of('B', RENNES)('signature', '06/10/2023', '22500'),
        `C;${RENNES};XYZ;Alpha Lab;signature;01/03/2022;-5;`,
        `D;${RENNES};LOINC;Alpha Lab;signature;01/03/2022;3500;`,
        of('E', RENNES)('signature', '01/03/2022', '22500'),
        of('E', AIN)('VA', '01/04/2022'),
        of('E', RENNES)('signature', '01/03/2022', '22500'),
      ),
    );
    expect(result.status).toBe(422);
    expect(faults(result)).toEqual([
      [2, 'numero', 'bad-number'],
      [2, 'finess', 'bad-finess'],
      [3, 'etape', 'unknown-stage'],
      [3, 'date', 'bad-date'],
      [3, 'montant', 'bad-amount'],
      [4, 'date', 'future-date'],
      [5, 'dispositif', 'bad-device'],
      [5, 'montant', 'bad-amount'],
      [6, 'produit', 'unknown-product'],
      [8, 'numero', 'number-conflict'],
      [9, 'etape', 'duplicate-row'],
    ]);
    expect(await db().order.count()).toBe(0);
  });

  it.each([
    [
      'a balance before the VA',
      [row('signature', '01/03/2022', '22500'), row('demande de solde', '01/04/2022')],
      'event-out-of-order',
    ],
    [
      'an event before the signature',
      [row('signature', '01/03/2022', '22500'), row('VA', '28/02/2022')],
      'event-before-signature',
    ],
    ['a product not referenced that day', [row('signature', '09/01/2022', '22500')], 'not-referenced'],
    ['a product never referenced', [`S-1;${AIN};SGL;Bêta SIL;signature;01/03/2022;22500;`], 'not-referenced'],
    ['a lab closed that day', [of('S-1', CLOSED)('signature', '01/03/2022', '22500')], 'closed-structure'],
    ['an amount over the ceiling', [row('signature', '01/03/2022', '38565,01')], 'amount-over-ceiling'],
    ['no amount at all', [row('signature', '01/03/2022')], 'bad-amount'],
    [
      'more paid than ordered',
      [
        row('signature', '01/03/2022', '22500'),
        row("demande d'avance", '02/03/2022'),
        row('avance versée', '03/03/2022', '22500,01'),
      ],
      'amount-over-ceiling',
    ],
    [
      'a payment after the cancellation',
      [
        row('signature', '01/03/2022', '22500'),
        row("demande d'avance", '02/03/2022'),
        row('annulation', '03/03/2022', '', 'commande en double'),
        row('avance versée', '04/04/2022'),
      ],
      'order-cancelled',
    ],
    [
      'a cancellation without a cause',
      [row('signature', '01/03/2022', '22500'), row('annulation', '03/03/2022')],
      'bad-cause',
    ],
  ])('says %s', async (_, lines, code) => {
    const result = await send(file(...lines));
    expect([result.status, result.upload?.errors.map((error) => error.code)]).toEqual([422, [code]]);
    expect(await db().order.count()).toBe(0);
  });

  it('does not take the number of another lab’s order, nor a date that what is known contradicts', async () => {
    await send(file(...BEGUN, row('VA', '05/12/2022'), row('demande de solde', '10/01/2023')));
    expect(faults(await send(file(of('S-1', AIN)('avance versée', '20/04/2022'))))).toEqual([
      [2, 'numero', 'number-conflict'],
    ]);
    // The VA would come after the balance that is known.
    expect(faults(await send(file(row('VA', '11/01/2023'))))).toEqual([[2, 'etape', 'event-out-of-order']]);
    expect(await kept()).toEqual([4, 0]);
  });

  it('writes nothing into a locked month, and leaves what stands there', async () => {
    await send(file(...BEGUN));
    await db().period.create({ data: { month: '2022-03', state: 'LOCKED', changedAt: new Date() } });
    expect(faults(await send(file(row("demande d'avance", '02/04/2022'))))).toEqual([[2, 'date', 'locked-month']]);
    expect(effect(await send(file(...BEGUN, row('avance versée', '20/04/2022'))))).toEqual([200, 3, 1, 0, 2]);
  });

  it('is the task force’s alone', async () => {
    expect((await send(file(...BEGUN), '', 'alpha')).status).toBe(403);
    expect(await db().upload.count()).toBe(0);
  });
});

describe('a deposit of orders taken back', () => {
  it('withdraws its events and deletes none; a corrected value returns, the number is free again', async () => {
    const first = await send(file(...BEGUN, row('VA', '05/12/2022')));
    const second = await send(file(row('VA', '07/12/2022'), row('demande de solde', '10/01/2023')));
    expect(await uploads.cancel('dns', second.upload?.id ?? '')).toBe(200);
    expect((await lives()).at(-1)).toEqual(['S-1', 'VA_SIGNED', '2022-12-05', null, null]);
    expect(await uploads.cancel('dns', first.upload?.id ?? '')).toBe(200);
    expect([await lives(), await kept()]).toEqual([[], [5, 5]]);
    const elsewhere = of('S-1', SITE)('signature', '01/04/2022', '22500');
    expect(effect(await send(file(elsewhere)))).toEqual([200, 1, 1, 0, 0]);
    expect((await db().order.findUniqueOrThrow({ where: { number: 'S-1' } })).siteFiness).toBe(SITE);
  });

  it('keeps an order on which a later deposit has built, until that one goes too', async () => {
    const first = await send(file(...BEGUN, of('S-2', SITE)('signature', '01/04/2022', '22500')));
    const second = await send(file(row('avance versée', '20/04/2022')));
    expect(await uploads.cancel('dns', first.upload?.id ?? '')).toBe(200);
    expect((await lives()).map(([number, stage]) => [number, stage])).toEqual([
      ['S-1', 'ORDER_SIGNED'],
      ['S-1', 'ADVANCE_REQUESTED'],
      ['S-1', 'ADVANCE_PAID'],
    ]);
    expect(await uploads.cancel('dns', second.upload?.id ?? '')).toBe(200);
    expect(await lives()).toEqual([]);
  });

  it('is not, when one of its days is of a locked month', async () => {
    const { upload } = await send(file(...BEGUN));
    await db().period.create({ data: { month: '2022-03', state: 'LOCKED', changedAt: new Date() } });
    expect(await uploads.cancel('dns', upload?.id ?? '')).toBe(409);
    expect((await lives()).length).toBe(2);
  });
});

it('gives a template with the columns', async () => {
  const viewer = await viewerOfUser(dnsUser);
  if (!viewer) throw new Error('no viewer');
  const { sheet } = await readTemplate(viewer, 'orders');
  expect(new TextDecoder().decode(toFrenchCsv(sheet)).trim()).toBe(HEAD);
});
