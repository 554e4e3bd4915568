import { ChartElement } from './chartElement.ts';
import { DetailsPage } from './detailsPage.ts';

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
customElements.define('msk-chart', ChartElement);

const page = new DetailsPage({
  root,
  post: (message) => api.postMessage(message),
  keep: (kept) => api.setState(kept),
});
window.addEventListener('message', (event) => void page.receive(event.data));
void page.start(api.getState());
