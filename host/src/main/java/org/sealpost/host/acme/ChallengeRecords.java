package org.sealpost.host.acme;

import org.sealpost.protocol.name.DomainName;

/// Where the TXT records for dns-01 are written. RFC 8555 §8.4. May be asked by several threads at once.
public interface ChallengeRecords {
    /// Makes this the one TXT record at the name, whatever stood there before. Asked again until it answers
    /// [Writing.Visible].
    Writing place(DomainName at, String text);

    /// Takes the record away if that is still the one that stands there.
    Writing remove(DomainName at, String text);

    /// What came of it.
    sealed interface Writing {
        /// Every server of the zone shows it.
        record Visible() implements Writing {}

        /// It was written, and not every server of the zone shows it yet.
        record Coming() implements Writing {}

        /// @param why one sentence that says what to do
        record Failed(String why) implements Writing {}
    }

    /// For a host that writes no records: every dns-01 fails.
    ChallengeRecords NONE = new ChallengeRecords() {
        @Override
        public Writing place(DomainName at, String text) {
            return new Writing.Failed("No way to write the TXT record at " + at + " is configured.");
        }

        @Override
        public Writing remove(DomainName at, String text) {
            return new Writing.Visible();
        }
    };
}
