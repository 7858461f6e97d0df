package org.sealpost.publish.dns.provider;

import org.sealpost.publish.dns.ZoneAccess;

/// Makes the access of one provider from variables.
@FunctionalInterface
interface Opener {
    ZoneAccess open(Environment environment, Tools tools) throws Environment.Unusable;
}
