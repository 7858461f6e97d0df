package org.sealpost.fleet.watch;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// The text of an SPF, DKIM or DMARC record that the owner approved.
///
/// @param at where it stands
/// @param text as one string, however it is cut into pieces in DNS
public record ApprovedText(Family family, DomainName at, String text) {
    private static final int LONGEST = 2_048;

    /// What kind of record it is. Other TXT records at the same name are nobody's business.
    public enum Family {
        SPF("v=spf1"),
        DKIM("v=DKIM1"),
        DMARC("v=DMARC1");

        private final String version;

        Family(String version) {
            this.version = version;
        }

        /// With which a record begins.
        public String version() {
            return version;
        }

        /// Where a record of this family stands for a domain: RFC 7208 §3, RFC 7489 §6.1, RFC 6376
        /// §3.6.2.1. Empty where that is no name.
        ///
        /// @param selector for DKIM alone
        public Optional<DomainName> at(DomainName domain, String selector) {
            return switch (this) {
                case SPF -> Optional.of(domain);
                case DMARC -> DomainName.ofWire("_dmarc." + domain.ascii());
                case DKIM -> DomainName.ofWire(selector + "._domainkey." + domain.ascii());
            };
        }
    }

    /// Why this cannot be approved for a domain, in a sentence; empty when it can.
    public Optional<String> problem(DomainName domain) {
        if (!family.at(domain, selector(domain)).equals(Optional.of(at))) {
            return Optional.of("The " + family + " record of " + domain + " does not stand at " + at + ".");
        }
        if (text.length() > LONGEST || !text.chars().allMatch(point -> point >= ' ' && point < 127)) {
            return Optional.of("A text has no more than " + LONGEST + " characters, all of them printable ASCII.");
        }
        // RFC 6376 §3.6.1: the version of a key may be left out.
        boolean versioned = family == Family.DKIM
                || text.regionMatches(
                        true, 0, family.version(), 0, family.version().length());
        return versioned ? Optional.empty() : Optional.of("This text must begin with " + family.version() + ".");
    }

    /// What stands before `_domainkey`.
    private String selector(DomainName domain) {
        String end = "._domainkey." + domain.ascii();
        return at.ascii().endsWith(end) ? at.ascii().substring(0, at.ascii().length() - end.length()) : "";
    }
}
