import type { CallProfile } from "../model/call-profile.ts";

/** What several processes or threads did at the same time, as one profile; undefined for none. All of one kind. */
export function mergeProfiles(profiles: readonly CallProfile[]): CallProfile | undefined {
  const [first, ...rest] = profiles;
  if (first === undefined || rest.length === 0) return first;
  const functions = profiles.flatMap((profile) => profile.functions);
  let [functionsBefore, nodesBefore] = [0, 0];
  const edges: CallProfile["edges"][number][] = [];
  const tree: NonNullable<CallProfile["tree"]>[number][] = [];
  for (const profile of profiles) {
    for (const edge of profile.edges) {
      edges.push({ ...edge, caller: edge.caller + functionsBefore, callee: edge.callee + functionsBefore });
    }
    for (const node of profile.tree ?? []) {
      const parent = node.parent < 0 ? node.parent : node.parent + nodesBefore;
      tree.push({ ...node, function: node.function + functionsBefore, parent });
    }
    functionsBefore += profile.functions.length;
    nodesBefore += profile.tree?.length ?? 0;
  }
  const perSample = first.perSample === null ? null : Math.max(...profiles.map((each) => each.perSample ?? 0));
  return { ...first, perSample, functions, edges, tree: profiles.every((each) => each.tree !== null) ? tree : null };
}
