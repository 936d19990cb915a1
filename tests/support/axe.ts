// axe on the page as it stands, nothing turned off.
// Not a replacement for reading the page: axe sees perhaps half of what can be wrong.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect } from './test';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] };

/** Fails with each violation's rule, place and reason. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // Evaluated, not added as an element: the pages' policy would rightly refuse a foreign script.
  await page.evaluate(await source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  const shown = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${help}\n${failureSummary}`),
  );
  expect(shown, `axe on ${page.url()}`).toEqual([]);
}
