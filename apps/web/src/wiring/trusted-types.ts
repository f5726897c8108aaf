/** The part of the Trusted Types interface that is used here; browsers without it need no policy. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
}

/** The address of one of our own workers, in the form in which a page under Trusted Types takes it. */
export function ownScriptUrl(url: string): string {
  const { href, origin } = new URL(url, location.href);
  if (origin !== location.origin) throw new Error("Only our own scripts may run");
  policy ??= createPolicy();
  return (policy?.createScriptURL(href) ?? href) as string;
}

let policy: ReturnType<PolicyFactory["createPolicy"]> | undefined;

function createPolicy(): typeof policy {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  return factory?.createPolicy("attune", { createScriptURL: (url) => url });
}
