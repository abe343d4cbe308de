import { today } from '../../clock';
import { allRows, tooManyRows } from '../all-rows';
import { columnTexts } from '../columns';
import { readDirectory } from '../directory-queries';
import { readCertificates, readInstallations } from '../equipment/read-sql';
import type { EquipmentChange } from '../equipment/state';
import { readVendorLimits } from '../equipment/vendor-limits-sql';
import { writeEquipment } from '../equipment/write-sql';
import { checkRows } from '../installations/check-rows';
import { effectOf } from '../installations/effect';
import { INSTALLATION_COLUMNS, INSTALLATION_REQUIRED, type InstallationColumn } from '../installations/row';
import { takeEquipmentBack } from '../installations/take-back-sql';
import type { UploadKindSpec } from '../kind-spec';
import { readLockedMonths } from '../locked-months';

/** The installed base: which product and version runs where since when, and the DMP certificates. */
export const installations: UploadKindSpec<InstallationColumn> = {
  columns: INSTALLATION_COLUMNS,
  required: INSTALLATION_REQUIRED,
  async check(tx, { vendorSlug, batches, mapping }) {
    const table = await allRows(batches);
    if (!table) return tooManyRows();
    const directory = await readDirectory(tx, vendorSlug, columnTexts(table, mapping, 'finess'));
    const { rows, reader } = checkRows(table, mapping, directory, today());
    const legalEntities = [...new Set(rows.map(({ row }) => row.legalEntity))];
    const sites = [...new Set(rows.flatMap(({ row }) => row.site ?? []))];
    const base = {
      installations: await readInstallations(tx, legalEntities, sites),
      certificates: await readCertificates(tx, legalEntities),
    };
    const limits = {
      vendor: vendorSlug === null ? null : await readVendorLimits(tx, vendorSlug, legalEntities, base, today()),
      lockedMonths: await readLockedMonths(tx),
    };
    const { changes, ...effect } = effectOf(rows, base, limits, reader);
    return {
      ...effect,
      errors: reader.errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
      warnings: reader.warnings,
      write: ({ uploadId, actorLabel }) =>
        writeEquipment(
          tx,
          changes.map((change) => signed(change, uploadId)),
          { actorLabel, uploadId, reason: null },
        ),
    };
  },
  takeBack: takeEquipmentBack,
};

/** The change, its new state set by the deposit. */
function signed(change: EquipmentChange, uploadId: string): EquipmentChange {
  return change.after ? ({ ...change, after: { ...change.after, uploadId } } as EquipmentChange) : change;
}
