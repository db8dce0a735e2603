import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { View } from './view.tsx';

const ready: Service = () => ({
  status: 200,
  body: { status: 'ok', version: '1.0.0', currency: 'EUR' },
});

test('a scan leads to its look-up, and each job is one press away', async () => {
  const stage = await renderPane(<View text="" />, { service: ready });
  expect(stage.page.textContent).toContain('The books are open, in EUR.');
  await stage.type('00012', 5);
  for (const tile of stage.page.querySelectorAll<HTMLElement>('li button')) tile.click();
  expect(stage.shown).toEqual([
    ['lookUp', '00012'],
    ['scan', ''],
    ['lookUp', ''],
    ['sell', ''],
    ['return', ''],
    ['documents', ''],
    ['reports', ''],
  ]);
  await stage.leave();
});

test('without a token the way to Settings is shown', async () => {
  const stage = await renderPane(<View text="" />, { service: ready, token: '' });
  await stage.press('Open Settings');
  expect(stage.shown).toEqual([['settings', '']]);
  await stage.leave();
});

test('a service that cannot be reached is said, and asked again', async () => {
  let isReachable = false;
  const stage = await renderPane(<View text="" />, {
    service: (asked) => (isReachable ? ready(asked) : null),
  });
  expect(stage.page.textContent).toContain('cannot be reached');
  isReachable = true;
  await stage.press('Try again');
  expect(stage.page.textContent).toContain('The books are open, in EUR.');
  await stage.leave();
});
