// axe with nothing turned off on every page type: three languages, light and dark, wide and narrow.
// Not what a program cannot judge; see the accessibility page of the portal.
import { expectNoAxeViolations } from './support/axe';
import { expect, interactive, languages, open, test } from './support/test';

const pages = [
  '',
  'cases/',
  'cases/by/right/',
  'cases/by/right/torture/',
  'cases/cat-433-2010-gerasimov/',
  'statements/2014-05-27-regional-conference/',
  'library/kibhr-strategic-plan-2015-2018/',
  'obligations/cat/',
  'recommendations/upr2010-95-1/',
  'recommendations/cat2014-8/',
  'recommendations/by/cluster/torture-investigation/',
  'recommendations/by/right/torture/',
  'views/treaties/',
  'views/progress/',
  'views/indicators/',
  'views/years/',
  'views/years/2014/',
  'organisations/kibhr/',
  'figures/fig-jan2022-coalition/',
  'bills/',
  'bills/assembly-alternative-2007/',
  'library/',
  'library/istanbul-protocol-2004/',
  'regions/',
  'regions/KZ-39/',
  'pages/about/',
  'pages/legal-aid/',
  'feeds/',
  'saved/#cases=cat-433-2010-gerasimov',
  'cases/by/year/2012/',
  'map/',
  'search/#q=torture',
];

const views = [
  { name: 'wide and light', colorScheme: 'light' as const, viewport: { width: 1280, height: 900 } },
  { name: 'narrow and dark', colorScheme: 'dark' as const, viewport: { width: 320, height: 800 } },
];

for (const { name, ...use } of views) {
  test.describe(name, () => {
    test.use(use);
    for (const language of languages) {
      for (const address of pages) {
        test(`${language}/${address} has no violation`, async ({ page }) => {
          await open(page, `${language}/${address}`);
          await interactive(page);
          if (address.startsWith('search')) {
            await expect(page.getByRole('main').getByRole('status')).toHaveAttribute('data-total', /\d/, { timeout: 15_000 });
          }
          // What is folded is judged as well: the numbers of a register, its files, long contents.
          const folded = await page.locator('main details:not([open])').count();
          await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => details.setAttribute('open', '')));
          if (folded > 0) await expect(page.locator('main details:not([open])')).toHaveCount(0);
          await expectNoAxeViolations(page);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(overflow, 'nothing is wider than the screen').toBeLessThanOrEqual(0);
        });
      }
    }
  });
}

test('the page for unknown addresses and the front page have no violation', async ({ page }) => {
  await open(page, '');
  await expectNoAxeViolations(page);
  await open(page, '404.html');
  await expectNoAxeViolations(page);
});
