import { useEffect, useState } from 'preact/hooks';

/** True while a media query matches. */
export function useMedia(query: string): boolean {
  const [media] = useState(() => window.matchMedia(query));
  const [matches, setMatches] = useState(media.matches);
  useEffect(() => {
    const update = () => setMatches(media.matches);
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, [media]);
  return matches;
}
