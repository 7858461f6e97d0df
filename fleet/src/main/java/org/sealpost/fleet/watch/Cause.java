package org.sealpost.fleet.watch;

import org.sealpost.protocol.name.DomainName;

/// What an alert is about. It is the same at every look that sees it, whatever else there is to see.
///
/// @param what the id of a finding such as `mtasts.policy.mx-not-listed`, or a kind of drift such as `drift.mx-added`
/// @param subject a host, a name or a place; of what was seen outside, so untrusted
public record Cause(DomainName domain, String what, String subject) implements Comparable<Cause> {
    @Override
    public int compareTo(Cause other) {
        int byDomain = domain.compareTo(other.domain);
        int byWhat = byDomain == 0 ? what.compareTo(other.what) : byDomain;
        return byWhat == 0 ? subject.compareTo(other.subject) : byWhat;
    }
}
