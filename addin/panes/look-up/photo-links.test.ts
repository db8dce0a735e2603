import { listPhotos, parsePhoto, writePhotos } from './photo-links.ts';

test.each([
  'http://a.example/1.jpg',
  'javascript:alert(1)',
  'data:image/png;base64,AAAA',
  'https://',
  'https://name:word@a.example/1.jpg',
  'a.example/1.jpg',
  '',
])('%j is no photo', (text) => {
  expect(parsePhoto(text)).toBeNull();
});

test('one photo and a list of them are shown together, each once', () => {
  const link = 'https://a.example/1.jpg';
  const other = 'https://a.example/2.jpg';
  expect(
    listPhotos({ photo: ` ${link} `, photos: [link, other, 7, 'http://a.example/3.jpg'] }),
  ).toEqual([link, other]);
  expect(listPhotos({ photos: link })).toEqual([link]);
  expect(listPhotos({ colour: 'red' })).toEqual([]);
});

test('photos are kept as one list, and none at all leaves no field behind', () => {
  expect(writePhotos(['https://a.example/1.jpg'])).toEqual({
    photos: ['https://a.example/1.jpg'],
    photo: null,
  });
  expect(writePhotos([])).toEqual({ photos: null, photo: null });
});
