/** The address of this server as the one who asks knows it, without a final slash, also behind a proxy. */
export function publicOrigin(headers: { get(name: string): string | null }): string {
  const first = (name: string) => headers.get(name)?.split(',')[0]?.trim();
  const host = first('x-forwarded-host') ?? first('host') ?? 'localhost';
  return `${first('x-forwarded-proto') === 'https' ? 'https' : 'http'}://${host}`;
}
