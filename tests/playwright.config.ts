// How the browser tests run: one Chromium, two at a time, no second tries.
// Not what they check: that is in *.spec.ts.
import { defineConfig, devices } from '@playwright/test';

// Given by `cargo portal test`, which has built and served the site; by hand, Playwright starts the server itself.
const served = process.env.PORTAL_ADDRESS_OF_SITE;
const byHand = 'http://127.0.0.1:8091/portal/';

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A test that passes only the second time has found something.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: served ?? byHand,
    // The reader's own settings must not decide what a test sees.
    locale: 'ru-RU',
    timezoneId: 'Asia/Almaty',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      // The sandbox guards against foreign pages; there are none here, and in containers it often cannot start.
      chromiumSandbox: false,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
  webServer: served
    ? undefined
    : {
        command: 'cargo portal serve --dir target/portal/test-site --base-path /portal/ --port 8091',
        cwd: '..',
        url: `${byHand}ru/`,
        reuseExistingServer: true,
        timeout: 120_000,
      },
});
