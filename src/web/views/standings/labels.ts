interface Frame {
  readonly width: number;
  readonly height: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly marginTop: number;
  readonly marginBottom: number;
  readonly domain: readonly [number, number];
}

interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly state: { readonly name: string };
}

interface LabelPlace {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LETTER = 6.6;
const LINE = 15;
const PLACES: readonly LabelPlace[] = [
  { dx: 10, dy: 0, anchor: 'start' },
  { dx: -10, dy: 0, anchor: 'end' },
  { dx: 0, dy: -13, anchor: 'middle' },
  { dx: 0, dy: 13, anchor: 'middle' },
  { dx: 9, dy: -11, anchor: 'start' },
  { dx: 9, dy: 11, anchor: 'start' },
  { dx: -9, dy: -11, anchor: 'end' },
  { dx: -9, dy: 11, anchor: 'end' },
];

/** For each point the first place of its name that covers neither a point nor a name before it, nor leaves the frame. */
export function placeLabels(points: readonly Labelled[], frame: Frame): LabelPlace[] {
  const at = points.map((point) => pixels(point, frame));
  const taken: Box[] = at.map(([x, y]) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  return points.map((point, i) => {
    const [x, y] = at[i] as [number, number];
    const others = taken.filter((_, j) => j !== i);
    const boxes = PLACES.map((place) => boxOf(x, y, point.state.name.length * LETTER, place));
    const best = boxes
      .map((box) => others.reduce((sum, other) => sum + overlap(box, other), outside(box, frame)))
      .reduce((low, area, j, areas) => (area < (areas[low] as number) ? j : low), 0);
    taken.push(boxes[best] as Box);
    return PLACES[best] as LabelPlace;
  });
}

function pixels({ x, y }: Labelled, frame: Frame): [number, number] {
  const [low, high] = frame.domain;
  const across = frame.width - frame.marginLeft - frame.marginRight;
  const down = frame.height - frame.marginTop - frame.marginBottom;
  return [
    frame.marginLeft + (across * (x - low)) / (high - low),
    frame.height - frame.marginBottom - (down * (y - low)) / (high - low),
  ];
}

function boxOf(x: number, y: number, width: number, { dx, dy, anchor }: LabelPlace): Box {
  const start = x + dx - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return { left: start, right: start + width, top: y + dy - LINE / 2, bottom: y + dy + LINE / 2 };
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > 0 && down > 0 ? across * down : 0;
}

/** What of a box lies beyond the frame counts ten times, since it is lost and not only crowded. */
function outside(box: Box, { width, height, marginLeft, marginTop }: Frame): number {
  const across = Math.max(0, marginLeft - box.left) + Math.max(0, box.right - width);
  const down = Math.max(0, marginTop - box.top) + Math.max(0, box.bottom - height);
  return 10 * (across * LINE + down * (box.right - box.left));
}
