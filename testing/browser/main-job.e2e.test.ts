/** The main job in Excel for Windows, as the sandbox stands in for it over plain http. */
import { launch, openSandbox } from './launch.ts';
import { testMainJob } from './main-job.ts';

jest.setTimeout(120_000);

testMainJob(async (service) => {
  const browser = await launch({ width: 1440, height: 860 });
  const pane = await openSandbox(browser.page, service.origin, service.token);
  return { browser, pane, close: browser.close };
});
