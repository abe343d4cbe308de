import type { Viewer } from '../access/viewer';

/** What a file may hold. A kind adds its columns and its checks to the pipeline: see kind-spec.ts. */
export const UPLOAD_KINDS = ['feeds', 'installations', 'orders', 'cnam-feeds', 'series'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];

const DEPOSITORS: Record<UploadKind, readonly Viewer['role'][]> = {
  feeds: ['ADMIN', 'TASKFORCE', 'VENDOR'],
  installations: ['ADMIN', 'TASKFORCE', 'VENDOR'],
  orders: ['ADMIN', 'TASKFORCE'],
  'cnam-feeds': ['ADMIN', 'TASKFORCE'],
  series: ['ADMIN', 'TASKFORCE'],
};

/** The kind of that name; null for any other text. */
export function uploadKind(name: string | null): UploadKind | null {
  return UPLOAD_KINDS.find((kind) => kind === name) ?? null;
}

/** Whether the viewer deposits this kind, and takes it back; a key needs its scope `uploads` too. */
export function mayDeposit(viewer: Viewer, kind: UploadKind): boolean {
  return DEPOSITORS[kind].includes(viewer.role) && (viewer.keyScopes?.includes('uploads') ?? true);
}
