/** Gives access to the resources of an overlay by kind and name. */
export function clusterOf(resources) {
  const ofKind = (kind) => resources.filter((resource) => resource.kind === kind);
  const named = (kind, name) => ofKind(kind).find(({ metadata }) => metadata.name === name);
  const workloads = resources.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');
  return { resources, ofKind, named, workloads };
}

export const labelsOf = (workload) => workload.spec.template.metadata.labels;
export const podOf = (workload) => workload.spec.template.spec;
export const containerOf = (workload) => podOf(workload).containers[0];

/** The app whose image a workload runs: the last part of the image name. */
export const appOf = (workload) => /\/(\w+):[\w.-]+$/.exec(containerOf(workload).image)?.[1];

/** Whether a selector matches these labels; an empty one matches everything. */
export function selects({ matchLabels = {}, matchExpressions = [] }, labels) {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }) => {
      if (operator !== 'In') throw new Error(`${operator} is not supported here`);
      return values.includes(labels[key]);
    })
  );
}

/** The processes of an overlay: what each runs, and its environment, with a description in place of values from secrets. */
export function processesOfCluster(cluster) {
  return cluster.workloads.map((workload) => {
    const { args = [], env = [], envFrom = [] } = containerOf(workload);
    const given = envFrom.map(({ configMapRef }) => cluster.named('ConfigMap', configMapRef.name)?.data ?? {});
    const own = env.map(({ name, value, valueFrom }) => [name, value ?? `from ${JSON.stringify(valueFrom)}`]);
    return {
      name: workload.metadata.name,
      app: appOf(workload),
      args,
      env: Object.assign({}, ...given, Object.fromEntries(own)),
      workload,
    };
  });
}
