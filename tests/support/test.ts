// The `test` of every spec file: Playwright's own, with the promises that hold on every page watched in every test.
// Not a page object: what a page has is said by the spec that looks at it.
import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** The languages of the portal, in the order of its addresses. */
export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

type Options = {
  /** Texts of console errors that this test provokes on purpose. */
  expectedErrors: RegExp[];
};

type Promises = {
  /** What went wrong on the page by itself; read it to look while a test runs. */
  faults: string[];
};

export const test = base.extend<Options & Promises>({
  expectedErrors: [[], { option: true }],

  faults: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const faults: string[] = [];
      const origin = new URL(baseURL ?? 'http://127.0.0.1').origin;
      const own = [origin, new URL(process.env.PORTAL_ADDRESS_AT_ROOT ?? origin).origin];

      // No request ever leaves the origin. Workers' requests pass here too.
      context.on('request', (request) => {
        const address = new URL(request.url());
        const inside = ['data:', 'blob:'].includes(address.protocol) || own.includes(address.origin);
        if (!inside) faults.push(`a request left the origin: ${request.url()}`);
      });
      context.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => {
        faults.push(`error: ${error.error().message}`);
      });

      await use(faults);

      const unexpected = faults.filter((fault) => !expectedErrors.some((expected) => expected.test(fault)));
      expect(unexpected, 'the page kept its promises').toEqual([]);
      expect(await context.cookies(), 'no cookie is set').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a page of the site by its address without the base path: `ru/cases/`. */
export async function open(page: Page, address: string): Promise<void> {
  // From a page of its own: an address that differs only in its fragment would load nothing anew.
  await page.goto('about:blank');
  const response = await page.goto(address);
  expect(response?.status(), `the answer to ${address}`).toBe(200);
}

/** Waits until the page's program has taken over what is interactive. */
export async function interactive(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-ready', /.*/);
}
