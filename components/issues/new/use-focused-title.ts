import { type RefObject, useEffect, useRef } from 'react';

/** The title of a screen: it takes the focus at each change of `place`, not at the opening, which lasts until `ready`. */
export function useFocusedTitle(place: string, ready: boolean): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (last.current !== null && last.current !== place) {
      title.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
    if (ready) last.current = place;
  }, [place, ready]);
  return title;
}
