import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import {
  BASE,
  built,
  configMaps,
  deploymentOf,
  GIT_SYNC,
  type Manifest,
  readYaml,
  written,
} from './manifests.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(JSON.parse(readFileSync('test/fixtures/kubernetes/kinds.schema.json', 'utf8')), 'kinds');

/** The problems of a manifest, as `Kind name/path problem`. */
function problemsOf(manifest: Manifest): string[] {
  const validate = ajv.getSchema(`kinds#/definitions/${manifest.kind}`);
  if (validate === undefined) return [`${manifest.kind}: no schema`];
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${manifest.kind} ${manifest.metadata?.name}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

const secret = readYaml<Manifest>(BASE, 'secret.example.yaml');
const base = built(BASE);
const gitSync = built(GIT_SYNC);

describe('manifests: fit the schema of their kind', () => {
  test.for([...written(), secret].map((manifest) => [manifest.kind, manifest] as const))(
    '%s',
    ([, manifest]) => expect(problemsOf(manifest)).toEqual([]),
  );

  test.skipIf(base === undefined)('as built by kustomize', () => {
    expect([...(base ?? []), ...(gitSync ?? [])].flatMap(problemsOf)).toEqual([]);
    expect(base?.map(({ kind }) => kind).toSorted()).toEqual(
      [...written().map(({ kind }) => kind), 'ConfigMap', 'ConfigMap'].toSorted(),
    );
  });

  test('a misspelt key does not fit', () => {
    const text = JSON.stringify(deploymentOf(written()));
    for (const [right, wrong] of [
      ['readinessProbe', 'readynessProbe'],
      ['"periodSeconds":2', '"periodSeconds":"2"'],
      ['readOnlyRootFilesystem', 'readOnlyRootFileSystem'],
      ['"kind":"Deployment"', '"kind":"Deploiment"'],
    ] as const) {
      expect(text).toContain(right);
      expect(problemsOf(JSON.parse(text.replace(right, wrong))), wrong).not.toEqual([]);
    }
  });
});

describe.for([
  ['base', base ?? written()],
  ['git-sync', gitSync],
] as const)('%s', ([name, manifests]) => {
  const {
    containers,
    initContainers = [],
    volumes,
    ...pod
  } = deploymentOf(manifests ?? written()).spec.template.spec;

  test.skipIf(manifests === undefined)('every container is restricted, and has limits', () => {
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: expect.any(Number),
      seccompProfile: { type: 'RuntimeDefault' },
    });
    for (const { securityContext, resources } of [...containers, ...initContainers]) {
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(resources).toMatchObject({ limits: { cpu: expect.anything(), memory: expect.anything() } });
    }
  });

  test.skipIf(manifests === undefined)('every mount has a volume, and every volume its source', () => {
    const names = volumes.map((volume) => volume.name);
    const mounts = [...containers, ...initContainers].flatMap(({ volumeMounts }) => volumeMounts);
    expect(new Set(names)).toEqual(new Set(mounts.map((mount) => mount.name)));
    if (base === undefined) return;
    const maps = manifests?.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
    const used = volumes.flatMap(({ configMap }) => configMap?.name ?? []);
    expect(used.toSorted(), 'no ConfigMap too many, none too few').toEqual(maps?.toSorted());
    expect(volumes.flatMap((volume) => volume.secret?.secretName ?? [])).toEqual([secret.metadata.name]);
  });

  test.skipIf(base === undefined)('images have a version', () => {
    for (const { image } of [...containers, ...initContainers])
      expect(image).toMatch(/^[^:]+:v?\d+\.\d+\.\d+$/);
    const { version } = readYaml<{ version: string }>('package.json');
    expect(containers[0].image, name).toBe(`registry.example/hookgate:${version}`);
  });
});

test('manifests: every file of the rules is an item of the volume', () => {
  const { volumes } = deploymentOf(written()).spec.template.spec;
  const items = volumes.find(({ name }) => name === 'rules')?.configMap?.items ?? [];
  expect(new Set(items.map(({ key }) => key))).toEqual(
    new Set(Object.keys(configMaps()['hookgate-rules'] ?? {})),
  );
});

test.skipIf(base === undefined)(
  'manifests: new rules need no rollout, a new configuration causes one',
  () => {
    const names = base?.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
    expect(names).toEqual([expect.stringMatching(/^hookgate-config-\w{10}$/), 'hookgate-rules']);
  },
);

test('manifests: the Service, the policies and the probes name existing ports', () => {
  const [container] = deploymentOf(written()).spec.template.spec.containers;
  const ports = container.ports.map(({ name }) => name);
  const named = [...JSON.stringify(written()).matchAll(/"(?:port|targetPort)":"(\w+)"/g)].map(
    ([, port]) => port,
  );
  expect(new Set(named)).toEqual(new Set(ports));
  const service = written().find(({ kind }) => kind === 'Service');
  expect(service).toMatchObject({ spec: { ports: [{ targetPort: 'hook' }] } });
});
