import { flattenPlaces, listParents } from './place-tree.ts';
import type { Area } from './use-areas.ts';

const place = (code: string, kind: Area['kind'], parent: string | null = null): Area => ({
  code,
  kind,
  parent,
});

test('each place stands below what it lies in, locations before areas before bins', () => {
  const rows = flattenPlaces([
    place('MAIN', 'bin'),
    place('B2', 'bin', 'HALL'),
    place('HALL', 'area', 'BERLIN'),
    place('B1', 'bin', 'HALL'),
    place('BERLIN', 'location'),
    place('DOCK', 'bin', 'BERLIN'),
  ]);
  expect(rows.map(({ area, depth }) => `${depth} ${area.code}`)).toEqual([
    '0 BERLIN',
    '1 HALL',
    '2 B1',
    '2 B2',
    '1 DOCK',
    '0 MAIN',
  ]);
});

test('no place is lost where parents are missing or go round in a circle', () => {
  const rows = flattenPlaces([
    place('A', 'area', 'B'),
    place('B', 'area', 'A'),
    place('C', 'bin', 'GONE'),
    place('D', 'bin', 'D'),
  ]);
  expect(rows.map(({ area }) => area.code).sort()).toEqual(['A', 'B', 'C', 'D']);
});

test('a place lies in no bin, not in itself, and in nothing that lies in it', () => {
  const areas = [
    place('BERLIN', 'location'),
    place('HALL', 'area', 'BERLIN'),
    place('RACK', 'area', 'HALL'),
    place('B1', 'bin', 'RACK'),
    place('PARIS', 'location'),
  ];
  expect(listParents(areas, 'HALL').map(({ code }) => code)).toEqual(['BERLIN', 'PARIS']);
  expect(listParents(areas, '').map(({ code }) => code)).toEqual([
    'BERLIN',
    'PARIS',
    'HALL',
    'RACK',
  ]);
});

test('a deep tree of many places is laid out', () => {
  const areas = Array.from({ length: 20_000 }, (_, index) =>
    place(`P${index}`, 'area', index === 0 ? null : `P${index - 1}`),
  );
  expect(flattenPlaces(areas).at(-1)).toMatchObject({ depth: 19_999 });
});
