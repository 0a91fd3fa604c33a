import { type ReactNode, useEffect, useRef, useState } from 'react';

/** How far below the window something is already made, so that a reader who scrolls does not wait for it. */
const AHEAD = '250px';

/** By then it is made wherever it is, so that a page can be printed that nobody scrolled. */
const LATEST = 4000;

/** Makes what it holds once it comes near the window, or a little later; keeps its room until then. */
export function Near({ height, children }: { readonly height: number; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: AHEAD },
    );
    observer.observe(place.current as HTMLDivElement);
    const later = setTimeout(() => setNear(true), LATEST);
    return () => {
      observer.disconnect();
      clearTimeout(later);
    };
  }, []);
  return (
    <div ref={place} style={near ? undefined : { minHeight: height }}>
      {near && children}
    </div>
  );
}
