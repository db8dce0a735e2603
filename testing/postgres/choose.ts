/** Tests that run behind this have their books in PostgreSQL. */
process.env['SERIALBOOK_TEST_STORE'] = 'postgres';
