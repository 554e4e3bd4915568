import { chromium } from '/tmp/checks/node_modules/@playwright/test/index.mjs';
import { openWorkbench } from '/tmp/checks/test/support/workbench.ts';
import { startSandbox } from '/tmp/checks/src/sandbox/startSandbox.ts';
const sandbox = await startSandbox();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync','--no-first-run','--disable-quic'] });
const wb = await openWorkbench(browser, { endpoint: sandbox.endpoint, theme: (process.argv[3] ?? 'dark') as never, size: { width: 1400, height: 900 } });
const page = wb.page;
const shot = (n: string) => page.screenshot({ path: `/tmp/team/shots/${n}.png` });
try {
  const script = await import(process.argv[2]!);
  await script.default({ wb, page, shot, sandbox });
} catch (e) { console.error(e); await shot('error'); }
await wb.close(); await browser.close(); await sandbox.close(); process.exit(0);
