import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { NetworkDrawing } from './network.js';
import { NetworkCanvas } from './network-canvas.js';
import { placesOf } from './network-layout.js';
import { NetworkStill } from './network-still.js';
import './network.css';

const HEIGHT = 560;

/** Bodies, organs and states as a graph. The list beside it says the same; readers who cannot see this lose nothing. */
export function NetworkFigure({
  drawing,
  onNode,
}: {
  readonly drawing: NetworkDrawing;
  readonly onNode: (id: string) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const places = useMemo(() => placesOf(drawing), [drawing]);
  const moving = useMemo(hasWebGl, []);

  useLayoutEffect(() => {
    const element = place.current as HTMLDivElement;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const height = Math.min(HEIGHT, Math.max(320, width * 0.75));
  return (
    <div className="network" ref={place} style={{ height }}>
      {width > 0 && (
        <>
          <div className={moving ? 'network-still unseen' : 'network-still'}>
            <NetworkStill drawing={drawing} places={places} width={width} height={height} />
          </div>
          {moving && (
            <NetworkCanvas drawing={drawing} places={places} aspect={width / height} onNode={onNode} />
          )}
        </>
      )}
    </div>
  );
}

function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}
