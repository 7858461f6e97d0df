"use strict";

const { app } = require("@azure/functions");

// The policies by the name of their policy host. Never make one of the MX records of the moment: whoever forges these
// would write the policy (RFC 8461 §10.4).
const policies = {
  "@HOST@": @POLICY_JS@,
};

app.http("policy", {
  methods: ["GET", "HEAD"],
  authLevel: "anonymous",
  route: ".well-known/mta-sts.txt",
  handler: async (request) => {
    const host = new URL(request.url).hostname.toLowerCase();
    if (!Object.hasOwn(policies, host)) {
      return { status: 404, body: "not found\n" };
    }
    return {
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "max-age=60" },
      body: request.method === "HEAD" ? undefined : policies[host],
    };
  },
});
