import { paintCode128 } from '../../../testing/fixtures/code-128.ts';
import { loadLuminanceReader, toLuminance } from './barcode-reader.ts';

test('a barcode is read to the character; a blank picture shows none', async () => {
  const read = await loadLuminanceReader();
  for (const serial of ['CA-AMP-0101', '00012345678901234567', '12E5', '=1+1']) {
    const { light, width, height } = paintCode128(serial, 960, 540);
    expect(read(light, width, height)).toBe(serial);
  }
  expect(read(new Uint8ClampedArray(960 * 540).fill(200), 960, 540)).toBeNull();
});

test('a label that is held upside down is read, too', async () => {
  const read = await loadLuminanceReader();
  const { light, width, height } = paintCode128('CA-AMP-0101', 960, 540);
  expect(read(light.reverse(), width, height)).toBe('CA-AMP-0101');
});

test('green is the lightest of the colours, and opacity is none', () => {
  const points = [255, 255, 255, 0, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255];
  expect([...toLuminance(new Uint8ClampedArray(points))]).toEqual([255, 76, 150, 27]);
});
