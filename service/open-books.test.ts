import { placeOf } from './open-books.ts';

const address = 'postgres://clerk:secret@db.example:5432/books';

test('a folder or a database is where the books lie, the option before the environment', () => {
  expect(placeOf({}, {})).toEqual({ directory: '.serialbook' });
  expect(placeOf({ data: 'x' }, {})).toEqual({ directory: 'x' });
  expect(placeOf({ data: 'x' }, { SERIALBOOK_DATABASE: address })).toEqual({ directory: 'x' });
  expect(placeOf({}, { SERIALBOOK_DATABASE: address })).toEqual({ database: address });
  expect(placeOf({}, { SERIALBOOK_DATABASE: '' })).toEqual({ directory: '.serialbook' });
  expect(placeOf({ database: address }, { SERIALBOOK_DATABASE: 'other' })).toEqual({
    database: address,
  });
});

test('two places, and an address that is none, are refused in words', () => {
  expect(() => placeOf({ data: 'x', database: address }, {})).toThrow(/Leave one out/);
  for (const database of ['mysql://host/books', 'books', 'postgres//host', 'http://host']) {
    expect(() => placeOf({ database }, {})).toThrow(/must be an address such as postgres:/);
  }
});
