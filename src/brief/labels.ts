/** A point to label, in pixels, y downwards. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Where a label stands: its anchor point and the side it grows to. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GLYPH_WIDTH = 7;
const HALF_HEIGHT = 8;
const OFFSETS = [-10, 10, -24, 24, -38, 38];

/** Labels beside their points so that none covers another or a point: the first free place, nearest first. */
export function placeLabels(points: readonly Labelled[]): Placed[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  return points.map(({ x, y, text }) => {
    const places = OFFSETS.flatMap((dy): Placed[] => [
      { x: x + 8, y: y + dy, anchor: 'start' },
      { x: x - 8, y: y + dy, anchor: 'end' },
    ]);
    const free = places.find((place) => !taken.some((box) => overlap(box, boxOf(place, text))));
    const place = free ?? (places[0] as Placed);
    taken.push(boxOf(place, text));
    return place;
  });
}

function boxOf({ x, y, anchor }: Placed, text: string): Box {
  const width = text.length * GLYPH_WIDTH;
  const left = anchor === 'start' ? x : x - width;
  return { left, right: left + width, top: y - HALF_HEIGHT, bottom: y + HALF_HEIGHT };
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
