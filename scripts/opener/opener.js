// Only `npm start` and F5 load this, beside the extension: the user's own VS Code never opens anything by itself.
const vscode = require('vscode');

exports.activate = async () => {
  await vscode.commands.executeCommand('workbench.view.extension.mskLambda');
  const [readme] = await vscode.workspace.findFiles('README.md');
  if (readme !== undefined) await vscode.commands.executeCommand('markdown.showPreview', readme);
};
