import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels } from '../../../../src/web/views/standings/labels.js';

const frame = {
  width: 600,
  height: 500,
  marginLeft: 40,
  marginRight: 20,
  marginTop: 20,
  marginBottom: 40,
  domain: [-3, 3] as const,
};

test('a point alone has its name to the right, at the right edge to the left', () => {
  expect(placeLabels([{ x: 0, y: 0, state: { name: 'Laos' } }], frame)[0]).toMatchObject({
    anchor: 'start',
    dy: 0,
  });
  expect(placeLabels([{ x: 3, y: 0, state: { name: 'Viet Nam' } }], frame)[0]).toMatchObject({
    anchor: 'end',
  });
});

test('two points in one place have their names in different places', () => {
  const twin = { x: 1, y: 1, state: { name: 'Malaysia' } };
  const [first, second] = placeLabels([twin, twin], frame);
  expect(first).not.toEqual(second);
});

test('every point has a place, whatever the points are', () => {
  const point = fc.record({
    x: fc.double({ min: -3, max: 3, noNaN: true }),
    y: fc.double({ min: -3, max: 3, noNaN: true }),
    state: fc.record({ name: fc.string({ maxLength: 20 }) }),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), (points) => {
      expect(placeLabels(points, frame)).toHaveLength(points.length);
    }),
  );
});
