/**
 * The main job in Excel on the web, as the sandbox stands in for it: over https, the add-in in a frame of another origin,
 * and nothing between the two but messages.
 */
import { frontFlags, startFront } from './front.ts';
import { launch, openSandbox } from './launch.ts';
import { testMainJob } from './main-job.ts';

jest.setTimeout(120_000);

testMainJob(async (service) => {
  const front = await startFront(service.origin);
  const browser = await launch({ width: 1440, height: 860, flags: frontFlags });
  const { addinOrigin, workbookOrigin } = front;
  const query = `?flavour=web&addin=${encodeURIComponent(addinOrigin)}`;
  const pane = await openSandbox(browser.page, workbookOrigin, service.token, query);
  return {
    browser,
    pane,
    close: async () => {
      await browser.close();
      await front.stop();
    },
  };
});
