import * as vscode from 'vscode';
import type { Profile } from '../aws/profiles.ts';
import type { ScopeRef } from '../contributions.ts';
import { isSameScope, type Scope, scopeKey } from '../core/scope.ts';
import type { ExplorerContext } from './explorerContext.ts';
import { pickScope } from './pickers.ts';
import { isRegion, REGIONS } from './regions.ts';
import { revealRow } from './revealRow.ts';
import { joinParts, toScopeLabel } from './words.ts';

const SOURCES: Readonly<Record<Profile['source'], () => string>> = {
  sso: () => vscode.l10n.t('SSO'),
  login: () => vscode.l10n.t('console sign-in'),
  'assume-role': () => vscode.l10n.t('assumes a role'),
  'credential-process': () => vscode.l10n.t('credential process'),
  'access-key': () => vscode.l10n.t('access key'),
  'web-identity': () => vscode.l10n.t('web identity'),
  unknown: () => vscode.l10n.t('container or instance credentials'),
};

/** Adds an account and region: the given one, or what the user chooses. */
export async function addScope(context: ExplorerContext, given?: unknown): Promise<Scope | undefined> {
  const scope = toScope(given) ?? (await askForScope(context));
  if (scope === undefined) return undefined;
  await keepDefault(context);
  await context.deps.scopes.add(scope);
  return scope;
}

export async function removeScope({ deps }: ExplorerContext, ref?: Partial<ScopeRef>): Promise<void> {
  const chosen = deps.scopes.chosen();
  const scope = ref?.scope ?? (await pickScope(chosen, vscode.l10n.t('Remove from the Explorer')));
  if (scope === undefined) return;
  await deps.scopes.remove(scope);
  deps.store.forget(scope);
}

/** Chooses which accounts and regions are on show. */
export async function switchScopes(context: ExplorerContext, given?: unknown): Promise<readonly Scope[] | undefined> {
  const scopes = Array.isArray(given) ? given.map(toScope).filter((scope) => scope !== undefined) : undefined;
  const chosen = scopes ?? (await askForScopes(context));
  if (chosen === undefined) return undefined;
  await context.deps.scopes.set(chosen);
  return chosen;
}

export async function openSampleScope(context: ExplorerContext): Promise<Scope | undefined> {
  const scope = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Starting the sample account…') },
    () => context.deps.openSample(),
  );
  await keepDefault(context);
  await context.deps.scopes.add(scope);
  await revealRow(context, { scope });
  return scope;
}

/**
 * Adding must not take away what is on show by default, provided that it works. Whose account it is, is asked again at
 * every turn: while the answer is on its way, nothing speaks against it.
 */
async function keepDefault({ deps }: ExplorerContext): Promise<void> {
  if (deps.scopes.chosen().length > 0) return;
  const shown = await deps.scopes.list().catch(() => []);
  const working = shown.filter((scope) => {
    const { status } = deps.store.peek({ scope, kind: 'identity' });
    return status === 'loaded' || status === 'loading';
  });
  if (working.length > 0) await deps.scopes.set(working);
}

async function askForScope(context: ExplorerContext): Promise<Scope | undefined> {
  const profiles = await context.deps.profiles.listProfiles();
  const items = [
    ...profiles.map((profile) => ({
      label: profile.name,
      description: joinParts(SOURCES[profile.source](), profile.region),
      iconPath: new vscode.ThemeIcon('account'),
      profile,
    })),
    {
      label: vscode.l10n.t('Environment or default credentials'),
      description: vscode.l10n.t('as the AWS CLI finds them without a profile'),
      iconPath: new vscode.ThemeIcon('terminal'),
      profile: undefined,
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Add Account and Region (1/2): Profile'),
    placeHolder: vscode.l10n.t('A profile of your AWS config and credentials files'),
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  const region = await askForRegion(chosen.profile?.region);
  if (region === undefined) return undefined;
  return { region, ...(chosen.profile !== undefined && { profile: chosen.profile.name }) };
}

/** The profile's own region first; any text that has a region's form is taken, since AWS opens new ones. */
async function askForRegion(own: string | undefined): Promise<string | undefined> {
  const view = vscode.window.createQuickPick();
  const known = REGIONS.map(({ id, name }) => ({ label: id, description: name }));
  const first = own === undefined ? [] : [{ label: own, description: vscode.l10n.t('the profile’s own region') }];
  const all = [...first, ...known.filter(({ label }) => label !== own)];
  view.title = vscode.l10n.t('Add Account and Region (2/2): Region');
  view.placeholder = vscode.l10n.t('Choose a region or type one');
  view.matchOnDescription = true;
  view.items = all;
  view.onDidChangeValue((value) => {
    const typed = value.trim().toLowerCase();
    const isNew = isRegion(typed) && !all.some(({ label }) => label === typed);
    view.items = isNew ? [{ label: typed, description: vscode.l10n.t('as typed'), alwaysShow: true }, ...all] : all;
  });
  try {
    return await new Promise<string | undefined>((resolve) => {
      view.onDidAccept(() => resolve(view.selectedItems[0]?.label));
      view.onDidHide(() => resolve(undefined));
      view.show();
    });
  } finally {
    view.dispose();
  }
}

interface ScopeItem extends vscode.QuickPickItem {
  readonly scope?: Scope;
}

async function askForScopes({ deps }: ExplorerContext): Promise<readonly Scope[] | undefined> {
  const chosen = deps.scopes.chosen();
  const [profiles, usual] = await Promise.all([deps.profiles.listProfiles(), readUsual(deps.profiles)]);
  const offered = [
    ...usual,
    ...profiles
      .filter(({ region }) => region !== undefined)
      .map(({ name, region = '' }) => ({ profile: name, region })),
  ];
  const all = new Map([...chosen, ...offered].map((scope) => [scopeKey(scope), scope]));
  const hasSample = chosen.some((scope) => scope.sample);
  const items: ScopeItem[] = [...all.values()].map((scope) => ({
    label: toScopeLabel(scope),
    picked: chosen.some((entry) => isSameScope(entry, scope)),
    scope,
  }));
  if (!hasSample)
    items.push({ label: vscode.l10n.t('Sample account'), description: vscode.l10n.t('runs on this machine') });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Accounts and Regions in the Explorer'),
    placeHolder: vscode.l10n.t('Nothing chosen: what the AWS CLI would use'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  return Promise.all(picked.map(({ scope }) => scope ?? deps.openSample()));
}

async function readUsual(profiles: ExplorerContext['deps']['profiles']): Promise<readonly Scope[]> {
  // No region configured: then there is simply no usual scope to offer.
  return profiles.readDefaultScope().then(
    (scope) => [scope],
    () => [],
  );
}

function toScope(value: unknown): Scope | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { profile, region, sample } = value as { profile?: unknown; region?: unknown; sample?: unknown };
  if (typeof region !== 'string' || !isRegion(region)) return undefined;
  return {
    region,
    ...(typeof profile === 'string' && profile !== '' && { profile }),
    ...(sample === true && { sample }),
  };
}
