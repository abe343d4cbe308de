import { createTransport } from 'nodemailer';
import { env } from './env';

/** Whether mail can be sent at all: a server is configured (SMTP_URL). */
export function mailConfigured(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * Sends one plain-text mail, each recipient without seeing the others.
 * @throws Error when no server is configured, or when it refuses one of the recipients.
 */
export async function sendMail(mail: { to: readonly string[]; subject: string; text: string }): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) throw new Error('SMTP_URL is not set');
  const transport = createTransport(SMTP_URL);
  const { to, subject, text } = mail;
  const recipients = to.length === 1 ? { to: [...to] } : { to: MAIL_FROM, bcc: [...to] };
  try {
    const { rejected } = await transport.sendMail({ from: MAIL_FROM, ...recipients, subject, text });
    if (rejected.length > 0) throw new Error(`mail refused for ${rejected.length} recipient(s)`);
  } finally {
    transport.close();
  }
}
