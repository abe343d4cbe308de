import { type IsoDate, lastDay, type Month, month, monthsBetween } from '../../month';
import { madeOf, type Reader } from '../cell-reading';
import { copyFields } from '../copy-sql';
import type { Structure } from '../directory';
import type { feedCells } from './cells';
import type { Channel, Level } from './row';
import { KEY_PLACES, numbering } from './row-key';

/** Days as numbers (20231005), which compare many times as fast as their texts. */
const dayNumber = (day: IsoDate) => Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8, 10));
const KEY_START = month('2000-01');

/** `key`: the part of a row's key; `fields`: what of the row's copy it is. */
type Ready = { key: number; fields: Uint8Array };

export type ReadyMonth = Ready & { month: Month; first: number; last: number; lastDay: IsoDate };
export type ReadyStructure = {
  of: Structure;
  key: number;
  openedOn: number;
  closedOn: number;
  /** The EJ that its counts go to; null: it depends on the month. */
  owner: OwnedStructure | null;
};
/** A structure under the EJ that its counts go to. */
export type OwnedStructure = { legalEntity: string; fields: Uint8Array };
export type ReadyCode<T> = Ready & { code: T };

/** The readers of a file's cells, whose values hold what each row would work out again: numbers of days, parts of a row's key, bytes. */
export function readyCells(read: ReturnType<typeof feedCells>): {
  month: Reader<ReadyMonth>;
  structure: Reader<ReadyStructure>;
  product: Reader<ReadyCode<string | null>>;
  channel: Reader<ReadyCode<Channel>>;
  documentType: Reader<ReadyCode<string>>;
  level: Reader<ReadyCode<Level | null>>;
  count: Reader<number>;
} {
  const coded = <T extends string | null>(reader: Reader<T>, place: number) => {
    const numberOf = numbering();
    return madeOf(reader, (code) => ({ code, key: numberOf(code ?? '') * place, fields: copyFields(code) }));
  };
  const structureNumber = numbering();
  const productNumber = numbering();
  return {
    month: madeOf(read.month, readyMonth),
    structure: madeOf(read.structure, (of) => ({
      of,
      key: structureNumber(of.finess) * KEY_PLACES.structure,
      openedOn: of.openedOn === null ? 0 : dayNumber(of.openedOn),
      closedOn: of.closedOn === null ? Number.POSITIVE_INFINITY : dayNumber(of.closedOn),
      owner: of.site === null || of.owners.length === 0 ? owned(of, of.legalEntity) : null,
    })),
    product: madeOf(read.product, ({ code }) => ({
      code,
      key: productNumber(code ?? '') * KEY_PLACES.product,
      fields: copyFields(code),
    })),
    channel: coded(read.channel, KEY_PLACES.channel),
    documentType: coded(read.documentType, KEY_PLACES.documentType),
    level: coded(read.level, KEY_PLACES.level),
    count: read.count,
  };
}

/** A structure whose counts go to that EJ. */
export function owned({ site }: Structure, legalEntity: string): OwnedStructure {
  return { legalEntity, fields: copyFields(legalEntity, site) };
}

function readyMonth(of: Month): ReadyMonth {
  const last = lastDay(of);
  return {
    month: of,
    key: monthsBetween(KEY_START, of) * KEY_PLACES.month,
    fields: copyFields(of),
    first: dayNumber(`${of}-01` as IsoDate),
    last: dayNumber(last),
    lastDay: last,
  };
}
