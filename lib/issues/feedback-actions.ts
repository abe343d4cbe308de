'use server';

import { redirect } from 'next/navigation';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { reportFeedback } from './feedback-commands';

const NAMES = ['clientKey', 'lab', 'region', 'category', 'severity', 'channel', 'body'] as const;

/** The form on one page, which needs no script: the refusal to show, or on to the feedback's page. */
export async function sendReport(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const typed = Object.fromEntries(NAMES.map((name) => [name, String(form.get(name) ?? '')]));
  const answer = await reportFeedback(viewer, {
    ...typed,
    // «SELAS Korrigan Biologie, Rennes, 350990172» or the number alone.
    lab: /(?<!\d)\d\s?[\dAB](?:\s?\d){7}(?!\d)/i.exec(typed.lab ?? '')?.[0] ?? typed.lab ?? null,
    region: typed.region || null,
    severity: typed.severity || undefined,
    meToo: null,
  });
  if (!answer.ok) return { status: 'refused', message: answer.message, field: answer.field, values: typed };
  redirect(`/issues/feedback/${answer.number}?sent=1`);
}
