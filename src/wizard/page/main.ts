import { WizardPage } from './wizardPage.ts';

/** What VS Code gives to the page of a webview. */
interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): WebviewApi;

const api = acquireVsCodeApi();
const root = document.createElement('div');
root.id = 'root';
document.body.append(root);

const page = new WizardPage({
  root,
  post: (message) => api.postMessage(message),
  keep: (kept) => api.setState(kept),
  now: () => Date.now(),
});
window.addEventListener('message', (event) => void page.receive(event.data));
root.addEventListener('focusout', () => page.flush());
root.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) page.submit();
});
document.addEventListener('visibilitychange', () => page.flush());
void page.start(api.getState());
