package org.sealpost.fleet.watch;

import org.sealpost.protocol.name.DomainName;

/// The text of an SPF, DKIM or DMARC record that the owner approved.
///
/// @param at where it stands
/// @param text as one string, however it is cut into pieces in DNS
public record ApprovedText(Family family, DomainName at, String text) {
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
    }
}
