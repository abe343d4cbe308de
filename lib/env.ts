import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(16),
  NEXTAUTH_URL: z.url().optional(), // unset: the mails have no links
  VIGIE_NOW: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/)
    .optional(),
  SITE_BRAND: z.enum(['etat', 'neutre']).default('neutre'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(), // unset: no mail is sent, texts are offered to copy
  MAIL_FROM: z.string().min(3).default('Vigie Ségur <ne-pas-repondre@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

type Env = z.infer<typeof schema>;
let parsed: Env | undefined;

/**
 * The environment, checked once at first use and not at build time. The only place that reads process.env.
 * @throws Error that names the variables at fault.
 */
export function env(): Env {
  if (!parsed) {
    // An empty variable is how shells and compose files say «unset».
    const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
    const result = schema.safeParse(given);
    if (!result.success) throw new Error(`environment: ${z.prettifyError(result.error)}`);
    parsed = result.data;
  }
  return parsed;
}
