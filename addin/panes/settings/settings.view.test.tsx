import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { View } from './view.tsx';

/** A service that knows one token. */
const service: Service = ({ path, token }) => {
  if (path === '/api/health') {
    return { status: 200, body: { status: 'ok', version: '1.2.3', currency: 'EUR' } };
  }
  return token === 'Bearer right'
    ? { status: 200, body: { items: [], next: null } }
    : { status: 401, body: { message: 'no' } };
};

test('a token is checked when it is saved', async () => {
  const stage = await renderPane(<View text="" />, { service, token: '' });
  expect(stage.page.textContent).toContain('1.2.3');
  stage.find('Token of the service').focus();
  await stage.type('wrong', 150);
  await stage.press('Save and check');
  expect(stage.page.textContent).toContain('The service does not know this token.');
  stage.find('Token of the service').focus();
  await stage.clear();
  await stage.type('right', 150);
  await stage.press('Save and check');
  expect(stage.page.textContent).toContain('The service knows this token.');
  expect(stage.asked.filter(({ path }) => path.startsWith('/api/items'))).toEqual([
    expect.objectContaining({ path: '/api/items?limit=1', token: 'Bearer wrong' }),
    expect.objectContaining({ path: '/api/items?limit=1', token: 'Bearer right' }),
  ]);
  await stage.leave();
});

test('where the books are is said, also when they cannot be reached', async () => {
  const stage = await renderPane(<View text="" />, { service: () => null });
  expect(stage.page.textContent).toContain(location.origin);
  expect(stage.page.textContent).toContain('cannot be reached');
  await stage.leave();
});
