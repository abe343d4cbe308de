/** `name` is without its prefix; `attributes` as they stand. */
type XmlToken =
  | { kind: 'tag'; name: string; closes: boolean; empty: boolean; attributes: string }
  | { kind: 'text'; text: string };

const TOKEN = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*)>|<[!?][^>]*>|([^<]+)/g;
const ENTITIES: { [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Tags and texts of an XML document, in order; entities that it declares are not followed, comments and the rest are left out. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(xml); match; match = pattern.exec(xml)) {
    const [, slash, name, attributes = '', text] = match;
    if (text !== undefined) yield { kind: 'text', text };
    else if (name !== undefined) {
      yield { kind: 'tag', name, closes: slash === '/', empty: attributes.endsWith('/'), attributes };
    }
  }
}

/** The value of an attribute by its name without prefix; null when it is absent. */
export function attribute(attributes: string, name: string): string | null {
  if (!attributes.includes(name)) return null;
  for (const [, found, double, single] of attributes.matchAll(
    /(?:^|\s)(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (found === name) return unescapeXml(double ?? single ?? '');
  }
  return null;
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
