type Wish = { quality: number; closeness: number; at: number };

/** What an Accept says of a media type, by the closest of its ranges that hold it. */
function wishOf(accept: string, mediaType: string): Wish | null {
  const ranges = ['*/*', `${mediaType.split('/')[0]}/*`, mediaType];
  const wishes = accept.split(',').map((range, at): Wish => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const given = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    return { quality: Number.isNaN(given) ? 1 : given, closeness: ranges.indexOf(name), at };
  });
  const [closest] = wishes.filter(({ closeness }) => closeness !== -1).sort((a, b) => b.closeness - a.closeness);
  return closest && closest.quality > 0 ? closest : null;
}

/** Whether a client wants `mediaType` rather than `other`, which it is given when it does not say: by quality, then by which it names more closely, then first. */
export function prefers(accept: string | null, mediaType: string, other: string): boolean {
  const wished = accept === null ? null : wishOf(accept, mediaType);
  if (accept === null || !wished) return false;
  const instead = wishOf(accept, other);
  if (!instead) return true;
  if (wished.quality !== instead.quality) return wished.quality > instead.quality;
  if (wished.closeness !== instead.closeness) return wished.closeness > instead.closeness;
  return wished.at < instead.at;
}
