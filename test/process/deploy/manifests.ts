import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

export const BASE = 'deploy/kubernetes/base';
export const GIT_SYNC = 'deploy/kubernetes/overlays/git-sync';

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

export interface Container {
  name: string;
  image: string;
  args?: string[];
  env?: { name: string; value: string }[];
  ports: { name: string; containerPort: number }[];
  securityContext: object;
  resources: object;
  volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
}

interface Volume {
  name: string;
  configMap?: { name: string; items?: { key: string; path: string }[] };
  secret?: { secretName: string };
}

export interface Pod {
  containers: [Container];
  initContainers?: Container[];
  volumes: Volume[];
  securityContext: object;
  terminationGracePeriodSeconds: number;
}

export interface Deployment extends Manifest {
  spec: { template: { spec: Pod } };
}

interface Kustomization {
  resources: string[];
  configMapGenerator: { name: string; files: string[]; options?: { disableNameSuffixHash?: boolean } }[];
}

export function readYaml<T>(...path: string[]): T {
  return parse(readFileSync(join(...path), 'utf8')) as T;
}

/** The manifests of the base as they are written. */
export function written(): Manifest[] {
  const { resources } = readYaml<Kustomization>(BASE, 'kustomization.yaml');
  return resources.map((file) => readYaml<Manifest>(BASE, file));
}

/** The files that the base puts into its ConfigMaps: their text by ConfigMap and key. */
export function configMaps(): Record<string, Record<string, string>> {
  const { configMapGenerator } = readYaml<Kustomization>(BASE, 'kustomization.yaml');
  return Object.fromEntries(
    configMapGenerator.map(({ name, files }) => [
      name,
      Object.fromEntries(
        files.map((file) => [file.split('/').at(-1) ?? file, readFileSync(join(BASE, file), 'utf8')]),
      ),
    ]),
  );
}

/** The manifests that kustomize builds of a directory; undefined without kubectl. */
export function built(directory: string): Manifest[] | undefined {
  try {
    const text = execFileSync('kubectl', ['kustomize', directory], { encoding: 'utf8', stdio: 'pipe' });
    return parseAllDocuments(text).map((document) => document.toJS() as Manifest);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function deploymentOf(manifests: readonly Manifest[]): Deployment {
  return manifests.find(({ kind }) => kind === 'Deployment') as Deployment;
}
