// The policies by the name of their policy host. A further domain is a further line, and a route in wrangler.jsonc.
//
// Never make a policy of the MX records of the moment: whoever forges these would write the policy (RFC 8461 §10.4), and
// the id of the record would not change with it.
const policies = {
  "@HOST@": @POLICY_JS@,
};

export default {
  async fetch(request) {
    const url = new URL(request.url);
    const policy = Object.hasOwn(policies, url.hostname) ? policies[url.hostname] : undefined;
    if (policy === undefined || url.pathname !== "/.well-known/mta-sts.txt") {
      return new Response("not found\n", { status: 404 });
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      return new Response("use GET\n", { status: 405, headers: { allow: "GET, HEAD" } });
    }
    // No long cache: an edge that still has the old policy while the new id is out makes senders keep the wrong one.
    const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "max-age=60" };
    return new Response(request.method === "HEAD" ? null : policy, { headers });
  },
};
