import type { Viewer } from '../access/viewer';

/** What a file may hold. A kind adds its columns and its checks to the pipeline. */
export const UPLOAD_KINDS = ['feeds'] as const;
export type UploadKind = (typeof UPLOAD_KINDS)[number];

const DEPOSITORS: Record<UploadKind, readonly Viewer['role'][]> = {
  feeds: ['ADMIN', 'TASKFORCE', 'VENDOR'],
};

/** Whether the viewer deposits this kind, and takes it back; a key needs its scope `uploads` too. */
export function mayDeposit(viewer: Viewer, kind: string): boolean {
  const known = UPLOAD_KINDS.find((candidate) => candidate === kind);
  return (
    known !== undefined && DEPOSITORS[known].includes(viewer.role) && (viewer.keyScopes?.includes('uploads') ?? true)
  );
}
